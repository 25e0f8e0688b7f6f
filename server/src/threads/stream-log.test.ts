import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEvent, type Thread, type ThreadStreamEvent } from '@openskies/protocol';
import { silentLogger, type Logger, type LogFields } from '../logging.ts';
import { mark, OpenStream, shape, TestApp, userInput } from '../../test/app.ts';
import { call, say } from '../../test/scripted-model.ts';
import { StreamLog } from './stream-log.ts';

const script = [
  {
    text: ['Let me ', 'see.'],
    calls: [{ name: 'change_seat', args: { flight_number: 'OA476', seat: '12C' } }],
  },
  say('Your ', 'seat ', 'is ', '12C.'),
];

async function follow(app: TestApp, id: string, after: number | string): Promise<OpenStream> {
  return new OpenStream(await app.request(`/support/threads/${id}/events?after=${after}`));
}

/** Reduces a whole log, as a page does. */
function reduce(events: ThreadStreamEvent[]): Thread {
  const [first, ...rest] = events;
  assert.ok(first?.type === 'thread.created');
  return rest.reduce(applyEvent, first.thread);
}

test('a stream cut after any committed event and resumed gives the same thread', async () => {
  await using app = await TestApp.start({ script });
  const stream = await app.open('threads.create', { input: userInput('Seat 12C') }, mark());
  const sent = await stream.rest();
  const whole = reduce(sent.map(({ event }) => event));
  const last = Number(sent.findLast(({ id }) => id !== undefined)?.id);
  for (let cut = 0; cut < sent.length; cut++) {
    const seen = sent.slice(0, cut + 1);
    const after = seen.findLast(({ id }) => id !== undefined)?.id ?? '0';
    await using log = await follow(app, whole.id, after);
    const rest: ThreadStreamEvent[] = [];
    for (let id = Number(after); id < last;) {
      const next = await log.next();
      assert.ok(next);
      rest.push(next.event);
      id = Number(next.id ?? id);
    }
    const resumed = reduce([...seen.map(({ event }) => event), ...rest]);
    assert.deepEqual(resumed, whole, `cut after event ${cut}`);
  }
});

test('who joins in mid-answer gets the item in flight from its start, then what comes', async () => {
  let open = (): void => {};
  const until = new Promise<void>((resolve) => (open = resolve));
  await using app = await TestApp.start({
    script: [{ text: ['One ', 'two ', 'three.'], gate: { before: 2, until } }],
  });
  const stream = await app.open('threads.create', { input: userInput('Count') }, mark());
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const { id } = first.event.thread;
  for (let deltas = 0; deltas < 2;) {
    const { event } = (await stream.next())!;
    if (event.type === 'thread.item.updated' && event.update.type.endsWith('text_delta')) deltas++;
  }
  await using late = await follow(app, id, 0);
  const events: ThreadStreamEvent[] = [];
  for (;;) {
    const sent = await late.next();
    assert.ok(sent);
    events.push(sent.event);
    if (sent.event.type === 'thread.item.updated' && sent.event.update.type.endsWith('text_delta'))
      break;
  }
  open();
  for (;;) {
    const sent = await late.next();
    assert.ok(sent);
    events.push(sent.event);
    if (sent.event.type === 'thread.item.done') break;
  }
  const joined = events.flatMap((event) =>
    event.type === 'thread.item.updated' && 'delta' in event.update ? [event.update.delta] : [],
  );
  assert.deepEqual(joined, ['One two ', 'three.']);
  await stream.rest();
  const stored = await app.thread(id);
  assert.deepEqual(reduce(events).items.data, stored.items.data);
});

test('following without a number begins now, and sees what another tab does', async () => {
  await using app = await TestApp.start({ script: [say('Hello.'), call('cancel_trip')] });
  const { id } = await app.create('Hi');
  await using other = new OpenStream(await app.request(`/support/threads/${id}/events`));
  await app.json('threads.update', { thread_id: id, title: 'Mine' });
  const renamed = await other.next();
  assert.ok(renamed?.event.type === 'thread.updated');
  assert.equal(renamed.event.thread.title, 'Mine');
  await app.say(id, 'Cancel');
  const { event } = await other.until('thread.item.done');
  assert.ok(event.type === 'thread.item.done' && event.item.type === 'user_message');
});

test('Last-Event-ID works as the query does; nonsense is refused', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const path = `/support/threads/${id}/events`;
  await using log = new OpenStream(await app.request(path, { headers: { 'last-event-id': '1' } }));
  assert.equal((await log.next())?.id, '2');
  assert.equal((await app.request(`${path}?after=x`)).status, 400);
  assert.equal((await app.request('/support/threads/thr_no/events')).status, 404);
  assert.equal((await app.request('/support/threads/thr_no/stop', { method: 'POST' })).status, 404);
});

test('who follows is told whether an answer is under way, and the stream of a request ends by saying that it is not', async () => {
  let open = (): void => {};
  const until = new Promise<void>((resolve) => (open = resolve));
  await using app = await TestApp.start({
    script: [{ text: ['One ', 'two.'], gate: { before: 1, until } }, say('Three.')],
  });
  const stream = await app.open('threads.create', { input: userInput('Count') }, mark());
  const first = await stream.until('thread.created');
  assert.ok(first.event.type === 'thread.created');
  const { id } = first.event.thread;
  await using other = await follow(app, id, '');
  await other.until('thread.item.added');
  assert.deepEqual(other.running, [{ running: true }]);
  open();
  await stream.rest();
  const { seq } = await app.database.kysely
    .selectFrom('threads')
    .select('seq')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(stream.running, [{ running: false, id: String(seq) }]);
  await app.say(id, 'On');
  await other.until('thread.item.added');
  await app.json('threads.update', { thread_id: id, title: 'Mine' });
  await other.until('thread.updated');
  assert.deepEqual(
    other.running.map(({ running }) => running),
    [true, false, true, false],
  );
  const numbers = other.running.map((told) => told.id);
  assert.deepEqual(numbers, [undefined, String(seq), undefined, numbers[3]], 'each number once');
});

test('a thread is given with the number to follow it from, and a request goes on from what its tab shows', async () => {
  await using app = await TestApp.start({ script: [say('One.'), say('Two.')] });
  const { id } = await app.create('Hi');
  const { cursor } = await app.thread(id);
  assert.ok(cursor);
  assert.equal((await app.thread(id, {})).cursor, undefined);
  await app.json('threads.update', { thread_id: id, title: 'Mine' });
  const metadata = { openskies: { client: 'test', message_id: 'm1', after: cursor } };
  const input = { thread_id: id, input: userInput('On') };
  const events = await app.events('threads.add_user_message', input, metadata);
  assert.deepEqual(shape(events).slice(0, 3), [
    'thread.updated',
    'done user_message',
    'stream_options',
  ]);
});

test('the numbers of a log have no gaps', async () => {
  await using app = await TestApp.start({ script });
  const { id, events } = await app.create('Seat 12C');
  assert.ok(shape(events).includes('done task'));
  const rows = await app.database.kysely
    .selectFrom('events')
    .select('seq')
    .where('thread_id', '=', id)
    .orderBy('seq')
    .execute();
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    rows.map((_, index) => index + 1),
  );
});

test('a log that is longer than one reading of it comes whole', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  for (let n = 0; n < 450; n++) await app.json('threads.update', { thread_id: id, title: `T${n}` });
  await using log = await follow(app, id, 0);
  const seen: string[] = [];
  for (let sent; (sent = await log.next());) {
    if (sent.id !== undefined) seen.push(sent.id);
    if (sent.event.type === 'thread.updated' && sent.event.thread.title === 'T449') break;
  }
  assert.deepEqual(
    seen.map(Number),
    [...seen.map(Number)].sort((a, b) => a - b),
  );
  assert.ok(seen.length > 450);
});

test('what goes wrong beside an answer is logged', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id: thread_id } = await app.create('First');
  await app.create('Second');
  const { tenant, owner } = await app.database.kysely
    .selectFrom('threads')
    .select(['tenant', 'owner'])
    .where('id', '=', thread_id)
    .executeTakeFirstOrThrow();
  const logged: Record<string, (fields: LogFields) => void> = {};
  const next = (said: string): Promise<LogFields> =>
    new Promise((resolve) => (logged[said] = resolve));
  const logger: Logger = {
    ...silentLogger,
    error: (fields, said) => logged[said]?.(fields),
  };
  let back = (): void => {};
  const log = new StreamLog(app.database, {
    logger,
    fanOut: {
      isConnected: true,
      join: () => () => {},
      grown: () => {},
      send: () => {},
      clear: () => {},
      onBack: (listener) => (back = listener),
      close: () => Promise.resolve(),
    },
  });

  const untold = next('other threads were not told');
  await log.write({ thread_id, owner: { tenant, subject: owner } }, async (writer) => {
    writer.elsewhere = () => Promise.reject(new RangeError('It is broken.'));
  });
  assert.equal((await untold).error_name, 'RangeError');

  const cursor = log.follow(thread_id, 0);
  const unseen = next('the record was not looked at');
  await app.database.kysely.schema.alterTable('threads').renameColumn('seq', 'number').execute();
  back();
  assert.match((await unseen).error_name ?? '', /error/i);
  await app.database.kysely.schema.alterTable('threads').renameColumn('number', 'seq').execute();
  cursor.close();
  log.close();
});
