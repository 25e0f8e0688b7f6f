import type { Text, TextKey } from '../text/text.ts';

const keys: Readonly<Record<string, TextKey>> = {
  'stream.error': 'error.failed',
  'stream.broken': 'error.stream.broken',
  'network.unreachable': 'error.network.unreachable',
  'rate.limited': 'error.rate.limited',
  'server.busy': 'error.server.busy',
  'session.unavailable': 'error.session.unavailable',
  'session.required': 'error.session.required',
  'session.expired': 'error.session.refused',
  'session.refused': 'error.session.refused',
  'response.invalid': 'error.response.invalid',
  'thread.not_found': 'error.thread.not_found',
  internal: 'error.internal',
};

/** An error in the reader's words: ours where we know the code, else the server's own sentence. */
export function errorText(
  text: Text,
  error: { code?: string | undefined; message: string },
): string {
  const key = keys[error.code ?? ''];
  const own = error.code === 'stream.error' && error.message !== '';
  return key && !own ? text(key) : error.message || text('error.failed');
}
