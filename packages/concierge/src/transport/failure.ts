/** A failed answer as an error: in the server's words where it is ours, by its status where it is not. */
import { ConciergeError, type ErrorCode } from '@openskies/protocol';

const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'session.required',
  404: 'request.not_found',
  429: 'rate.limited',
  503: 'server.busy',
};

/** Longest wait that we believe, in seconds. */
const longestWait = 24 * 60 * 60;

export async function toError(response: Response): Promise<ConciergeError> {
  const { status, headers } = response;
  const retryAfter = secondsOf(headers.get('retry-after'));
  const body: unknown = await response.json().catch(() => null);
  return (
    ConciergeError.fromBody(body, status, retryAfter) ??
    new ConciergeError(codes[status] ?? 'internal', { status, retryAfter })
  );
}

/** `Retry-After` is a number of seconds, or (from proxies) a date. */
function secondsOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1000 : seconds;
  return wait > 0 && wait <= longestWait ? Math.ceil(wait) : undefined;
}
