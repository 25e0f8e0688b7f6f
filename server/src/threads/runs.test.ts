import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelFailure } from '../agent/model-failure.ts';
import { mark, OpenStream, shape, TestApp, texts, userInput } from '../../test/app.ts';
import { call, readableInput, say, type Script } from '../../test/scripted-model.ts';

interface Gate {
  open(): void;
  until: Promise<void>;
}

function gate(): Gate {
  let open = (): void => {};
  const until = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), until };
}

/** A model that says a word and then waits at the gate. */
const slowly = ({ until }: Gate): Script => ({
  text: ['One ', 'two.'],
  gate: { before: 1, until },
});

/** A message that is being answered, and one that waits behind it. */
async function oneBehindAnother(
  app: TestApp,
): Promise<{ thread_id: string; stream: OpenStream; waiting: OpenStream }> {
  const stream = await app.open('threads.create', { input: userInput('First') }, mark());
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const thread_id = first.event.thread.id;
  await stream.until('thread.item.updated');
  await stream.until('thread.item.updated');
  const second = { thread_id, input: userInput('Second') };
  return { thread_id, stream, waiting: await app.open('threads.add_user_message', second, mark()) };
}

test('stop aborts the model, keeps what was said, and runs no further tool', async () => {
  const door = gate();
  await using app = await TestApp.start({ script: [slowly(door), say('Again.')] });
  const stream = await app.open('threads.create', { input: userInput('Count') }, mark());
  const { event } = await stream.next().then((sent) => sent!);
  assert.ok(event.type === 'thread.created');
  const { id } = event.thread;
  await stream.until('thread.item.added');
  await stream.until('thread.item.updated');
  await stream.until('thread.item.updated');
  const stopped = await app.request(`/support/threads/${id}/stop`, { method: 'POST' });
  assert.deepEqual(await stopped.json(), { stopped: true });
  assert.equal(app.model.aborted.length, 1);
  const rest = (await stream.rest()).map((sent) => sent.event);
  assert.deepEqual(
    shape(rest).filter((name) => name !== 'thread.updated'),
    ['done assistant_message', 'done end_of_turn'],
  );
  assert.deepEqual(texts(await app.items(id)), ['One ']);
  // It says so itself to our element alone.
  const last = (await app.items(id)).at(-1);
  assert.ok(last?.type === 'end_of_turn' && last.stopped);
  assert.equal((await app.items(id, {})).at(-1)?.type, 'assistant_message');
  await app.say(id, 'Go on');
  assert.match(readableInput(app.model.requests[1]!), /One .*<HIDDEN_CONTEXT>.*stopped the answer/);
  const again = await app.request(`/support/threads/${id}/stop`, { method: 'POST' });
  assert.deepEqual(await again.json(), { stopped: false });
});

test('stop between the words and the deed: the deed does not happen', async () => {
  const door = gate();
  await using app = await TestApp.start({
    script: [
      {
        text: ['Moving you.'],
        gate: { before: 1, until: door.until },
        calls: [{ name: 'change_seat', args: { flight_number: 'OA476', seat: '12C' } }],
      },
    ],
  });
  const stream = await app.open('threads.create', { input: userInput('Seat 12C') }, {});
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const { id } = first.event.thread;
  await stream.until('thread.item.added');
  await stream.leave();
  await app.request(`/support/threads/${id}/stop`, { method: 'POST' });
  assert.equal((await app.customer(id)).segments[0]?.seat, '14A');
  assert.deepEqual(texts(await app.items(id)), ['Moving you.']);
});

test('stop answers when its run has ended, whatever waits behind it', async () => {
  const [first, second] = [gate(), gate()];
  await using app = await TestApp.start({ script: [slowly(first), slowly(second)] });
  const { thread_id, waiting } = await oneBehindAnother(app);
  const stopped = await app.request(`/support/threads/${thread_id}/stop`, { method: 'POST' });
  assert.deepEqual(await stopped.json(), { stopped: true });
  second.open();
  await waiting.rest();
  assert.deepEqual(texts(await app.items(thread_id)), ['One ', 'One two.']);
});

test('a retry has nothing answered that it deletes', async () => {
  await using app = await TestApp.start({ script: [slowly(gate()), say('Again.')] });
  const { thread_id } = await oneBehindAnother(app);
  const [message] = await app.items(thread_id);
  const retry = { thread_id, item_id: message!.id };
  await app.events('threads.retry_after_item', retry, mark());
  assert.deepEqual(texts(await app.items(thread_id)), ['Again.']);
  assert.equal(app.model.requests.length, 2);
});

test('a retry of no message stops nothing', async () => {
  const door = gate();
  await using app = await TestApp.start({ script: [slowly(door)] });
  const { thread_id, stream, waiting } = await oneBehindAnother(app);
  const retry = { thread_id, item_id: 'msg_none' };
  assert.equal((await app.post('threads.retry_after_item', retry, mark())).status, 404);
  door.open();
  await Promise.all([stream.rest(), waiting.rest()]);
  assert.deepEqual(texts(await app.items(thread_id)), ['One two.', 'One two.']);
});

test('a stock client that leaves stops the run, ours does not', async () => {
  for (const [metadata, kept] of [
    [{}, 'One '],
    [mark(), 'One two.'],
  ] as const) {
    const door = gate();
    await using app = await TestApp.start({ script: [slowly(door)] });
    const stream = await app.open('threads.create', { input: userInput('Count') }, metadata);
    const first = await stream.next();
    assert.ok(first?.event.type === 'thread.created');
    const { id } = first.event.thread;
    await stream.until('thread.item.added');
    await stream.until('thread.item.updated');
    await stream.until('thread.item.updated');
    await stream.leave();
    if (kept === 'One two.') door.open();
    const follow = await app.request(`/support/threads/${id}/events?after=0`);
    await using log = new OpenStream(follow);
    for (;;) {
      const { event } = await log.until('thread.item.done');
      if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') break;
    }
    assert.deepEqual(texts(await app.items(id)), [kept]);
  }
});

test('a message during a run waits behind it, three at most', async () => {
  const door = gate();
  await using app = await TestApp.start({
    script: [slowly(door), (_request, index) => say(`Answer ${index}.`)],
  });
  const stream = await app.open('threads.create', { input: userInput('First') }, mark());
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const thread_id = first.event.thread.id;
  await stream.until('thread.item.added');
  const add = (text: string, metadata: object): Promise<Response> =>
    app.post('threads.add_user_message', { thread_id, input: userInput(text) }, metadata);
  const waiting = [
    await add('Second', mark('w1')),
    await add('Third', mark('w2')),
    await add('Fourth', mark('w3')),
  ];
  const fifth = await add('Fifth', mark());
  assert.equal(fifth.status, 409);
  assert.equal(((await fifth.json()) as { error: { code: string } }).error.code, 'thread.busy');
  const queued = (await app.items(thread_id)).filter((item) => 'queued' in item);
  assert.equal(queued.length, 3);
  assert.ok((await app.items(thread_id, {})).every((item) => !('queued' in item)));
  assert.doesNotMatch(readableInput(app.model.requests[0]!), /Second/);
  door.open();
  await Promise.all(waiting.map((response) => response.text()));
  await stream.rest();
  assert.deepEqual(
    (await app.items(thread_id)).map((item) =>
      'content' in item ? (item.content as { text: string }[])[0]?.text : '',
    ),
    ['First', 'One two.', 'Second', 'Answer 1.', 'Third', 'Answer 2.', 'Fourth', 'Answer 3.'],
  );
  assert.ok((await app.items(thread_id)).every((item) => !('queued' in item)));
});

test('the same message id follows the stored run, with other words it is refused', async () => {
  await using app = await TestApp.start({ script: [say('Hello.'), say('Again.')] });
  const params = { input: userInput('Hi') };
  const first = await app.events('threads.create', params, mark('m1'));
  const again = await app.events('threads.create', params, mark('m1'));
  assert.deepEqual(
    again
      .map((event) => event.type)
      .filter((type) => type !== 'thread.item.updated' && type !== 'thread.item.added'),
    first
      .map((event) => event.type)
      .filter((type) => type !== 'thread.item.updated' && type !== 'thread.item.added'),
  );
  assert.equal(app.model.requests.length, 1);
  const other = await app.post('threads.create', { input: userInput('Bye') }, mark('m1'));
  assert.equal(other.status, 409);

  const created = first[0];
  assert.ok(created?.type === 'thread.created');
  const { id } = created.thread;
  await Promise.all([app.say(id, 'More', mark('m2')), app.say(id, 'More', mark('m2'))]);
  assert.equal(app.model.requests.length, 2);
  assert.equal((await app.items(id)).length, 4);
});

test('a failing step is asked again and nothing is shown twice', async () => {
  const down = new ModelFailure('down', { retryable: true });
  await using app = await TestApp.start({
    script: [{ text: ['Half '], error: down }, { text: [], error: down }, say('Whole.')],
  });
  const { id, events } = await app.create('Hi', {});
  assert.deepEqual(
    shape(events)
      .filter((name) => name !== 'thread.updated')
      .slice(3),
    [
      'added assistant_message',
      'updated content_part.added',
      'updated content_part.text_delta',
      'thread.item.removed',
      'added assistant_message',
      'updated content_part.added',
      'updated content_part.text_delta',
      'updated content_part.done',
      'done assistant_message',
    ],
  );
  assert.deepEqual(texts(await app.items(id)), ['Whole.']);
});

test('after three failed attempts the last event is an error that may be retried', async () => {
  const down = new ModelFailure('secret words', { retryable: true });
  await using app = await TestApp.start({
    script: [{ error: down }, { error: down }, { error: down }, say('Up again.')],
  });
  const { id, events } = await app.create('Hi', {});
  const last = events.at(-1);
  assert.ok(last?.type === 'error' && last.code === 'stream.error' && last.allow_retry);
  assert.doesNotMatch(JSON.stringify(events), /secret/);
  assert.equal(app.model.requests.length, 3);
  const [message] = await app.items(id);
  await app.events('threads.retry_after_item', { thread_id: id, item_id: message!.id });
  assert.deepEqual(texts(await app.items(id)), ['Up again.']);
});

test('what the service refuses for good is not asked again', async () => {
  const refused = new ModelFailure('bad key', { retryable: false, status: 401 });
  await using app = await TestApp.start({ script: [{ error: refused }] });
  const { events } = await app.create('Hi', {});
  assert.equal(events.at(-1)?.type, 'error');
  assert.equal(app.model.requests.length, 1);
});

test('a model that thinks for too long is ended', async () => {
  await using app = await TestApp.start({
    script: [{ gate: { before: 0, until: new Promise(() => {}) } }],
    limits: { modelMs: 50, backoffMs: 1 },
  });
  const { events } = await app.create('Hi', {});
  const last = events.at(-1);
  assert.ok(last?.type === 'error' && last.allow_retry);
  assert.match(last.message ?? '', /too long/);
});

test('a retry deletes what came after, and repeats no effect', async () => {
  await using app = await TestApp.start({
    script: [
      call('request_assistance', { note: 'Wheelchair at JFK' }),
      say('Arranged.'),
      say('More.'),
      call('request_assistance', { note: 'Wheelchair at JFK' }),
      say('Still arranged.'),
    ],
  });
  const { id } = await app.create('Wheelchair at JFK, please');
  await app.say(id, 'More');
  const before = (await app.customer(id)).timeline.length;
  const [message] = await app.items(id);
  const events = await app.events('threads.retry_after_item', {
    thread_id: id,
    item_id: message!.id,
  });
  assert.deepEqual(shape(events)[0], 'stream_options');
  assert.ok(!shape(events).includes('effect customer_profile/update'));
  assert.equal((await app.customer(id)).timeline.length, before);
  assert.deepEqual(texts(await app.items(id)), ['Still arranged.']);
});

test('a retry takes open cards with it', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip'), say('What then?')] });
  const { id } = await app.create('Cancel my trip');
  const items = await app.items(id);
  await app.events('threads.retry_after_item', { thread_id: id, item_id: items[0]!.id });
  const { state } = await app.database.kysely
    .selectFrom('confirmations')
    .select('state')
    .executeTakeFirstOrThrow();
  assert.equal(state, 'replaced');
});

test('a thread deleted in mid-answer ends its stream and never comes back', async () => {
  const door = gate();
  await using app = await TestApp.start({ script: [slowly(door)] });
  const stream = await app.open('threads.create', { input: userInput('Count') }, mark());
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const thread_id = first.event.thread.id;
  await stream.until('thread.item.added');
  assert.deepEqual(await app.json('threads.delete', { thread_id }), {});
  await stream.rest();
  assert.equal(app.model.aborted.length, 1);
  door.open();
  assert.equal((await app.post('threads.get_by_id', { thread_id })).status, 404);
  for (const table of ['items', 'events', 'runs', 'customers'] as const) {
    const rows = await app.database.kysely.selectFrom(table).selectAll().execute();
    assert.equal(rows.length, 0, table);
  }
  assert.deepEqual(await app.json('threads.delete', { thread_id }), {});
});

test('a stock stream that is cut in mid-answer says why: it knows no coming back', async () => {
  const door = gate();
  const app = await TestApp.start({ script: [slowly(door)] });
  const open = async (): Promise<{ thread_id: string; stream: OpenStream }> => {
    const stream = await app.open('threads.create', { input: userInput('Count') });
    const { event } = await stream.until('thread.created');
    await stream.until('thread.item.updated');
    return { stream, thread_id: event.type === 'thread.created' ? event.thread.id : '' };
  };
  const lastOf = async (stream: OpenStream) => (await stream.rest()).at(-1)?.event;
  const deleted = await open();
  await app.json('threads.delete', { thread_id: deleted.thread_id });
  assert.deepEqual(await lastOf(deleted.stream), {
    type: 'error',
    code: 'stream.error',
    message: 'This conversation does not exist any more.',
    allow_retry: false,
  });
  const handedOver = await open();
  await app.concierge.close();
  assert.deepEqual(await lastOf(handedOver.stream), {
    type: 'error',
    code: 'stream.error',
    message: 'The concierge is busy. Please try again shortly.',
    allow_retry: true,
  });
  await app.database.close();
});

test('a model that says when to come back is asked then, and not at all where that is long', async () => {
  const busy = (retry_after_ms: number): Script => ({
    error: new ModelFailure('Busy.', { retryable: true, status: 429, retry_after_ms }),
  });
  await using app = await TestApp.start({ script: [busy(300), say('Now.'), busy(60_000)] });
  const began = performance.now();
  const { id } = await app.create('Hello');
  assert.ok(performance.now() - began >= 300);
  assert.deepEqual(texts(await app.items(id)), ['Now.']);
  const again = await app.say(id, 'And?');
  assert.equal(again.find(({ type }) => type === 'error')?.type, 'error');
  assert.equal(app.model.requests.length, 3);
});
