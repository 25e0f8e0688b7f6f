import { ConciergeError } from '@openskies/protocol';

/** Whatever was thrown, as an error that can be told. */
export function toConciergeError(cause: unknown): ConciergeError {
  return cause instanceof ConciergeError ? cause : new ConciergeError('internal', { cause });
}
