import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldOut } from './held-out.ts';
import { heldOutAgain } from './held-out-again.ts';
import { heldOutOffers } from './held-out-offers.ts';
import { heldOutThird } from './held-out-third.ts';
import { talk } from './try-demo.ts';

for (const { say, calls, text, open } of [
  ...heldOut,
  ...heldOutAgain,
  ...heldOutThird,
  ...heldOutOffers,
]) {
  const messages = typeof say === 'string' ? [say] : say;
  test(`${messages.join(' / ')}${open ? ' (with an open card)' : ''}`, async () => {
    const reply = await talk(messages, { ...(open && { open }) });
    if (calls) assert.deepEqual(reply.calls, calls, reply.text);
    if (text) assert.match(reply.text, text);
  });
}
