import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestChat } from '../../test/chat-app.ts';
import { texts } from '../../test/app.ts';
import { silentLogger, type LogFields } from '../logging.ts';
import type { Feedback } from './feedback.ts';

const hello = {
  async *respond(turn) {
    yield turn.message('Hello');
  },
} satisfies Parameters<typeof TestChat.start>[0];

test('the author hears a thumb, with what it is about', async () => {
  const heard: Feedback[] = [];
  await using chat = await TestChat.start({
    ...hello,
    feedback(this: object, one) {
      assert.ok('respond' in this, 'called as what it is, a method');
      heard.push(one);
    },
  });
  const { id: thread_id } = await chat.create('Hi');
  const [, answer] = await chat.items(thread_id);
  const item_ids = [answer!.id];
  const click = { thread_id, item_ids, kind: 'negative' };
  assert.deepEqual(await chat.json('items.feedback', click), {});
  const [one] = heard;
  assert.equal(one?.kind, 'negative');
  assert.deepEqual(one.item_ids, item_ids);
  assert.equal(one.thread.id, thread_id);
  assert.deepEqual(texts(one.items), ['Hello']);
  assert.deepEqual(one.owner, { tenant: 'demo', subject: 'local-demo' });
  const stored = await chat.database.kysely.selectFrom('feedback').selectAll().execute();
  assert.deepEqual(
    stored.map(({ item_id, kind }) => [item_id, kind]),
    [[answer!.id, 'negative']],
  );
});

test('a thumb on what is not there is heard by nobody', async () => {
  const heard: Feedback[] = [];
  await using chat = await TestChat.start({ ...hello, feedback: (one) => void heard.push(one) });
  const { id: thread_id } = await chat.create('Hi');
  const click = { thread_id, item_ids: ['msg_0'], kind: 'positive' };
  assert.equal((await chat.post('items.feedback', click)).status, 404);
  assert.deepEqual(heard, []);
});

test('where it cannot be heard, the click is good all the same, and the log says so', async () => {
  const logged: [LogFields, string][] = [];
  await using chat = await TestChat.start({
    ...hello,
    logger: { ...silentLogger, error: (fields, message) => void logged.push([fields, message]) },
    feedback: () => Promise.reject(new RangeError('The survey is full.')),
  });
  const { id: thread_id } = await chat.create('Hi');
  const [, answer] = await chat.items(thread_id);
  const click = { thread_id, item_ids: [answer!.id], kind: 'positive' };
  assert.equal((await chat.post('items.feedback', click)).status, 200);
  const [[fields, message] = []] = logged;
  assert.equal(message, 'feedback was not heard');
  assert.equal(fields?.error_name, 'RangeError');
  assert.equal(fields.thread_id, thread_id);
});
