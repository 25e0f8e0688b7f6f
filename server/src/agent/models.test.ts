import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Agent, Runner, type AgentOutputItem } from '@openai/agents';
import { openskies } from '../airline/openskies/openskies.ts';
import {
  startOpenAIServer,
  type ReceivedRequest,
  type ScriptedAnswer,
} from '../../test/openai-server.ts';
import { ModelFailure } from './model-failure.ts';
import { openaiModel } from './models.ts';
import { SupportAgent } from './support-agent.ts';

interface Step {
  text: string;
  output: AgentOutputItem[];
  requests: ReceivedRequest[];
  error?: unknown;
}

type Api = 'responses' | 'chat';
const input = [{ role: 'user' as const, content: 'Hello' }];

/** One model step of the real agent against a service that answers so. */
async function step(
  api: Api,
  answer: ScriptedAnswer,
  { timeoutMs = 5_000, signal = new AbortController().signal, ran = input as never[] } = {},
): Promise<Step> {
  await using server = await startOpenAIServer([answer]);
  const { baseURL, requests } = server;
  const { model } = openaiModel({ apiKey: 'sk-test', baseURL, model: 'm-1', api, timeoutMs });
  const agent = new SupportAgent({ airline: openskies, model });
  const result: Step = { text: '', output: [], requests };
  try {
    for await (const event of agent.step(ran, signal)) {
      if (event.type === 'text') result.text += event.delta;
      if (event.type === 'done') result.output = event.output;
    }
  } catch (error) {
    result.error = error;
  }
  return result;
}

function calls({ output }: Step): { name: string; arguments: string; callId: string }[] {
  return output.flatMap((item) =>
    item.type === 'function_call'
      ? [{ name: item.name, arguments: item.arguments, callId: item.callId }]
      : [],
  );
}

function failure({ error }: Step): ModelFailure {
  assert.ok(error instanceof ModelFailure, `a ModelFailure, not ${String(error)}`);
  return error;
}

for (const api of ['responses', 'chat'] as const) {
  describe(`a model over HTTP, ${api}`, () => {
    test('streams text, stores nothing at the service and names the tools', async () => {
      const done = await step(api, { text: 'Hello Jordan, how can I help?' });
      assert.equal(done.text, 'Hello Jordan, how can I help?');
      assert.equal(done.error, undefined);
      const [request] = done.requests;
      assert.equal(request?.path, api === 'chat' ? '/v1/chat/completions' : '/v1/responses');
      assert.equal(request.headers.authorization, 'Bearer sk-test');
      assert.equal(request.body['store'], false);
      assert.equal(request.body['model'], 'm-1');
      const tools = request.body['tools'] as { name?: string; function?: { name: string } }[];
      assert.deepEqual(
        tools.map((tool) => tool.name ?? tool.function?.name),
        openskies.actions.filter((action) => action.tool !== false).map((action) => action.name),
      );
    });

    test('hands over a tool call without running it', async () => {
      const done = await step(api, {
        calls: [{ name: 'change_seat', arguments: { flight_number: 'OA476', seat: '12C' } }],
      });
      assert.equal(done.error, undefined);
      const [call] = calls(done);
      assert.equal(call?.name, 'change_seat');
      assert.deepEqual(JSON.parse(call.arguments), { flight_number: 'OA476', seat: '12C' });
      assert.equal(done.requests.length, 1);
    });

    test('hands over several calls of one answer, with its text', async () => {
      const done = await step(api, {
        text: 'Both at once.',
        calls: [
          { name: 'add_checked_bag', arguments: {} },
          { name: 'request_assistance', arguments: { note: 'Wheelchair' } },
        ],
      });
      assert.equal(done.text, 'Both at once.');
      assert.deepEqual(
        calls(done).map((call) => call.name),
        ['add_checked_bag', 'request_assistance'],
      );
    });

    test('gives calls ids of their own where the service repeats or forgets them', async () => {
      const done = await step(api, {
        calls: [
          { name: 'add_checked_bag', arguments: {}, call_id: 'call_1' },
          { name: 'add_checked_bag', arguments: {}, call_id: 'call_1' },
          ...(api === 'chat' ? [{ name: 'cancel_trip', arguments: {}, call_id: '' }] : []),
        ],
      });
      const ids = calls(done).map((call) => call.callId);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.every(Boolean));
    });

    test('gives a call an id that no earlier call of the turn has', async () => {
      const ran = [
        ...input,
        { type: 'function_call', callId: 'call_1', name: 'cancel_trip', arguments: '{}' },
        {
          type: 'function_call_result',
          callId: 'call_1',
          name: 'cancel_trip',
          status: 'completed',
          output: { type: 'text', text: 'Done' },
        },
      ] as never[];
      const again = { name: 'cancel_trip', arguments: {}, call_id: 'call_1' };
      const done = await step(api, { calls: [again] }, { ran });
      assert.deepEqual(
        calls(done).map((call) => call.callId),
        ['call_1_2'],
      );
    });

    test('hands over a refusal as part of the message', async () => {
      const done = await step(api, { refusal: 'I cannot help with that.' });
      assert.equal(done.error, undefined);
      assert.match(JSON.stringify(done.output), /"refusal":"I cannot help with that\."/);
    });

    test('hands over a call with broken arguments, and one of an unknown tool', async () => {
      const done = await step(api, {
        calls: [
          { name: 'change_seat', arguments: '{"flight_number": "OA4' },
          { name: 'sell_plane', arguments: {} },
        ],
      });
      assert.equal(done.error, undefined);
      assert.deepEqual(
        calls(done).map((call) => [call.name, call.arguments]),
        [
          ['change_seat', '{"flight_number": "OA4'],
          ['sell_plane', '{}'],
        ],
      );
    });

    for (const [status, code, retryable] of [
      [400, 'invalid_prompt', false],
      [401, 'invalid_api_key', false],
      [404, 'model_not_found', false],
      [408, undefined, true],
      [429, 'rate_limit_exceeded', true],
      [429, 'insufficient_quota', false],
      [500, undefined, true],
      [503, undefined, true],
    ] as const) {
      test(`fails on status ${status} ${code ?? ''}, asking once`, async () => {
        const headers = { 'retry-after': '2' };
        const done = await step(api, { status, ...(code && { code }), headers });
        const error = failure(done);
        assert.equal(error.status, status);
        assert.equal(error.retryable, retryable);
        assert.equal(error.retry_after_ms, 2000);
        assert.equal(error.code, code ?? 'scripted');
        assert.equal(done.requests.length, 1);
      });
    }

    for (const cut of ['end', 'reset'] as const) {
      test(`fails, and may be asked again, when the stream is cut by ${cut}`, async () => {
        const done = await step(api, { cut, text: 'Your seat has been changed.' });
        assert.equal(failure(done).retryable, true);
        assert.equal(done.output.length, 0);
      });
    }

    for (const hang of ['headers', 'body', 'text'] as const) {
      test(`fails in time when the service hangs at its ${hang}`, async () => {
        const done = await step(api, { hang, text: 'One moment please' }, { timeoutMs: 150 });
        assert.match(failure(done).message, /said nothing for 150 ms/);
        assert.equal(failure(done).retryable, true);
        await done.requests[0]?.left;
      });
    }

    test('keeps waiting while the service speaks', async () => {
      const text = 'word '.repeat(400);
      const done = await step(api, { text }, { timeoutMs: 2_000 });
      assert.equal(done.text, text);
    });

    test('leaves a service that does not stop speaking', async () => {
      const done = await step(api, { hang: 'text', text: `${'x'.repeat(500_000)} `.repeat(6) });
      assert.match(failure(done).message, /more than 1048576 characters/);
      assert.equal(failure(done).retryable, false);
      await done.requests[0]?.left;
    });

    test('fails when the service reports a failure inside the stream', async () => {
      assert.equal(failure(await step(api, { failed: 'server_error' })).retryable, true);
      assert.equal(failure(await step(api, { failed: 'invalid_prompt' })).retryable, false);
    });

    for (const [what, raw] of [
      ['nothing', ''],
      ['a page', '<html>Bad gateway</html>'],
      ['broken JSON', 'data: {"type": "resp\n\n'],
    ] as const) {
      test(`fails on ${what} in place of a stream`, async () => {
        const done = await step(api, { raw, content_type: 'text/event-stream' });
        assert.equal(failure(done).retryable, true);
      });
    }

    test('fails when nobody listens', async () => {
      const server = await startOpenAIServer([]);
      await server[Symbol.asyncDispose]();
      const { model } = openaiModel({ baseURL: server.baseURL, model: 'm-1', api });
      const agent = new SupportAgent({ airline: openskies, model });
      await assert.rejects(
        agent.step(input, new AbortController().signal).next(),
        (error) =>
          error instanceof ModelFailure && error.retryable && error.code === 'ECONNREFUSED',
      );
    });

    test('leaves the service at once when the caller stops', async () => {
      const stop = new AbortController();
      await using server = await startOpenAIServer([{ hang: 'text', text: 'Let me see now' }]);
      const { model } = openaiModel({ baseURL: server.baseURL, model: 'm-1', api });
      const agent = new SupportAgent({ airline: openskies, model });
      const steps = agent.step(input, stop.signal);
      assert.deepEqual(await steps.next(), { done: false, value: { type: 'text', delta: 'Let ' } });
      const rest = assert.rejects(
        async () => {
          for await (const _ of steps);
        },
        (error) => !(error instanceof ModelFailure),
      );
      stop.abort(new Error('Stopped.'));
      await rest;
      await server.requests[0]?.left;
    });

    test('answers in one piece for titles, with the title model', async () => {
      await using server = await startOpenAIServer([
        { text: 'Seat change' },
        { status: 429 },
        { hang: 'body' },
      ]);
      const { baseURL } = server;
      const names = { model: 'm-1', titleModel: 'm-2', baseURL, api };
      const runner = new Runner({ tracingDisabled: true });
      const ask = (timeoutMs: number) => {
        const { title } = openaiModel({ ...names, timeoutMs });
        return runner.run(new Agent({ name: 'Title', model: title }), 'Hi');
      };
      assert.equal((await ask(5_000)).finalOutput, 'Seat change');
      assert.equal(server.requests[0]?.body['model'], 'm-2');
      assert.equal(server.requests[0].body['store'], false);
      await assert.rejects(
        ask(5_000),
        (error) => error instanceof ModelFailure && error.status === 429,
      );
      await assert.rejects(ask(150), /said nothing for 150 ms/);
    });
  });
}

describe('an answer that is incomplete', () => {
  test('fails for good with the Responses API, which sends no more of it', async () => {
    const done = await step('responses', { incomplete: 'max_output_tokens', text: 'Your seat' });
    assert.equal(failure(done).retryable, false);
  });

  test('is what was said with chat completions', async () => {
    const done = await step('chat', { incomplete: 'length', text: 'Your seat' });
    assert.equal(done.error, undefined);
    assert.equal(done.text, 'Your seat');
  });
});
