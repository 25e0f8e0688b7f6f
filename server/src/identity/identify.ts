import { ConciergeError } from '@openskies/protocol';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Tenants } from './tenants.ts';

/** Who sends a request. */
export type Identify = (request: Request) => Promise<Session>;

/** A token counts on the pages of its own tenant alone. */
export function identifyBy(sessions: Sessions, tenants: Tenants, limits: RateLimits): Identify {
  return async (request) => {
    const session = await sessions.identify(request.headers.get('authorization') ?? undefined);
    const origin = request.headers.get('origin');
    if (!tenants.demo && origin !== null && !session.policy.origins.includes(origin)) {
      throw new ConciergeError('session.forbidden', { field: 'origin' });
    }
    await limits.request(session);
    return session;
  };
}
