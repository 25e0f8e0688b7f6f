import { ConciergeError, fieldPath } from '@openskies/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import type { Identify } from '../identity/identify.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import { addressOf } from './address.ts';
import type { Tenants } from '../identity/tenants.ts';

const SessionRequest = z.object({
  publishable_key: z.string().max(200),
  assertion: z.string().max(8192).optional(),
  anon_refresh: z.string().max(200).optional(),
});

export interface SessionRouteParts {
  tenants: Tenants;
  sessions: Sessions;
  identify: Identify;
  limits: RateLimits;
  trustedProxies: ReadonlySet<string>;
}

/** `POST /support/session` opens or prolongs a session, `DELETE` ends it. */
export function sessionRoutes(parts: SessionRouteParts): Hono {
  const { tenants, sessions, identify } = parts;
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: 16 * 1024,
    onError: () => {
      throw new ConciergeError('request.too_large');
    },
  });
  app.post('/support/session', limit, async (c) => {
    await parts.limits.session(addressOf(c, parts.trustedProxies));
    const request = read(await c.req.text());
    const tenant = tenants.byKey(request.publishable_key);
    const origin = c.req.header('origin');
    // A wrong key and a wrong page are the same answer.
    if (!tenant || (!tenants.demo && !(origin && tenant.origins.includes(origin)))) {
      throw new ConciergeError('session.forbidden', { field: 'publishable_key' });
    }
    return c.json(await sessions.open(tenant, request, c.req.header('authorization')));
  });
  app.delete('/support/session', async (c) => {
    await sessions.close(await identify(c.req.raw));
    return c.json({});
  });
  return app;
}

function read(text: string): z.output<typeof SessionRequest> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ConciergeError('request.invalid', { field: 'body', cause });
  }
  const parsed = SessionRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new ConciergeError('request.invalid', { field: fieldPath(path) || 'body' });
}
