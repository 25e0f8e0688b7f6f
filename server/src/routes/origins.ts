import { ConciergeError } from '@openskies/protocol';
import type { MiddlewareHandler } from 'hono';
import { isLoopbackHost, isLoopbackOrigin } from '../identity/loopback.ts';
import type { Tenants } from '../identity/tenants.ts';

/** Headers that every answer carries, and who may read it: the pages of the tenants, each named exactly. */
export function origins(serverHeader: string, tenants: Tenants): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const origin = c.req.header('origin');
    const asked = c.req.header('access-control-request-headers');
    // A demo lets everybody in, so a page elsewhere must not reach it, not even by a name that it points here.
    const isOurs = !tenants.demo || isLoopbackHost(host);
    const isKnown = origin === undefined || knows(tenants, origin);
    if (!isOurs || !isKnown) {
      const field = isOurs ? 'origin' : 'host';
      c.res = refusal(new ConciergeError('session.forbidden', { field }));
    } else if (c.req.method === 'OPTIONS') c.res = new Response('OK');
    else await next();
    const { headers } = c.res;
    headers.set('openskies-server', serverHeader);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.append('vary', 'Origin');
    if (origin === undefined || !isOurs || !isKnown) return;
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-expose-headers', 'openskies-server, retry-after');
    if (c.req.method !== 'OPTIONS') return;
    headers.set('access-control-allow-methods', 'GET, POST, PUT, DELETE, OPTIONS');
    headers.set('access-control-max-age', '600');
    if (asked) headers.set('access-control-allow-headers', asked);
    headers.append('vary', 'Access-Control-Request-Headers');
  };
}

function knows(tenants: Tenants, origin: string): boolean {
  return tenants.demo ? isLoopbackOrigin(origin) : tenants.knowsOrigin(origin);
}

function refusal(error: ConciergeError): Response {
  return Response.json(error.toBody(), { status: error.status });
}
