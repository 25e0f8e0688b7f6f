import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deniedSentences } from './denied-sentences.ts';
import { offerSentences } from './offer-sentences.ts';
import { sentences } from './sentences.ts';
import { talk } from './try-demo.ts';

for (const { say, calls, text, open } of [...sentences, ...offerSentences, ...deniedSentences]) {
  const messages = typeof say === 'string' ? [say] : say;
  test(`${messages.join(' / ')}${open ? ' (with an open card)' : ''}`, async () => {
    const reply = await talk(messages, { ...(open && { open }) });
    if (calls) assert.deepEqual(reply.calls, calls, reply.text);
    if (text) assert.match(reply.text, text);
  });
}
