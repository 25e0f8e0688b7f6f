import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestChat } from '../../test/chat-app.ts';
import { mark, userInput } from '../../test/app.ts';
import { assertion, openSession, tenants } from '../../test/hosts.ts';
import type { ChatCustomer } from './customer.ts';
import type { Feedback } from './feedback.ts';

interface Seen {
  where: string;
  customer: ChatCustomer | null;
  subject: string;
}

async function start() {
  const seen: Seen[] = [];
  const see = (where: string, { customer, owner }: Pick<Feedback, 'customer' | 'owner'>): void =>
    void seen.push({ where, customer, subject: owner.subject });
  const chat = await TestChat.start({
    tenants: [tenants.aurora],
    async *respond(turn) {
      see('respond', turn);
      yield turn.widget({ type: 'Card', children: [] });
    },
    syncAction: (turn) => see('syncAction', turn) as undefined,
    feedback: (one) => see('feedback', one),
  });
  const send = async (token: string, type: string, params: object): Promise<string> => {
    const response = await chat.server.app.request('/support/chatkit', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ type, params, metadata: mark() }),
    });
    assert.equal(response.status, 200);
    return response.text();
  };
  return { chat, seen, send };
}

test('a turn, a click and a thumb know who is logged in, with the claims of the backend', async () => {
  const { chat, seen, send } = await start();
  await using _ = chat;
  const claims = { email: 'u1@example.com', loyalty: 'gold' };
  const { token } = await openSession(chat.server.app, {
    assertion: await assertion('u1', { claims }),
  });
  const stream = await send(token, 'threads.create', { input: userInput('Hi') });
  const thread_id = /"id":"(thr_\w+)"/.exec(stream)?.[1];
  const item_id = /"id":"(msg_\w+)"[^}]*"type":"widget"/.exec(stream)?.[1];
  await send(token, 'threads.sync_custom_action', { thread_id, item_id, action: { type: 'x' } });
  await send(token, 'items.feedback', { thread_id, item_ids: [item_id], kind: 'positive' });
  assert.deepEqual(seen, [
    { where: 'respond', customer: { id: 'u1', ...claims }, subject: 'customer:u1' },
    { where: 'syncAction', customer: { id: 'u1', ...claims }, subject: 'customer:u1' },
    { where: 'feedback', customer: { id: 'u1', ...claims }, subject: 'customer:u1' },
  ]);
  const { customer } = seen[0]!;
  const notified = { tenant: 'aurora', customer: customer.id };
  assert.ok(
    await chat.server.notify(notified, { text: 'Boarding.' }),
    'the id is the one of notify',
  );
});

test('a customer of whom nothing else is known has an id, a guest is nobody', async () => {
  const { chat, seen, send } = await start();
  await using _ = chat;
  const known = await openSession(chat.server.app, { assertion: await assertion('u2') });
  await send(known.token, 'threads.create', { input: userInput('Hi') });
  const guest = await openSession(chat.server.app);
  await send(guest.token, 'threads.create', { input: userInput('Hi') });
  assert.deepEqual(
    seen.map(({ customer }) => customer),
    [{ id: 'u2' }, null],
  );
});
