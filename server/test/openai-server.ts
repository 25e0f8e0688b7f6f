/** A service that speaks OpenAI's API over HTTP on a free port and answers by script. For tests only. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { chatWire, responsesWire, type Wire } from './openai-wire.ts';

/** A tool call as a model makes it; `arguments` as text is sent as it is, broken or not. */
export interface ScriptedCall {
  name: string;
  arguments: object | string;
  /** Sent as it is, an empty one too. Default: a fresh one. */
  call_id?: string;
}

/** One answer of the service. */
export type ScriptedAnswer =
  | { text?: string; calls?: ScriptedCall[] }
  | { refusal: string }
  | { status: number; code?: string; headers?: Record<string, string> }
  /** The text's first half, the rest when that has come (Responses only). */
  | { text: string; until: Promise<void> }
  /** The text's first half, then the connection ends or breaks. */
  | { cut: 'end' | 'reset'; text: string }
  /** Nothing more, ever: before the headers, after them, or after the text's first half. */
  | { hang: 'headers' | 'body' | 'text'; text?: string }
  /** `response.failed` or an `error` event (Responses only). */
  | { failed: string; as?: 'response.failed' | 'error' }
  /** `response.incomplete`, or the finish reason `length`. */
  | { incomplete: string; text?: string }
  | { raw: string; content_type: string };

/** One request as it arrived. */
export interface ReceivedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** Settles when the client left before the answer's end. */
  left: Promise<void>;
}

type Decide = (request: ReceivedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

export interface OpenAIServer extends AsyncDisposable {
  /** Ends in `/v1`. */
  readonly baseURL: string;
  readonly requests: ReceivedRequest[];
}

/** Starts it. A list is answered in its order; a request too many gets status 500 and fails the test by it. */
export async function startOpenAIServer(
  script: readonly ScriptedAnswer[] | Decide,
): Promise<OpenAIServer> {
  const requests: ReceivedRequest[] = [];
  const decide: Decide =
    typeof script === 'function'
      ? script
      : () => script[requests.length - 1] ?? { status: 500, code: 'script_ended' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received: ReceivedRequest = {
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      left: new Promise((resolve) => {
        response.once('close', () => {
          if (!response.writableFinished) resolve();
        });
      }),
    };
    requests.push(received);
    const wire = received.path.endsWith('/chat/completions') ? chatWire : responsesWire;
    await answer(response, wire, received, await decide(received));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  response: ServerResponse,
  wire: Wire,
  { body }: ReceivedRequest,
  scripted: ScriptedAnswer,
): Promise<void> {
  if ('status' in scripted) {
    const { status, code = 'scripted', headers = {} } = scripted;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message: 'Scripted.', type: 'scripted', code } }));
    return;
  }
  if ('raw' in scripted) {
    response.writeHead(200, { 'content-type': scripted.content_type });
    response.end(scripted.raw);
    return;
  }
  if ('hang' in scripted && scripted.hang === 'headers') return;
  const model = String(body['model']);
  if (body['stream'] !== true) {
    response.writeHead(200, { 'content-type': 'application/json' });
    if (!('hang' in scripted)) response.end(JSON.stringify(wire.whole(scripted, model)));
    else response.flushHeaders();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const write = (event: object | string): void => {
    const data = typeof event === 'string' ? event : JSON.stringify(event);
    response.write(`data: ${data}\n\n`);
  };
  const events = wire.events(scripted, model);
  if ('until' in scripted) {
    for (const event of events.splice(0, Math.ceil(events.length / 2))) write(event);
    let held = true;
    const go = scripted.until.then(() => (held = false));
    // Who thinks for long says so, or is taken for dead.
    while (held && !response.destroyed) {
      write({ type: 'response.in_progress' });
      await Promise.race([go, delay(1000, undefined, { ref: false })]);
    }
  }
  for (const event of events) write(event);
  if ('hang' in scripted) return;
  if ('cut' in scripted && scripted.cut === 'reset') {
    // After what was written has gone out, so that the client has seen the first half.
    response.write('\n', () => response.destroy());
    return;
  }
  response.end();
}
