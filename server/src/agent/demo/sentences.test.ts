import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deniedSentences } from './denied-sentences.ts';
import { offerSentences } from './offer-sentences.ts';
import { holdSentences } from './hold-sentences.ts';
import { sentences } from './sentences.ts';
import { talk } from './try-demo.ts';

for (const { say, calls, text, ...scene } of [
  ...sentences,
  ...offerSentences,
  ...deniedSentences,
  ...holdSentences,
]) {
  const messages = typeof say === 'string' ? [say] : say;
  test(`${messages.join(' / ')}${scene.open ? ' (with an open card)' : ''}`, async () => {
    const reply = await talk(messages, scene);
    if (calls) assert.deepEqual(reply.calls, calls, reply.text);
    if (text) assert.match(reply.text, text);
  });
}
