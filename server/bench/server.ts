/** The measured process: our server on SQLite with a model that never waits, and a bare Hono SSE endpoint beside it. */
import { serve } from '@hono/node-server';
import type { Model, ModelRequest } from '@openai/agents';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { AddressInfo } from 'node:net';
import { openskies } from '../src/airline/openskies/openskies.ts';
import { createConcierge } from '../src/app.ts';
import { Database } from '../src/database/database.ts';
import { silentLogger } from '../src/logging.ts';

/** What one delta says, here and there. */
const word = 'word ';

type StreamEvent =
  ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never;

/** Says as many words as the message asks for. */
const model: Model = {
  getResponse: () => Promise.reject(new Error('no title')),
  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const counts = [...JSON.stringify(request.input).matchAll(/say (\d+)/g)];
    const count = Number(counts.at(-1)?.[1] ?? 1);
    for (let n = 0; n < count; n++) yield { type: 'output_text_delta', delta: word };
    const content = [{ type: 'output_text', text: word.repeat(count) }];
    const output = [{ type: 'message', role: 'assistant', status: 'completed', content }];
    const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_done', response: { id: 'r', usage, output } } as StreamEvent;
  },
};

const bare = new Hono();
bare.post('/bare', async (c) => {
  const { count } = await c.req.json<{ count: number }>();
  return streamSSE(c, async (stream) => {
    for (let n = 0; n < count; n++) {
      const update = {
        type: 'assistant_message.content_part.text_delta',
        content_index: 0,
        delta: word,
      };
      const event = { type: 'thread.item.updated', item_id: 'msg_1', update };
      await stream.writeSSE({ data: JSON.stringify(event) });
    }
  });
});
bare.get('/bare', (c) =>
  streamSSE(c, async (stream) => {
    await stream.writeSSE({ data: '{}' });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
  }),
);

const database = await Database.open({ dataDir: process.argv[2] ?? ':memory:' });
const { app } = createConcierge({
  airline: openskies,
  model: { kind: 'demo', model, title: model },
  database,
  logger: silentLogger,
  rates: { take: () => 0 },
  tenants: [
    {
      id: 'bench',
      publishable_key: 'pk_bench_12345',
      origins: ['https://bench.example'],
      issuer: 'https://bench.example',
      keys: [{ kid: 'b', alg: 'HS256', secret: 'bench-secret-bench-secret-bench-secret' }],
    },
  ],
});
app.route('/', bare);
const server = serve(
  {
    fetch: app.fetch,
    hostname: '127.0.0.1',
    port: 0,
    // The client keeps its connections from one measurement to the next.
    serverOptions: { keepAliveTimeout: 120_000 },
  },
  () => process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heap: heapUsed + external });
});
process.on('disconnect', () => process.exit());
