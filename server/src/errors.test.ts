import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConciergeError, errorCodes } from '@openskies/protocol';
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
