import type { Context } from 'hono';

/**
 * Where a request comes from. `X-Forwarded-For` counts only as far as proxies that are trusted wrote it: from its right
 * end, the first address that is not one of theirs.
 */
export function addressOf(c: Context, trusted: ReadonlySet<string>): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const peer = plain(incoming?.socket?.remoteAddress ?? 'unknown');
  if (!trusted.has(peer)) return peer;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()));
  return hops.findLast((hop) => hop !== '' && !trusted.has(hop)) ?? peer;
}

/** IPv4 addresses come mapped into IPv6 from sockets that serve both. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
