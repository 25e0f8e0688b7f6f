import assert from 'node:assert/strict';
import { test } from 'node:test';
import { talk } from './demo/try-demo.ts';

test('changes a seat at once and relays what the airline said', async () => {
  const reply = await talk(['Can I change my seat on flight OA476 to 12C?']);
  assert.deepEqual(reply.calls, ['change_seat OA476 12C']);
  assert.match(reply.text, /^Seat updated to 12C on flight OA476\./);
});

test('shows the card for a bag and for cancelling, with a message, and says that nothing has happened yet', async () => {
  const bag = await talk(['I need to add a bag']);
  assert.deepEqual(bag.calls, ['add_checked_bag']);
  assert.match(bag.text, /added when you press/);
  const cancel = await talk(['Cancel my trip please']);
  assert.deepEqual(cancel.calls, ['cancel_trip']);
  assert.match(cancel.text, /Nothing happens until you choose/);
});
