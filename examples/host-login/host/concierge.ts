/** The concierge's server, as the host runs it: one tenant, with the exact origin of its pages. */
import { createAdaptorServer } from '@hono/node-server';
import {
  createConcierge,
  Database,
  defineAirline,
  demoModel,
  openskies,
} from '@openskies/concierge-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { people, tenant } from './backend.ts';

export interface ConciergeOptions {
  /** Origin of the host's pages. */
  origin: string;
  port?: number;
  /** Milliseconds between the demo model's words. */
  paceMs?: number;
  messagesPerMinute?: number;
}

/** The sample airline, whose one traveller has the name of whoever is logged in. */
const airline = defineAirline({
  ...openskies,
  async loadCustomer(ref, now) {
    const sample = await openskies.loadCustomer(ref, now);
    return { ...sample, name: people[ref.subject] ?? sample.name };
  },
});

export async function startConcierge(
  options: ConciergeOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { origin, port = 0, paceMs = 25, messagesPerMinute = 60 } = options;
  const database = await Database.open({ dataDir: ':memory:' });
  const concierge = createConcierge({
    airline,
    model: demoModel({ paceMs, now: () => new Date() }),
    database,
    tenants: [{ ...tenant, origins: [origin], limits: { messages_per_minute: messagesPerMinute } }],
  });
  await concierge.recover();
  const server = createAdaptorServer({ fetch: concierge.app.fetch });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/support`,
    async stop() {
      server.close();
      await concierge.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await database.close();
    },
  };
}
