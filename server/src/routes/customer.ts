import { Hono } from 'hono';
import type { Airline } from '../airline/airline.ts';
import { customerKey, loadCustomer } from '../airline/customer-repository.ts';
import type { RemoteAirline } from '../airline/remote-airline.ts';
import type { Database } from '../database/database.ts';
import type { Identify } from '../identity/identify.ts';
import { kindOf } from '../identity/session.ts';
import { findThread } from '../threads/thread-repository.ts';

export interface CustomerParts {
  airline: Airline;
  database: Database;
  remote: RemoteAirline;
  identify: Identify;
}

/** The customer snapshot for the panel. Reading creates nothing; a thread that is not yours shows what none would. */
export function customerRoutes({ airline, database, remote, identify }: CustomerParts): Hono {
  const app = new Hono();
  app.get('/support/customer', async (c) => {
    const owner = await identify(c.req.raw);
    if (kindOf(owner.subject) === 'anonymous') return c.json({ customer: null });
    const asked = c.req.query('thread_id');
    const thread = asked ? await findThread(database.kysely, owner, asked) : undefined;
    await remote.refresh(owner, thread?.id ?? null);
    const ref = customerKey(owner, thread?.id ?? null);
    const { profile } = await loadCustomer(database.kysely, airline, ref, await database.now());
    return c.json({ customer: profile });
  });
  return app;
}
