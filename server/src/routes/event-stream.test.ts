import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Cursor } from '../threads/cursor.ts';
import { LiveChannel } from '../threads/live-channel.ts';
import { mark, OpenStream, TestApp, texts, userInput } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';
import { streamResponse } from './event-stream.ts';

const metricsToken = 'metrics-token-metrics-token';

async function metricsOf(app: TestApp): Promise<string> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  return (await app.request('/support/metrics', { headers })).text();
}

const words = Array.from({ length: 3000 }, (_, index) => `word${index} `);

test('a reader that does not read is cut, the run goes on, and the rest is there when it comes back', async () => {
  await using app = await TestApp.start({ script: [say(...words)] });
  const response = await app.post('threads.create', { input: userInput('Talk') }, mark());
  const slow = new OpenStream(response);
  const first = await slow.next();
  assert.ok(first?.event.type === 'thread.created');
  const { id } = first.event.thread;
  await using quick = new OpenStream(await app.request(`/support/threads/${id}/events?after=0`));
  await untilAnswered(quick);
  const rest = await slow.rest();
  assert.notEqual(rest.at(-1)?.event.type, 'thread.item.done');
  const after = rest.findLast((sent) => sent.id !== undefined)?.id ?? '1';
  await using log = new OpenStream(
    await app.request(`/support/threads/${id}/events?after=${after}`),
  );
  await untilAnswered(log);
  assert.equal(texts(await app.items(id))[0], words.join(''));
});

test('a reader that keeps up gets every delta', async () => {
  await using app = await TestApp.start({ script: [say(...words)] });
  const { events } = await app.create('Talk');
  const deltas = events.flatMap((event) =>
    event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
  );
  assert.equal(deltas.join(''), words.join(''));
});

test('a quiet stream of ours says every 15 seconds that it lives, a stock stream never', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    for (const [metadata, expected] of [
      [mark(), ': keep-alive\n\n'],
      [{}, undefined],
    ] as const) {
      let open = (): void => {};
      const until = new Promise<void>((resolve) => (open = resolve));
      await using app = await TestApp.start({
        script: [{ text: ['Hello.'], gate: { before: 0, until } }],
      });
      const response = await app.post('threads.create', { input: userInput('Hi') }, metadata);
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const read = async (): Promise<string> =>
        new TextDecoder().decode((await reader.read()).value);
      let text = '';
      while (!text.includes('A title')) text += await read();
      const next = read();
      await new Promise(setImmediate);
      mock.timers.tick(15_000);
      open();
      const said = await next;
      if (expected === undefined) assert.match(said, /^data: /);
      else assert.equal(said, expected);
      await reader.cancel();
    }
  } finally {
    mock.timers.reset();
  }
});

test('a reader that leaves a full pipe unread for 20 seconds is cut; one that reads is not', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    await using app = await TestApp.start({
      metricsToken,
      script: [say('Hello.'), say('Hello again.')],
    });
    const send = async (): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
      const response = await app.post('threads.create', { input: userInput('Hi') }, mark());
      return (response.body as ReadableStream<Uint8Array>).getReader();
    };
    const idle = await send();
    await new Promise(setImmediate);
    mock.timers.tick(19_999);
    const reading = await send();
    await reading.read();
    mock.timers.tick(1);
    await assert.rejects(idle.read(), /too slow/);
    assert.match(await metricsOf(app), /^openskies_stream_cuts_total 1$/m);
    for (let read; !(read = await reading.read()).done;) assert.ok(read.value.length > 0);
  } finally {
    mock.timers.reset();
  }
});

async function untilAnswered(stream: OpenStream): Promise<void> {
  for (;;) {
    const { event } = await stream.until('thread.item.done');
    if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') return;
  }
}

test('a stream whose record cannot be read gives its place back', async () => {
  const read = (): Promise<never> => Promise.reject(new Error('It is broken.'));
  const cursor = new Cursor({ after: 0, channel: new LiveChannel(), read, onClose: () => {} });
  const left: string[] = [];
  const place = { onEnd: () => {}, leave: () => void left.push('place') };
  const onLeave = (): void => void left.push('reader');
  const response = streamResponse({ cursor, audience: 'openskies', place, onLeave });
  await assert.rejects(response.text(), /It is broken/);
  assert.deepEqual(left, ['place', 'reader']);
});

test('HEAD takes no place among the open streams', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  const path = `/support/threads/${id}/events?after=0`;
  for (let n = 0; n < 13; n++) {
    const response = await app.request(path, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  }
  await using follow = new OpenStream(await app.request(path));
  assert.ok(await follow.until('thread.created'));
});

test('a place in the log is written in digits alone', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  for (const after of ['0x5', '1e3', '%20', '-1', '1.0', '+1', '9'.repeat(20)]) {
    const response = await app.request(`/support/threads/${id}/events?after=${after}`);
    assert.equal(response.status, 400, after);
    const { error } = (await response.json()) as { error: { field: string } };
    assert.equal(error.field, 'after');
  }
});
