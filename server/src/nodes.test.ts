/** Several nodes on one PostgreSQL, with and without a Redis between them. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { applyEvent, type Thread } from '@openskies/protocol';
import { mark, OpenStream, texts, userInput, type SentEvent } from '../test/app.ts';
import { usePostgres } from '../test/engine.ts';
import { assertion, openSession, Person, tenants } from '../test/hosts.ts';
import { TestNode } from '../test/node.ts';
import { TestRedis } from '../test/redis.ts';
import { call, say, TestModel, type Script } from '../test/scripted-model.ts';

const postgres = await usePostgres();
const seat = { flight_number: 'OA476', seat: '12C' };

interface Door {
  open(): void;
  script: Script;
}

/** A model that says two words, waits, and says a third. */
function slow(): Door {
  const { promise, resolve } = Promise.withResolvers<void>();
  const text = ['One ', 'two ', 'three.'];
  return { open: resolve, script: { text, gate: { before: 2, until: promise } } };
}

async function nodes(t: TestContext, count: number, script: Script[], redis?: string) {
  const url = await postgres.database();
  const model = new TestModel(...script);
  const made = await Promise.all(
    Array.from({ length: count }, () => TestNode.start({ url, model, redis })),
  );
  t.after(() => Promise.all(made.map((node) => node.close())));
  return { made, model };
}

async function begin(
  node: TestNode,
): Promise<{ id: string; stream: OpenStream; created: SentEvent }> {
  const stream = new OpenStream(await node.post('threads.create', { input: userInput('Hi') }));
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  return { id: first.event.thread.id, stream, created: first };
}

const isDelta = ({ event }: SentEvent): boolean =>
  event.type === 'thread.item.updated' && event.update.type.endsWith('text_delta');

async function readUntil(
  stream: OpenStream,
  isLast: (sent: SentEvent) => boolean,
): Promise<SentEvent[]> {
  const seen: SentEvent[] = [];
  for (let sent; (sent = await stream.next());) {
    seen.push(sent);
    if (isLast(sent)) return seen;
  }
  throw new Error('The stream ended.');
}

const isAnswer = ({ event }: SentEvent): boolean =>
  event.type === 'thread.item.done' && event.item.type === 'assistant_message';

function reduced(sent: SentEvent[]): Thread {
  const [first, ...rest] = sent.map(({ event }) => event);
  assert.ok(first?.type === 'thread.created');
  return rest.reduce<Thread>(applyEvent, first.thread);
}

for (const withRedis of [true, false]) {
  const how = withRedis ? 'with Redis' : 'without Redis';
  test(`${how}: what one node plays, another shows, from the middle and to the end`, async (t) => {
    const redis = withRedis ? await TestRedis.start() : undefined;
    t.after(() => redis?.kill());
    const door = slow();
    const { made } = await nodes(t, 2, [door.script], redis?.url);
    const [a, b] = made as [TestNode, TestNode];
    const { id, stream } = await begin(a);
    await readUntil(stream, isDelta);
    await readUntil(stream, isDelta);
    await using late = await b.follow(id, 0);
    const seen: SentEvent[] = [];
    if (withRedis) seen.push(...(await readUntil(late, isDelta)));
    door.open();
    seen.push(...(await readUntil(late, isAnswer)));
    await stream.rest();
    const deltas = seen.filter(isDelta).length;
    assert.ok(withRedis ? deltas >= 2 : deltas === 0, `${deltas} deltas`);
    assert.deepEqual(reduced(seen).items.data, (await b.thread(id)).items.data);
    assert.deepEqual(texts((await b.thread(id)).items.data), ['One two three.']);
  });
}

test('Redis killed in mid-answer: the answer goes on, and is whole everywhere', async (t) => {
  const redis = await TestRedis.start();
  t.after(() => redis.kill());
  const door = slow();
  const { made } = await nodes(t, 2, [door.script], redis.url);
  const [a, b] = made as [TestNode, TestNode];
  const { id, stream } = await begin(a);
  await using late = await b.follow(id, 0);
  const seen = await readUntil(late, isDelta);
  await redis.kill();
  door.open();
  seen.push(...(await readUntil(late, isAnswer)));
  await stream.rest();
  assert.deepEqual(reduced(seen).items.data, (await a.thread(id)).items.data);
  await redis.up();
});

test('Redis that forgot everything in mid-answer is told again', async (t) => {
  const redis = await TestRedis.start();
  t.after(() => redis.kill());
  const door = slow();
  const { made } = await nodes(t, 2, [door.script], redis.url);
  const [a, b] = made as [TestNode, TestNode];
  const { id, stream } = await begin(a);
  await readUntil(stream, isDelta);
  await redis.kill();
  await redis.up();
  await Promise.all(made.map((node) => node.connected()));
  await using late = await b.follow(id, 0);
  const seen = await readUntil(late, isDelta);
  door.open();
  seen.push(...(await readUntil(late, isAnswer)));
  await stream.rest();
  assert.deepEqual(reduced(seen).items.data, (await a.thread(id)).items.data);
});

test('stop, a retry and deleting reach the node that plays the run', async (t) => {
  const doors = [slow(), slow(), slow()];
  const scripts = doors.map(({ script }) => script);
  const { made, model } = await nodes(t, 2, [...scripts, say('Anew.')]);
  const [a, b] = made as [TestNode, TestNode];
  const first = await begin(a);
  await readUntil(first.stream, isDelta);
  const stopped = await b.request(`/support/threads/${first.id}/stop`, { method: 'POST' });
  assert.deepEqual(await stopped.json(), { stopped: true });
  await first.stream.rest();
  assert.match(texts((await b.thread(first.id)).items.data).join(), /^One /);
  assert.equal(model.aborted.length, 1);

  const second = await begin(a);
  await readUntil(second.stream, isDelta);
  const params = { thread_id: second.id };
  assert.equal((await b.post('threads.delete', params)).status, 200);
  await second.stream.rest();
  assert.equal(model.aborted.length, 2);
  assert.equal((await a.post('threads.get_by_id', params)).status, 404);

  const third = await begin(a);
  await readUntil(third.stream, isDelta);
  const [question] = (await b.thread(third.id)).items.data;
  const again = new OpenStream(
    await b.post('threads.retry_after_item', { thread_id: third.id, item_id: question?.id }),
  );
  await again.rest();
  assert.deepEqual(texts((await a.thread(third.id)).items.data), ['Anew.']);
  doors.forEach((door) => door.open());
});

test('a node that lets go hands its runs over, and no turn fails', async (t) => {
  const door = slow();
  const { made } = await nodes(t, 2, [door.script, say('All of it.')]);
  const [a, b] = made as [TestNode, TestNode];
  const { id, stream, created } = await begin(a);
  const seen = [created, ...(await readUntil(stream, isDelta))];
  assert.equal((await a.request('/support/health?ready=1')).status, 200);
  const closed = a.concierge.close();
  assert.equal((await a.request('/support/health?ready=1')).status, 503);
  await closed;
  seen.push(...(await stream.rest()));
  const after = Number(seen.findLast((sent) => sent.id !== undefined)?.id ?? 0);
  await using rest = await b.follow(id, after);
  seen.push(...(await readUntil(rest, isAnswer)));
  assert.deepEqual(reduced(seen).items.data, (await b.thread(id)).items.data);
  assert.deepEqual(texts(reduced(seen).items.data), ['All of it.']);
  door.open();
});

test('a node that starts while the database is away looks for work when it is back', async () => {
  const url = await postgres.database();
  const door = slow();
  const model = new TestModel(door.script, say('Taken up.'));
  const b = await TestNode.start({ url, model, idle: true });
  const a = await TestNode.start({ url, model });
  const { id, stream } = await begin(a);
  await stream.until('thread.item.added');
  await a.close();
  await postgres.restart(async () => {
    assert.equal(await b.concierge.recover(), 0);
  });
  await using log = await b.follow(id, 0);
  await readUntil(log, isAnswer);
  assert.deepEqual(texts((await b.thread(id)).items.data), ['Taken up.']);
  await b.close();
});

test('the same message sent to two nodes at once is one run with one effect', async (t) => {
  const { made } = await nodes(t, 2, [
    ({ input }) =>
      JSON.stringify(input).includes('function_call_result')
        ? say('Done.')
        : call('change_seat', seat),
  ]);
  const [a, b] = made as [TestNode, TestNode];
  for (let n = 0; n < 10; n++) {
    const both = await Promise.all(
      [a, b].map(async (node) => {
        const params = { input: userInput('Seat 12C') };
        const stream = new OpenStream(await node.post('threads.create', params, mark(`m${n}`)));
        return reduced(await stream.rest());
      }),
    );
    assert.equal(both[0]!.id, both[1]!.id);
    assert.deepEqual(both[0]!.items.data, both[1]!.items.data);
  }
  const { effects } = await a.counts();
  assert.equal(effects, 10);
});

test('a session that ends on one node takes its streams on the others along', async (t) => {
  const url = await postgres.database();
  const model = new TestModel(say('Hello.'));
  const parts = { url, model, tenants: [tenants.aurora] };
  const made = await Promise.all([TestNode.start(parts), TestNode.start(parts)]);
  t.after(() => Promise.all(made.map((node) => node.close())));
  const [a, b] = made;
  const signIn = async (): Promise<Person> =>
    new Person(a, (await openSession(a, { assertion: await assertion('anna') })).token);
  const [here, elsewhere] = [await signIn(), await signIn()];
  const id = await here.create('Hi');
  const follow = async ({ token }: Person): Promise<OpenStream> =>
    new OpenStream(await new Person(b, token).request(`/support/threads/${id}/events?after=0`));
  await using ends = await follow(here);
  await using stays = await follow(elsewhere);
  assert.equal((await here.request('/support/session', { method: 'DELETE' })).status, 200);
  await ends.rest();
  await elsewhere.json('threads.update', { thread_id: id, title: 'Mine' });
  await stays.until('thread.updated');
});
