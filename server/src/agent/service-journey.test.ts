/** The customer's journey with a real client in between: our server, OpenAI's API over HTTP, a scripted service. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastWidget, mark, OpenStream, shape, TestApp, texts, userInput } from '../../test/app.ts';
import {
  startOpenAIServer,
  type OpenAIServer,
  type ScriptedAnswer,
} from '../../test/openai-server.ts';
import { scriptedModel, TestModel } from '../../test/scripted-model.ts';
import { confirmationOf } from '../airline/confirmation-card.ts';
import { openaiModel } from './models.ts';

const seat = { name: 'change_seat', arguments: { flight_number: 'OA476', seat: '12C' } };

/** Both APIs of the service, the whole journey each. */
const apis = ['responses', 'chat'] as const;

async function start(
  service: OpenAIServer,
  api: (typeof apis)[number],
  timeoutMs = 5000,
): Promise<TestApp> {
  const { model } = openaiModel({ baseURL: service.baseURL, model: 'test', api, timeoutMs });
  return TestApp.start({ model: scriptedModel(model, new TestModel({ text: ['A title'] })) });
}

for (const api of apis) {
  const withService = (
    name: string,
    script: ScriptedAnswer[],
    run: (app: TestApp, service: OpenAIServer) => Promise<void>,
    timeoutMs?: number,
  ): void => {
    test(`${api}: ${name}`, async () => {
      await using service = await startOpenAIServer(script);
      await using app = await start(service, api, timeoutMs);
      await run(app, service);
    });
  };

  withService(
    'a seat is changed and said',
    [{ calls: [seat] }, { text: 'Seat updated to 12C on flight OA476.' }],
    async (app, { requests }) => {
      const { id, events } = await app.create('Can I change my seat on flight OA476 to 12C?', {});
      assert.ok(shape(events).includes('updated content_part.text_delta'));
      assert.deepEqual(texts(await app.items(id)), ['Seat updated to 12C on flight OA476.']);
      assert.equal((await app.customer(id)).segments[0]?.seat, '12C');
      for (const { body } of requests) assert.equal(body['store'], false);
      const told = JSON.stringify(requests[1]?.body);
      assert.match(told, /Seat updated to 12C|12C on/);
      assert.doesNotMatch(told, /"id":"fc_|previous_response_id/);
    },
  );

  withService(
    'several calls in one answer: the write is done, the card is the last thing',
    [{ calls: [{ name: 'cancel_trip', arguments: {} }, seat] }],
    async (app, { requests }) => {
      const { id } = await app.create('Seat 12C, then cancel all');
      const items = await app.items(id);
      const confirmation = confirmationOf(lastWidget(items));
      assert.equal(items.at(-1)?.type, 'widget');
      assert.equal((await app.customer(id)).segments[0]?.seat, '12C');
      assert.equal(requests.length, 1);
      await app.click(id, lastWidget(items).id, 'confirmation.accept', {
        confirmation_id: confirmation?.id,
      });
      assert.equal((await app.customer(id)).segments[0]?.status, 'Cancelled');
      assert.equal(requests.length, 1);
    },
  );

  withService('a refusal is plain text', [{ refusal: 'I cannot help with that.' }], async (app) => {
    const { id } = await app.create('Something bad');
    assert.deepEqual(texts(await app.items(id)), ['I cannot help with that.']);
  });

  withService(
    'broken arguments and unknown tools are answered, and it goes on',
    [
      {
        calls: [
          { name: 'change_seat', arguments: '{"flight_number": "OA4' },
          { name: 'warp', arguments: {} },
        ],
      },
      { text: 'Which seat?' },
    ],
    async (app) => {
      const { id } = await app.create('Seat');
      assert.deepEqual(texts(await app.items(id)), ['Which seat?']);
    },
  );

  withService(
    'an error status is asked again, then the answer comes',
    [{ status: 503 }, { status: 429 }, { text: 'Here I am.' }],
    async (app, { requests }) => {
      const { id, events } = await app.create('Hi');
      assert.deepEqual(texts(await app.items(id)), ['Here I am.']);
      assert.equal(requests.length, 3);
      assert.ok(!events.some(({ type }) => type === 'error'));
    },
  );

  withService(
    'three failures end in an error that may be retried, and the retry answers',
    [{ status: 500 }, { status: 502 }, { status: 503 }, { text: 'Back.' }],
    async (app) => {
      const { id, events } = await app.create('Hi');
      const last = events.at(-1);
      assert.ok(last?.type === 'error' && last.allow_retry);
      const [message] = await app.items(id);
      await app.events('threads.retry_after_item', { thread_id: id, item_id: message!.id });
      assert.deepEqual(texts(await app.items(id)), ['Back.']);
    },
  );

  for (const cut of ['end', 'reset'] as const) {
    withService(
      `a stream cut in the middle (${cut}) is withdrawn and said once`,
      [{ cut, text: 'Half of this is lost. '.repeat(8) }, { text: 'All of it.' }],
      async (app) => {
        const { id, events } = await app.create('Hi');
        assert.ok(shape(events).includes('thread.item.removed'));
        assert.deepEqual(texts(await app.items(id)), ['All of it.']);
      },
    );
  }

  withService(
    'a service that hangs is left after its time',
    [{ hang: 'body' }, { hang: 'headers' }, { text: 'Awake.' }],
    async (app) => {
      const { id } = await app.create('Hi');
      assert.deepEqual(texts(await app.items(id)), ['Awake.']);
    },
    150,
  );

  withService(
    'stop ends the request to the service',
    [{ hang: 'text', text: 'One two three four five six. '.repeat(4) }],
    async (app, { requests }) => {
      const stream = await app.open('threads.create', { input: userInput('Count') }, mark());
      const created = await stream.next();
      assert.ok(created?.event.type === 'thread.created');
      const { id } = created.event.thread;
      await using log = new OpenStream(await app.request(`/support/threads/${id}/events?after=0`));
      await log.until('thread.item.added');
      await app.request(`/support/threads/${id}/stop`, { method: 'POST' });
      await requests[0]?.left;
      await stream.rest();
      assert.match(texts(await app.items(id))[0] ?? '', /^One/);
    },
  );
}
