import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomId, type NewId } from '../ids.ts';
import { silentLogger } from '../logging.ts';
import { mark, shape, TestApp, texts, userInput } from '../../test/app.ts';
import { call, say, type Script } from '../../test/scripted-model.ts';

/** A model whose first answer waits until it is let go. */
function frozen(script: (until: Promise<void>) => Script): { script: Script; wake(): void } {
  let wake = (): void => {};
  const until = new Promise<void>((resolve) => (wake = resolve));
  return { script: script(until), wake: () => wake() };
}

/** As after the death of whoever played all runs, before a step of theirs was committed. */
async function leaveBehind(
  kysely: TestApp['database']['kysely'],
  how: { takeovers: number; stop_requested?: 1 },
): Promise<void> {
  await kysely.deleteFrom('steps').execute();
  await kysely
    .updateTable('runs')
    .set({ state: 'running', step: 0, finished_at: null, ...how })
    .execute();
}

const seat = { flight_number: 'OA476', seat: '12C' };

test('a process that was frozen while another took its run over writes nothing more', async () => {
  const first = frozen((until) => ({
    text: ['From ', 'the dead.'],
    gate: { before: 1, until },
    calls: [{ name: 'change_seat', args: seat }],
  }));
  await using app = await TestApp.start({ script: [first.script] });
  const stream = await app.open('threads.create', { input: userInput('Seat 12C') }, mark());
  const created = await stream.next();
  assert.ok(created?.event.type === 'thread.created');
  const { id } = created.event.thread;
  await stream.until('thread.item.added');

  // Another process claims the thread, as it does when the lease has run out.
  const claimed = await app.database.kysely
    .updateTable('threads')
    .set((eb) => ({ fence: eb('fence', '+', 1), lease_until: '9999' }))
    .where('id', '=', id)
    .returning(['seq', 'item_seq'])
    .executeTakeFirstOrThrow();
  first.wake();
  const rest = await stream.rest();
  assert.ok(rest.every(({ event }) => event.type !== 'thread.item.done'));
  await app.concierge.close();
  const after = await app.database.kysely
    .selectFrom('threads')
    .select(['seq', 'item_seq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(after, claimed);
  assert.deepEqual(texts(await app.items(id)), []);
  assert.equal((await app.customer(id)).segments[0]?.seat, '14A');
  const { state } = await app.database.kysely
    .selectFrom('runs')
    .select('state')
    .executeTakeFirstOrThrow();
  assert.equal(state, 'running');
});

test('a committed step is not asked again, and an effect is not repeated, by whoever takes the run up', async () => {
  await using app = await TestApp.start({
    script: [call('change_seat', seat), say('Done.'), say('Done again.')],
  });
  const { id } = await app.create('Seat 12C');
  const before = await app.customer(id);
  // As after kill -9 between the effect and the last step.
  const { kysely } = app.database;
  await kysely.deleteFrom('steps').where('step', '=', 1).execute();
  await kysely.deleteFrom('items').where('body', 'like', '%"Done."%').execute();
  await kysely.updateTable('runs').set({ state: 'running', step: 1, finished_at: null }).execute();
  assert.equal(await app.concierge.recover(), 1);
  await finished(app, id);
  assert.equal(app.model.requests.length, 3);
  assert.deepEqual(texts(await app.items(id)), ['Done again.']);
  assert.deepEqual(await app.customer(id), before);
});

test('an effect whose result was lost with its process is found by its key', async () => {
  await using app = await TestApp.start({ script: [call('change_seat', seat), say('Done.')] });
  const { id } = await app.create('Seat 12C');
  const before = await app.customer(id);
  const { kysely } = app.database;
  await kysely.deleteFrom('steps').where('step', '=', 1).execute();
  await kysely.deleteFrom('tool_results').execute();
  await kysely.updateTable('runs').set({ state: 'running', step: 1, finished_at: null }).execute();
  await app.concierge.recover();
  await finished(app, id);
  assert.deepEqual(await app.customer(id), before);
  const effects = await kysely.selectFrom('effects').selectAll().execute();
  assert.equal(effects.length, 1);
});

test('with the key forgotten the same harness sees the effect twice', async () => {
  await using app = await TestApp.start({
    script: [call('request_assistance', { note: 'Wheelchair' }), say('Done.')],
  });
  const { id } = await app.create('Wheelchair');
  const { timeline } = await app.customer(id);
  const { kysely } = app.database;
  await kysely.deleteFrom('steps').where('step', '=', 1).execute();
  await kysely.deleteFrom('tool_results').execute();
  await kysely.deleteFrom('effects').execute();
  await kysely.updateTable('runs').set({ state: 'running', step: 1, finished_at: null }).execute();
  await app.concierge.recover();
  await finished(app, id);
  assert.equal((await app.customer(id)).timeline.length, timeline.length + 1);
});

test('a server that ends lets go of a run that another has taken over, and nothing has failed', async () => {
  const failed: string[] = [];
  const logger = { ...silentLogger, error: (_: object, said: string) => void failed.push(said) };
  const { script } = frozen((until) => ({ text: ['One'], gate: { before: 0, until } }));
  await using app = await TestApp.start({ script: [script], logger });
  const stream = await app.open('threads.create', { input: userInput('Hi') }, mark());
  await stream.until('thread.created');
  while (app.model.requests.length === 0) await new Promise(setImmediate);
  await app.database.kysely
    .updateTable('threads')
    .set((eb) => ({ fence: eb('fence', '+', 1) }))
    .execute();
  await app.concierge.close();
  assert.deepEqual(failed, []);
});

test('a server that ends while it claims a run hands it over', async () => {
  const closing = Promise.withResolvers<void>();
  let app: TestApp | undefined = undefined;
  const newId: NewId = (prefix) => {
    // A claim alone makes an id from here on.
    if (app) closing.resolve(app.concierge.close());
    return randomId(prefix);
  };
  await using started = await TestApp.start({ script: [say('Hello.')], newId });
  await started.create('Hi');
  const { kysely } = started.database;
  await leaveBehind(kysely, { takeovers: 0 });
  app = started;
  await started.concierge.recover();
  await closing.promise;
  assert.equal(started.model.requests.length, 1);
  const { state } = await kysely.selectFrom('runs').select('state').executeTakeFirstOrThrow();
  assert.equal(state, 'queued');
});

test('a run that is stopped, or deleted with its thread, while it is claimed asks no model', async () => {
  for (const act of ['stop', 'delete'] as const) {
    await using app = await TestApp.start({ script: [say('Hello.')] });
    // Only with one connection is it sure who comes next.
    if (app.database.isShared) return;
    const { id } = await app.create('Hi');
    const { kysely } = app.database;
    await leaveBehind(kysely, { takeovers: 0 });
    await kysely.updateTable('runs').set({ state: 'queued' }).execute();
    await app.concierge.recover();
    const answered = atNextLookAtClock(app, () =>
      act === 'stop'
        ? app.request(`/support/threads/${id}/stop`, { method: 'POST' })
        : app.post('threads.delete', { thread_id: id }),
    );
    assert.equal((await answered).status, 200);
    // It was woken first, so it would have been asked by now.
    const another = await app.create('Another');
    assert.equal(app.model.requests.length, 2, act);
    const run = kysely.selectFrom('runs').select('state').where('thread_id', '!=', another.id);
    assert.deepEqual(
      (await run.executeTakeFirst())?.state,
      act === 'stop' ? 'cancelled' : undefined,
    );
  }
});

/** A claim looks at the clock while it has the record: what is asked then is next, before the run is played. */
function atNextLookAtClock(app: TestApp, ask: () => Promise<Response>): Promise<Response> {
  return new Promise((resolve) => {
    const get = (): number => {
      Object.defineProperty(app.clock, 'ahead', { value: 0, writable: true });
      resolve(ask());
      return 0;
    };
    Object.defineProperty(app.clock, 'ahead', { get, configurable: true });
  });
}

test('a run at whose step one process after the other dies is taken up sixteen times, then given up', async () => {
  for (const [takeovers, end] of [
    [15, 'done'],
    [16, 'failed'],
  ] as const) {
    await using app = await TestApp.start({ script: [say('Hello.')] });
    const { id } = await app.create('Hi');
    const { kysely } = app.database;
    await leaveBehind(kysely, { takeovers });
    await app.concierge.recover();
    await finished(app, id);
    const { state } = await kysely.selectFrom('runs').select('state').executeTakeFirstOrThrow();
    assert.equal(state, end);
  }
});

test('a run at whose step processes died again and again waits longer after each of them', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const { kysely } = app.database;
  await leaveBehind(kysely, { takeovers: 7 });
  const endedAgo = async (milliseconds: number): Promise<void> => {
    const now = await app.database.now();
    const lease_until = new Date(now.getTime() - milliseconds).toISOString();
    await kysely.updateTable('threads').set({ lease_until }).execute();
    await app.concierge.recover();
    // Its thread was woken first, so it would have been asked by now.
    await app.create('Another');
  };
  await endedAgo(8500);
  const waiting = kysely.selectFrom('runs').select('takeovers').where('thread_id', '=', id);
  assert.equal((await waiting.executeTakeFirstOrThrow()).takeovers, 7);
  await endedAgo(16_500);
  await finished(app, id);
});

test(
  'a run at whose step processes died again and again is stopped without a wait',
  { timeout: 25_000 }, // the wait would be 30 seconds
  async () => {
    await using app = await TestApp.start({ script: [say('Hello.')] });
    const { id } = await app.create('Hi');
    const { kysely } = app.database;
    await leaveBehind(kysely, { takeovers: 9, stop_requested: 1 });
    const lease_until = (await app.database.now()).toISOString();
    await kysely.updateTable('threads').set({ lease_until }).execute();
    await app.concierge.recover();
    await finished(app, id);
    const { state } = await kysely.selectFrom('runs').select('state').executeTakeFirstOrThrow();
    assert.equal(state, 'cancelled');
  },
);

test('runs at whose step processes died again and again are played one by one: one of them may be the reason', async () => {
  let held = Infinity;
  const first = frozen((until) => (_request, n) => ({
    text: ['Hello.'],
    ...(n === held && { gate: { before: 0, until } }),
  }));
  await using app = await TestApp.start({ script: [first.script] });
  const { kysely } = app.database;
  for (const text of ['First', 'Second']) await app.create(text);
  await leaveBehind(kysely, { takeovers: 3 });
  const fences = () =>
    kysely.selectFrom('threads').select('fence').orderBy('created_at').limit(2).execute();
  const before = (await fences()).map(({ fence }) => fence);
  held = app.model.requests.length;
  await app.concierge.recover();
  while (app.model.requests.length <= held) await new Promise(setImmediate);
  // The other has had every chance to begin by now: its thread was woken with the first one's.
  await app.say((await app.create('Third')).id, 'Fourth');
  const suspects = await kysely
    .selectFrom('runs')
    .select('takeovers')
    .where('state', '=', 'running')
    .orderBy('takeovers')
    .execute();
  assert.deepEqual(
    suspects.map(({ takeovers }) => takeovers),
    [3, 4],
  );
  // Who only looked has taken nothing.
  assert.equal(sum((await fences()).map(({ fence }) => fence)), sum(before) + 1);
  first.wake();
  const threads = await kysely.selectFrom('threads').select('id').execute();
  for (const { id } of threads) await finished(app, id);
  const states = await kysely.selectFrom('runs').select('state').execute();
  assert.ok(states.every(({ state }) => state === 'done'));
});

test('two messages at the same moment are two runs, one after the other', async () => {
  await using app = await TestApp.start({ script: [(_request, index) => say(`Answer ${index}.`)] });
  const { id } = await app.create('Hi');
  const both = await Promise.all([app.say(id, 'One'), app.say(id, 'Two')]);
  assert.ok(both.every((events) => shape(events).includes('done assistant_message')));
  assert.deepEqual(texts(await app.items(id)), ['Answer 0.', 'Answer 1.', 'Answer 2.']);
});

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Waits for the end of the run by following the log, as a page would. */
async function finished(app: TestApp, thread_id: string): Promise<void> {
  const { kysely } = app.database;
  for (;;) {
    const running = await kysely
      .selectFrom('runs')
      .select('id')
      .where('thread_id', '=', thread_id)
      .where('state', 'in', ['queued', 'running'])
      .execute();
    if (running.length === 0) return;
    await new Promise(setImmediate);
  }
}
