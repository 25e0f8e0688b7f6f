import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConciergeError, errorCodes, isErrorCode } from './errors.ts';
import { ErrorResponse } from './responses.ts';

describe('error codes', () => {
  for (const [code, { status, retry, message }] of Object.entries(errorCodes)) {
    it(`${code} is noun.problem with a status and a sentence`, () => {
      assert.match(code, /^([a-z]+\.[a-z_]+|internal)$/);
      assert.ok(status === 0 || (status >= 400 && status < 600));
      assert.match(message, /^[A-Z].+[.?]$/);
      if (status >= 400 && status < 500) return;
      assert.ok(retry || code === 'run.limited' || code === 'stream.too_large');
    });
  }

  it('are not what objects inherit', () => {
    assert.equal(isErrorCode('toString'), false);
    assert.equal(isErrorCode('thread.not_found'), true);
  });
});

describe('ConciergeError', () => {
  it('has the defaults of its code', () => {
    const error = new ConciergeError('thread.not_found');
    const { code, status, retry, field, message, name } = error;
    assert.deepEqual(
      { code, status, retry, field, message, name },
      {
        code: 'thread.not_found',
        ...errorCodes['thread.not_found'],
        field: undefined,
        name: 'ConciergeError',
      },
    );
    assert.equal('cause' in error, false);
  });

  it('takes what the place of failure knows better', () => {
    const cause = new Error('SQL');
    const error = new ConciergeError('internal', {
      retry: false,
      message: 'Sorry.',
      cause,
      field: 'a',
    });
    assert.equal(error.retry, false);
    assert.equal(error.cause, cause);
    assert.deepEqual(error.toBody(), {
      error: { code: 'internal', message: 'Sorry.', field: 'a', retry: false },
    });
  });

  it('never sends its cause or its stack', () => {
    const error = new ConciergeError('internal', { cause: new Error('secret') });
    const { message } = errorCodes.internal;
    assert.deepEqual(error.toBody(), { error: { code: 'internal', message, retry: true } });
  });

  it('comes back from its body', () => {
    const error = new ConciergeError('request.invalid', { field: 'params.limit' });
    const body = JSON.parse(JSON.stringify(error.toBody())) as unknown;
    assert.deepEqual(ErrorResponse.parse(body), error.toBody());
    const back = ConciergeError.fromBody(body, 400);
    assert.deepEqual(back?.toBody(), error.toBody());
    assert.equal(back?.status, 400);
  });

  it('keeps a code that a newer server invented', () => {
    const body = { error: { code: 'seat.taken', message: 'This seat is taken.', retry: false } };
    const back = ConciergeError.fromBody(body, 409);
    assert.deepEqual(back?.toBody(), body);
    assert.equal(back?.status, 409);
  });

  it('is not read from the bodies of foreign servers', () => {
    for (const body of [
      null,
      'x',
      [],
      {},
      { detail: 'Not Found' },
      { error: 'x' },
      { error: {} },
    ]) {
      assert.equal(ConciergeError.fromBody(body, 404), null);
    }
  });
});
