import { ConciergeError } from '@openskies/protocol';
import type { MiddlewareHandler } from 'hono';
import { isLoopbackHost, isLoopbackOrigin } from '../identity/loopback.ts';

/** Headers that every answer carries, and who may read it: in demo mode pages of this machine, named exactly. */
export function origins(serverHeader: string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    if (!isLoopbackHost(host)) throw new ConciergeError('session.forbidden', { field: 'host' });
    const origin = c.req.header('origin');
    if (origin !== undefined && !isLoopbackOrigin(origin)) {
      throw new ConciergeError('session.forbidden', { field: 'origin' });
    }
    const asked = c.req.header('access-control-request-headers');
    if (c.req.method === 'OPTIONS') c.res = new Response('OK');
    else await next();
    const { headers } = c.res;
    headers.set('openskies-server', serverHeader);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.append('vary', 'Origin');
    if (origin === undefined) return;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', 'openskies-server, retry-after');
    if (c.req.method !== 'OPTIONS') return;
    headers.set('access-control-allow-methods', 'GET, POST, OPTIONS');
    headers.set('access-control-max-age', '600');
    if (asked) headers.set('access-control-allow-headers', asked);
    headers.append('vary', 'Access-Control-Request-Headers');
  };
}
