import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  applyEvent,
  type CustomerProfile,
  type Thread,
  type ThreadStreamEvent,
} from '@openskies/protocol';
import { mark, OpenStream, texts, userInput, type SentEvent } from '../test/app.ts';
import { ServerProcess } from '../test/process.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'openskies-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

const seat = { input: userInput('Can I change my seat on flight OA476 to 12C?') };

async function thread(server: ServerProcess, thread_id: string): Promise<Thread> {
  return (await (await server.post('threads.get_by_id', { thread_id }, mark())).json()) as Thread;
}

async function customer(server: ServerProcess, id: string): Promise<CustomerProfile> {
  const response = await server.request(`/customer?thread_id=${id}`);
  return ((await response.json()) as { customer: CustomerProfile }).customer;
}

/** Reads until the text has begun. */
async function untilSpeaking(stream: OpenStream): Promise<{ id: string; seen: SentEvent[] }> {
  const seen: SentEvent[] = [];
  for (let sent; (sent = await stream.next());) {
    seen.push(sent);
    const { event } = sent;
    if (event.type !== 'thread.item.updated' || !event.update.type.endsWith('text_delta')) continue;
    const first = seen[0]?.event;
    assert.ok(first?.type === 'thread.created');
    return { id: first.thread.id, seen };
  }
  throw new Error('The stream ended.');
}

/** Follows after what was seen until the answer is done, as the element does. */
async function resume(server: ServerProcess, id: string, seen: SentEvent[]): Promise<Thread> {
  const after = seen.findLast((sent) => sent.id !== undefined)?.id ?? '0';
  await using log = new OpenStream(await server.request(`/threads/${id}/events?after=${after}`));
  const events = seen.map(({ event }) => event);
  for (let sent; (sent = await log.next());) {
    events.push(sent.event);
    if (isAnswer(sent.event)) break;
  }
  const [first, ...rest] = events;
  assert.ok(first?.type === 'thread.created');
  return rest.reduce(applyEvent, first.thread);
}

function isAnswer(event: ThreadStreamEvent): boolean {
  return event.type === 'thread.item.done' && event.item.type === 'assistant_message';
}

test('kill -9 and start again: the thread, its title and its customer are there', async (t) => {
  const env = { OPENSKIES_DATA_DIR: await folder(t) };
  await using first = await ServerProcess.start(env);
  const stream = new OpenStream(await first.post('threads.create', seat, mark()));
  const events = (await stream.rest()).map(({ event }) => event);
  assert.ok(events[0]?.type === 'thread.created');
  const { id } = events[0].thread;
  const before = [await thread(first, id), await customer(first, id)];
  await first.kill();
  await using second = await ServerProcess.start(env);
  assert.deepEqual([await thread(second, id), await customer(second, id)], before);
  assert.equal((before[1] as CustomerProfile).segments[0]?.seat, '12C');
});

test('a run that was killed in mid-answer is taken up: one effect, and what was half said is said once', async (t) => {
  const env = { OPENSKIES_DATA_DIR: await folder(t) };
  await using first = await ServerProcess.start({ ...env, OPENSKIES_DEMO_PACE_MS: '200' });
  const stream = new OpenStream(await first.post('threads.create', seat, mark()));
  const { id, seen } = await untilSpeaking(stream);
  await first.kill();
  await using second = await ServerProcess.start(env);
  const resumed = await resume(second, id, seen);
  const stored = await thread(second, id);
  assert.deepEqual(resumed.items.data, stored.items.data);
  assert.equal(texts(stored.items.data).length, 1);
  const { timeline } = await customer(second, id);
  assert.equal(timeline.filter(({ entry }) => /14A to 12C/.test(entry)).length, 1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} in mid-answer ends it cleanly, and the next server goes on`, async (t) => {
    const env = { OPENSKIES_DATA_DIR: await folder(t) };
    await using first = await ServerProcess.start({ ...env, OPENSKIES_DEMO_PACE_MS: '200' });
    const stream = new OpenStream(await first.post('threads.create', seat, mark()));
    const { id, seen } = await untilSpeaking(stream);
    assert.deepEqual(await first.kill(signal), { code: 0, signal: null });
    assert.equal(first.output.err, '');
    await using second = await ServerProcess.start(env);
    const resumed = await resume(second, id, seen);
    assert.deepEqual(resumed.items.data, (await thread(second, id)).items.data);
    assert.equal(texts(resumed.items.data).length, 1);
  });
}

test('SIGTERM ends a stock stream with an error, not with a broken connection', async (t) => {
  const env = { OPENSKIES_DATA_DIR: await folder(t), OPENSKIES_DEMO_PACE_MS: '200' };
  await using server = await ServerProcess.start(env);
  const stream = new OpenStream(await server.post('threads.create', seat));
  await untilSpeaking(stream);
  const ended = server.kill('SIGTERM');
  const last = (await stream.rest()).at(-1)?.event;
  assert.ok(last?.type === 'error' && last.allow_retry);
  assert.deepEqual(await ended, { code: 0, signal: null });
});

test('a second server on the same data folder is refused, and the first goes on', async (t) => {
  const env = { OPENSKIES_DATA_DIR: await folder(t) };
  await using first = await ServerProcess.start(env);
  const { exit, output } = await ServerProcess.refused(env);
  assert.equal(exit.code, 1);
  assert.match(output.err, /^Another server is using the data folder .*OPENSKIES_DATA_DIR.*\n$/);
  assert.equal((await first.request('/health')).status, 200);
});

test('what cannot work is one clear line', async (t) => {
  const env = { OPENSKIES_DATA_DIR: await folder(t) };
  await using other = await ServerProcess.start(env);
  const { exit, output } = await ServerProcess.refused(env, ['audit', 'verfy']);
  assert.equal(exit.code, 1);
  assert.match(output.err, /^There is no command "audit verfy"\. .*"audit verify".*\n$/);
  for (const [variables, line] of [
    [
      { PORT: other.port, OPENSKIES_DATA_DIR: await folder(t) },
      /^Port \d+ on 127\.0\.0\.1 is taken\. Set PORT to a free one\.\n$/,
    ],
    [{ PORT: 'eighty' }, /^PORT must be a port between 0 and 65535\.\n$/],
    [{ REDIS_URL: 'redis://127.0.0.1:1' }, /^REDIS_URL is set, but without DATABASE_URL .*\n$/],
    [{ OPENSKIES_API: 'soap' }, /^OPENSKIES_API must be "responses" or "chat"\.\n$/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be the address of a PostgreSQL .*\n$/],
    [
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      /^The database at DATABASE_URL cannot be used: .*ECONNREFUSED.*\n$/,
    ],
    [{ HOST: '0.0.0.0' }, /^HOST is 0\.0\.0\.0, .*OPENSKIES_TENANTS.*\n$/],
    [{ NODE_ENV: 'production' }, /^NODE_ENV is production, .*OPENSKIES_TENANTS.*\n$/],
  ] as const) {
    const { exit, output } = await ServerProcess.refused({ ...env, ...variables });
    assert.equal(exit.code, 1);
    assert.match(output.err, line);
    assert.equal(output.out, '');
  }
});
