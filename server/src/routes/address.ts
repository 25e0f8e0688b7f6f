import type { Context } from 'hono';
import { baseOf } from './mountable.ts';

/**
 * Where a request comes from. `X-Forwarded-For` counts only as far as proxies that are trusted wrote it: from its right
 * end, the first address that is not one of theirs.
 */
export function addressOf(c: Context, trusted: ReadonlySet<string>): string {
  const peer = peerOf(c);
  if (!trusted.has(peer)) return peer;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()));
  return hops.findLast((hop) => hop !== '' && !trusted.has(hop)) ?? peer;
}

/**
 * The address under which a reader reached the server, up to `/support`. A proxy that is trusted says by
 * `X-Forwarded-Proto` whether they did so by TLS, the first word being theirs, and by `X-Forwarded-Prefix` what it took off
 * the path; the host is what it passes on as `Host`.
 */
export function rootOf(c: Context, trusted: ReadonlySet<string>): string {
  const url = new URL(c.req.url);
  if (!trusted.has(peerOf(c))) return url.origin + baseOf(c);
  const [scheme = ''] = (c.req.header('x-forwarded-proto') ?? '').toLowerCase().split(',');
  if (/^https?$/.test(scheme.trim())) url.protocol = scheme.trim();
  const prefix = c.req.header('x-forwarded-prefix')?.replace(/\/$/, '') ?? '';
  const taken = /^(\/[\w~%-][\w.~%-]*)*$/.test(prefix) ? prefix : '';
  return url.origin + taken + baseOf(c);
}

function peerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return plain(incoming?.socket?.remoteAddress ?? 'unknown');
}

/** IPv4 addresses come mapped into IPv6 from sockets that serve both. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}
