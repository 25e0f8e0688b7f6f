/** A server of an airline that lives elsewhere, as a process of its own: for tests that kill it. */
import { serve } from '@hono/node-server';
import { demoModel } from '../src/agent/demo-model.ts';
import { createConcierge } from '../src/app.ts';
import { Database } from '../src/database/database.ts';
import { remoteFjord } from './remote-fjord.ts';

const database = await Database.open({ dataDir: process.env['OPENSKIES_DATA_DIR'] ?? '.data' });
const concierge = createConcierge({
  airline: remoteFjord(process.env['BOOKING_SYSTEM'] ?? ''),
  model: demoModel({ paceMs: 0, now: () => new Date() }),
  database,
});
await concierge.recover();
serve({ fetch: concierge.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/support`);
});
