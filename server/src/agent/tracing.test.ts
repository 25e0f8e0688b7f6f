import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent, Runner, setTraceProcessors, type TracingProcessor } from '@openai/agents';
import { startOpenAIServer } from '../../test/openai-server.ts';
import { openskies } from '../airline/openskies/openskies.ts';
import { openaiModel } from './models.ts';
import { SupportAgent } from './support-agent.ts';
import { TitleAgent } from './title-agent.ts';

/** Keeps what the SDK would send, instead of sending it. */
function collectTraces(): string[] {
  const traces: string[] = [];
  const processor: TracingProcessor = {
    onTraceStart: (trace) => Promise.resolve(void traces.push(trace.name)),
    onTraceEnd: () => Promise.resolve(),
    onSpanStart: (span) => Promise.resolve(void traces.push(span.spanData.type)),
    onSpanEnd: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
    forceFlush: () => Promise.resolve(),
  };
  setTraceProcessors([processor]);
  return traces;
}

for (const api of ['responses', 'chat'] as const) {
  test(`the concierge's own runs are not traced, those of its process are as it wants (${api})`, async () => {
    const traces = collectTraces();
    await using server = await startOpenAIServer(
      ['Hello', 'Greeting', 'Hello'].map((text) => ({ text })),
    );
    const { baseURL, requests } = server;
    const { model, title } = openaiModel({ apiKey: 'sk-test', baseURL, model: 'm-1', api });
    const support = new SupportAgent({ airline: openskies, model });
    const { signal } = new AbortController();
    const hi = { role: 'user' as const, content: 'Hi' };
    for await (const event of support.step([hi], signal)) void event;
    assert.equal(await new TitleAgent(title).name('Hi', signal), 'Greeting');
    assert.equal(traces.join(), '');
    await new Runner().run(new Agent({ name: 'Host', model }), [hi]);
    assert.equal(requests.length, 3);
    assert.ok(traces.includes('Agent workflow'), traces.join());
  });
}
