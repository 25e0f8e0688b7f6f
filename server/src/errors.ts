import { ConciergeError, type ThreadStreamEvent } from '@openskies/protocol';
import { isUnavailable, isUnstorable } from './database/failures.ts';
import { ChatError } from './chat/chat-error.ts';

/** Anything thrown, as the answer that leaves the server: a defect says nothing of itself. */
export function toConciergeError(error: unknown): ConciergeError {
  if (error instanceof ConciergeError) return error;
  if (isUnstorable(error)) return new ConciergeError('request.invalid', { cause: error });
  if (isUnavailable(error)) return new ConciergeError('server.busy', { cause: error });
  return new ConciergeError('internal', { cause: error });
}

/** Seconds to wait where nobody knows better. */
const retryAfter = 5;

/** Error → HTTP answer. Whoever is to come back is told when. */
export function toResponse(error: unknown): Response {
  const known = toConciergeError(error);
  const status = known.status || 500;
  const wait = known.retryAfter ?? (status === 429 || status === 503 ? retryAfter : undefined);
  const headers = {
    ...(wait !== undefined && { 'retry-after': String(wait) }),
    // The rest of the body stays unread: nothing can follow it on this connection.
    ...(status === 413 && { connection: 'close' }),
  };
  return Response.json(known.toBody(), { status, headers });
}

/**
 * Error → the last event of a stream. Our own words go along, an unexpected error's never; to who reads another language than
 * theirs, English, the client says it in its own words.
 */
export function toErrorEvent(
  error: unknown,
  language = 'en',
): Extract<ThreadStreamEvent, { type: 'error' }> {
  if (error instanceof ChatError) {
    const { message, allow_retry } = error;
    return { type: 'error', code: 'custom', message, allow_retry };
  }
  const { message, retry } = toConciergeError(error);
  const isRead = /^en\b/i.test(language);
  return { type: 'error', code: 'stream.error', ...(isRead && { message }), allow_retry: retry };
}
