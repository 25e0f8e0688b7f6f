/** One server process of the torture. Its parent tells it where the record is, and kills it. */
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createConcierge } from '../src/app.ts';
import { Database, type DatabasePlace } from '../src/database/database.ts';
import { silentLogger } from '../src/logging.ts';
import { RedisFanOut } from '../src/threads/redis-fan-out.ts';
import { plantNaiveExecutor } from './naive.ts';
import { WishModel, wishes } from './wishes.ts';

export interface NodeOrders {
  place: DatabasePlace;
  redis: string | null;
  naive: boolean;
  paceMs: number;
}

/** What a process says of itself. */
export interface NodeReport {
  port?: number;
  /** Runs that it plays now. */
  busy: number;
}

const orders = JSON.parse(process.argv[2] ?? '') as NodeOrders;
if (orders.naive) plantNaiveExecutor();
const database = await Database.open(orders.place);
const fanOut = orders.redis === null ? null : await RedisFanOut.open(orders.redis, () => {});
const model = new WishModel(orders.paceMs);
const concierge = createConcierge({
  airline: wishes,
  model: { kind: 'demo', model, title: model },
  database,
  logger: silentLogger,
  rates: { take: () => 0 },
  secret: new Uint8Array(32),
  ...(fanOut && { fanOut }),
});

const report = (said: NodeReport): void => void process.send?.(said);
let busy = 0;
setInterval(() => {
  if (concierge.activeRuns !== busy) report({ busy: (busy = concierge.activeRuns) });
}, 2);
await concierge.recover();
const server = serve({ fetch: concierge.app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  report({ port: (server.address() as AddressInfo).port, busy });
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => {
  server.close();
  void concierge.close().then(() => process.exit());
});
