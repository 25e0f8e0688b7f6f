import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastWidget, mark, OpenStream, TestApp, texts, userInput } from '../../test/app.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { say } from '../../test/scripted-model.ts';
import type { Notice } from './notices.ts';

test('news of a delayed flight reaches who follows the thread, and stays in it', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  const response = await app.request(`/support/threads/${thread_id}/events`);
  await using follower = new OpenStream(response);
  const text = 'OA476 leaves 40 minutes later, at 09:40.';
  const item_id = await app.concierge.notify({ thread_id }, { text });
  const sent = await follower.next();
  assert.ok(sent?.event.type === 'thread.item.done');
  assert.equal(sent.event.item.id, item_id);
  assert.match(sent.id ?? '', /^\d+$/, 'it can be resumed after');
  assert.deepEqual(texts(await app.items(thread_id)), ['Hello', text]);
  await app.say(thread_id, 'Why?', mark());
  assert.match(JSON.stringify(app.model.requests.at(-1)?.input), /40 minutes later/);
});

test('widgets, done marks and banners can be put in as well; a banner is not stored', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  const put = app.concierge.notify.bind(app.concierge, { thread_id });
  await put({ widget: { type: 'Card', children: [] }, copy_text: 'Gate F12' });
  await put({ task: { type: 'custom', title: 'Seat changed' } });
  assert.equal(await put({ banner: { level: 'warning', message: 'Storm over JFK.' } }), null);
  const types = (await app.items(thread_id)).slice(2).map(({ type }) => type);
  assert.deepEqual(types, ['widget', 'task']);
});

test('a thread that is not there, or is another tenant’s, takes nothing', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  for (const ref of [{ thread_id: 'thr_0' }, { thread_id, tenant: 'other' }]) {
    await assert.rejects(app.concierge.notify(ref, { text: 'x' }), { code: 'thread.not_found' });
  }
});

test('a delayed flight is told once, changes the record, and offers other flights free of charge', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  const news = { news: 'flight_delayed', params: { minutes: 95 }, key: 'ops-4711' };
  const item_id = await app.concierge.notify({ thread_id }, news);
  assert.ok(item_id);
  assert.equal(await app.concierge.notify({ thread_id }, news), null, 'a retry tells nothing');
  const customer = await app.customer(thread_id);
  const [flight] = customer.segments;
  assert.deepEqual([flight?.status, flight?.departure_time], ['Delayed', '09:40']);
  assert.equal(customer.timeline[0]?.kind, 'warning');
  const items = await app.items(thread_id);
  assert.match(texts(items).at(-1) ?? '', /OA476 to New York is delayed.*09:40 instead of 08:05/);

  const list = lastWidget(items);
  await app.click(thread_id, list.id, 'rebook.select_option', { option_id: 'flight-late' });
  const card = lastWidget(await app.items(thread_id));
  assert.match(JSON.stringify(card.widget), /Free of charge, because your flight is delayed/);
  const { confirmation } = card.widget as { confirmation?: { id: string } };
  await app.click(thread_id, card.id, 'confirmation.accept', { confirmation_id: confirmation?.id });
  const [moved] = (await app.customer(thread_id)).segments;
  assert.deepEqual([moved?.status, moved?.departure_time], ['Scheduled', '21:55']);
});

test('news goes to the conversation that a customer began last, in its language', async () => {
  await using app = await startHosted({ script: [say('Hallo')] });
  const anna = await Person.customer(app, 'anna');
  const german = { openskies: { client: 'test', locale: 'de' } };
  const response = await anna.post('threads.create', { input: userInput('Hallo') }, german);
  await response.text();
  const to = { tenant: 'aurora', customer: 'anna' };
  await app.concierge.notify(to, { news: 'flight_delayed', params: { minutes: 30 } });
  const [id = ''] = await anna.threads();
  const page = await anna.post('items.list', { thread_id: id, order: 'asc' }, mark());
  assert.match(await page.text(), /OA476 nach New York ist verspätet/);
  const nobody = app.concierge.notify({ ...to, customer: 'berta' }, { text: 'Hi' });
  await assert.rejects(nobody, { code: 'thread.not_found' });
});

test('a notice that is not right is not stored, and its error names the path', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  const before = await app.items(thread_id);
  const given: [unknown, RegExp][] = [
    [{ text: 5 }, /notify was given an item .*: content\[0\]\.text must be of type string/],
    [{ widget: { type: 'Card', children: 5 } }, /: widget\.children must be of type array/],
    [{ task: 5 }, /: task must be of type object/],
    [{ banner: { level: 'loud', message: 'x' } }, /event "notice" .*: level must be "info" or/],
    [{}, /: content\[0\]\.text must be of type string/],
  ];
  for (const [notice, message] of given) {
    await assert.rejects(app.concierge.notify({ thread_id }, notice as Notice), {
      name: 'MalformedEventError',
      message,
    });
  }
  assert.deepEqual(await app.items(thread_id), before);
});

test('only news can be told, and neither a model nor a click can tell it', async () => {
  const calls = [{ name: 'flight_delayed', args: { minutes: 60 } }];
  await using app = await TestApp.start({ script: [{ calls }, say('No.')] });
  const { id: thread_id } = await app.create('Delay my flight');
  assert.equal((await app.customer(thread_id)).segments[0]?.status, 'Scheduled');
  for (const notice of [
    { news: 'change_seat', params: { flight_number: 'OA476', seat: '12C' } },
    { news: 'flight_delayed', params: { minutes: -5 } },
    { news: 'nothing' },
  ]) {
    await assert.rejects(app.concierge.notify({ thread_id }, notice), { code: 'action.invalid' });
  }
});

test('the demo has an address to try it with; a server with tenants has none', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const { id: thread_id } = await app.create('Hi');
  const send = (to: TestApp, body: object) =>
    to.request('/support/demo/news', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const body = { thread_id, news: 'flight_delayed', params: { minutes: 95 } };
  assert.equal((await send(app, body)).status, 200);
  assert.equal((await app.customer(thread_id)).segments[0]?.status, 'Delayed');
  assert.equal((await send(app, { ...body, thread_id: 'thr_0' })).status, 404);
  assert.equal((await send(app, { thread_id })).status, 400);
  await using hosted = await startHosted({ script: [say('Hello')] });
  assert.equal((await send(hosted, body)).status, 404);
});
