import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { assertion, openSession, Person, startHosted, tenants } from '../../test/hosts.ts';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';
import { addressOf } from '../routes/address.ts';
import { MemoryRateStore } from './rate-store.ts';

const input = userInput('Hello');
const strict = { ...tenants.aurora, limits: {} };

test('the eleventh message of a minute waits, and is told for how long', async () => {
  await using app = await TestApp.start({
    tenants: [strict],
    rates: new MemoryRateStore(),
    script: [say('Hello.')],
  });
  const anna = await Person.customer(app, 'anna');
  for (let n = 0; n < 10; n++) await anna.create('Hello');
  const response = await anna.post('threads.create', { input });
  assert.equal(response.status, 429);
  const seconds = Number(response.headers.get('retry-after'));
  assert.ok(seconds > 0 && seconds <= 6, `${seconds}`);
  const { error } = (await response.json()) as { error: { code: string; retry: boolean } };
  assert.equal(error.code, 'rate.limited');
  assert.equal(error.retry, true);
  assert.equal((await anna.post('threads.list', {})).status, 200, 'reading goes on');
  const bert = await Person.customer(app, 'bert');
  assert.equal((await bert.post('threads.create', { input })).status, 200, 'others go on');
  app.clock.ahead = seconds * 1000;
  assert.equal((await anna.post('threads.create', { input })).status, 200);
});

test('a clock that is set back keeps nobody out for longer than one place takes', () => {
  const store = new MemoryRateStore();
  const now = Date.parse('2026-11-22T12:00:00Z');
  for (let n = 0; n < 10; n++) assert.equal(store.take('anna', 10, 60_000, now + 3_600_000), 0);
  const wait = store.take('anna', 10, 60_000, now);
  assert.ok(wait > 0 && wait <= 6_000, `${wait}`);
  assert.equal(store.take('anna', 10, 60_000, now + 6_000), 0);
});

test('however many keys are live, few of them are looked at with each take', () => {
  const store = new MemoryRateStore();
  const takes = 30_000;
  let looks = 0;
  // A time that counts how often something is compared with it.
  const now = { valueOf: () => (looks++, 1000) } as unknown as number;
  for (let n = 0; n < takes; n++) store.take(`key ${n}`, 2, 60_000, now);
  assert.ok(looks < 20 * takes, `${looks}`);
});

test('a tenant that is flooded is busy, other tenants are not', async () => {
  await using app = await TestApp.start({
    tenants: [{ ...strict, limits: { tenant_messages_per_minute: 3 } }, tenants.borealis],
    rates: new MemoryRateStore(),
    script: [say('Hello.')],
  });
  for (const sub of ['a', 'b', 'c']) await (await Person.customer(app, sub)).create('Hello');
  const dora = await Person.customer(app, 'd');
  const response = await dora.post('threads.create', { input });
  assert.equal(response.status, 503);
  assert.ok(Number(response.headers.get('retry-after')) > 0);
  const elsewhere = await Person.customer(app, 'd', 'borealis');
  assert.equal((await elsewhere.post('threads.create', { input })).status, 200);
});

test('requests are limited too, also those that only read', async () => {
  await using app = await TestApp.start({
    tenants: [{ ...strict, limits: { requests_per_minute: 5 } }],
    rates: new MemoryRateStore(),
  });
  const anna = await Person.customer(app, 'anna');
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push((await anna.request('/support/customer')).status);
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
});

test('the demo visitor may send 120 messages a minute', async () => {
  await using app = await TestApp.start({ rates: new MemoryRateStore(), script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  let sent = 1;
  const action = { type: 'x' };
  const params = { thread_id: id, item_id: id, action };
  while ((await app.post('threads.sync_custom_action', params)).status !== 429) sent++;
  assert.ok(sent >= 120 && sent <= 130, `${sent}`); // time goes on meanwhile
});

test('one address takes a small part of what a tenant may send, however many visitors it plays', async () => {
  await using app = await TestApp.start({
    tenants: [{ ...strict, limits: { messages_per_minute: 1000, requests_per_minute: 10_000 } }],
    rates: new MemoryRateStore(),
    script: [say('Hello.')],
  });
  const visitors = await Promise.all(Array.from({ length: 10 }, () => Person.visitor(app)));
  const click = { thread_id: 'thr_0', item_id: 'msg_0', action: { type: 'x' } };
  const began = Date.now();
  let sent = 0;
  for (; sent < 1000; sent++) {
    const visitor = visitors[sent % 10] as Person;
    if ((await visitor.post('threads.sync_custom_action', click)).status === 429) break;
  }
  // Time goes on meanwhile: ten more a second.
  const more = (Date.now() - began) / 100;
  assert.ok(sent >= 600 && sent <= 601 + more, `${sent}, ${more} of them meanwhile`);
});

test('files are limited more than messages: each may fill a disk', async () => {
  await using app = await startHosted({ rates: new MemoryRateStore() });
  const anna = await Person.customer(app, 'anna');
  const file = { name: 'a.png', size: 67, mime_type: 'image/png' };
  let announced = 0;
  let refused: Response;
  while ((refused = await anna.post('attachments.create', file)).status === 200) announced++;
  assert.ok(announced >= 20 && announced <= 22, `${announced}`);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
});

test('pages of other origins may read how long to wait', async () => {
  await using app = await TestApp.start({
    tenants: [{ ...strict, limits: { requests_per_minute: 1 } }],
    rates: new MemoryRateStore(),
  });
  const anna = await Person.customer(app, 'anna');
  const headers = { origin: 'https://www.aurora.example' };
  await anna.request('/support/customer', { headers });
  const response = await anna.request('/support/customer', { headers });
  assert.equal(response.status, 429);
  assert.equal(response.headers.get('access-control-allow-origin'), headers.origin);
  assert.match(response.headers.get('access-control-expose-headers') ?? '', /retry-after/);
});

test('one address opens 120 sessions a minute', async () => {
  await using app = await startHosted({ rates: new MemoryRateStore() });
  let opened = 0;
  while ((await openSession(app)).status === 200) opened++;
  assert.ok(opened >= 120 && opened <= 130, `${opened}`);
});

test('a subject may have twelve streams open; a closed one makes room', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const anna = await Person.customer(app, 'anna');
  const id = await anna.create('Hello');
  const open = (person = anna, thread = id): Promise<Response> =>
    person.request(`/support/threads/${thread}/events`);
  const streams = await Promise.all(Array.from({ length: 12 }, () => open()));
  assert.ok(streams.every(({ status }) => status === 200));
  const refused = await open();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '5');
  const bert = await Person.customer(app, 'bert');
  const berts = await open(bert, await bert.create('Hello'));
  assert.equal(berts.status, 200);
  await streams[0]?.body?.cancel();
  const again = await open();
  assert.equal(again.status, 200);
  for (const stream of [...streams.slice(1), berts, again]) await stream.body?.cancel();
});

test('a logout ends the streams of its session, and no others', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const anna = await Person.customer(app, 'anna');
  const desk = new Person(
    app,
    (await openSession(app, { assertion: await assertion('anna') })).token,
  );
  const id = await anna.create('Hello');
  const mine = await anna.request(`/support/threads/${id}/events`);
  const other = await desk.request(`/support/threads/${id}/events`);
  await anna.request('/support/session', { method: 'DELETE' });
  assert.doesNotMatch(await mine.text(), /thread\.item/);
  const follow = other.body?.getReader();
  await (await desk.post('threads.add_user_message', { thread_id: id, input }, mark())).text();
  assert.ok((await follow?.read())?.value?.length);
  await follow?.cancel();
});

test('an address counts through trusted proxies only', async () => {
  const app = new Hono();
  const trusted = new Set(['10.0.0.1', '10.0.0.2']);
  app.get('/', (c) => c.text(addressOf(c, trusted)));
  const from = async (remoteAddress: string, forwarded?: string): Promise<string> => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const response = await app.request(
      '/',
      { headers },
      { incoming: { socket: { remoteAddress } } },
    );
    return response.text();
  };
  assert.equal(await from('203.0.113.7', '1.1.1.1'), '203.0.113.7');
  assert.equal(await from('::ffff:10.0.0.1', '1.1.1.1'), '1.1.1.1');
  assert.equal(await from('10.0.0.1', '9.9.9.9, 1.1.1.1, 10.0.0.2'), '1.1.1.1');
  assert.equal(await from('10.0.0.1'), '10.0.0.1');
});

test('counters of people who are gone take no room', () => {
  const store = new MemoryRateStore();
  for (let n = 0; n < 50_000; n++) store.take(`key ${n}`, 10, 60_000, n * 60_000);
  assert.ok(JSON.stringify(store).length < 100);
  assert.equal(store.take('key', 1, 60_000, 0), 0);
  assert.equal(store.take('key', 1, 60_000, 0), 60_000);
  assert.equal(store.take('key', 1, 60_000, 60_000), 0);
});
