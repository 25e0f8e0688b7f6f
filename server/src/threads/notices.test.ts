import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, OpenStream, TestApp, texts } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';

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
