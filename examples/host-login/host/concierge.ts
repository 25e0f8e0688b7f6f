/** The concierge's server, as the host runs it: one tenant, with the exact origin of its pages. */
import { createAdaptorServer } from '@hono/node-server';
import { createConcierge, Database, demoModel, openskies } from '@openskies/concierge-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tenant } from './backend.ts';

export interface ConciergeOptions {
  /** Origin of the host's pages. */
  origin: string;
  port?: number;
  /** Milliseconds between the demo model's words. */
  paceMs?: number;
  messagesPerMinute?: number;
}

export async function startConcierge(
  options: ConciergeOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { origin, port = 0, paceMs = 25, messagesPerMinute = 60 } = options;
  const database = await Database.open({ dataDir: ':memory:' });
  const concierge = createConcierge({
    airline: openskies,
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
