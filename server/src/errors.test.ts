import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConciergeError, errorCodes } from '@openskies/protocol';
import { TestApp } from '../test/app.ts';
import { toResponse } from './errors.ts';

test('whoever is to come back is told when, whatever the reason', () => {
  for (const [code, { status }] of Object.entries(errorCodes)) {
    const seconds = Number(toResponse(new ConciergeError(code)).headers.get('retry-after'));
    assert.equal(seconds > 0, status === 429 || status === 503, code);
  }
  const known = toResponse(new ConciergeError('rate.limited', { retryAfter: 42 }));
  assert.equal(known.headers.get('retry-after'), '42');
});

test('a defect says nothing of itself', async () => {
  const response = toResponse(new Error('select secret from threads'));
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /secret|threads/);
});

for (const [language, says] of [
  ['en-GB', /^The concierge/],
  ['de', null],
] as const) {
  test(`an answer that fails says why in English, or leaves the words to the client (${language})`, async () => {
    const failing = { error: new Error('down') };
    await using app = await TestApp.start({ script: [failing, failing, failing], language });
    const { events } = await app.create('Hello');
    const error = events.findLast((event) => event.type === 'error');
    assert.ok(error?.type === 'error' && error.allow_retry);
    if (says) assert.match(error.message ?? '', says);
    else assert.equal(error.message, undefined);
  });
}
