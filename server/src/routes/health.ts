import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import type { Runs } from '../threads/runs.ts';

/** `GET /support/health`: whether the process lives; with `?ready=1` whether requests should be sent to it. */
export function healthRoutes({ database, runs }: { database: Database; runs: Runs }): Hono {
  const app = new Hono();
  app.get('/support/health', async (c) => {
    if (c.req.query('ready') === undefined) return c.json({ status: 'healthy' });
    if (runs.isDraining) return c.json({ status: 'draining' }, 503);
    if (!(await database.isUp())) return c.json({ status: 'without database' }, 503);
    return c.json({ status: 'ready' });
  });
  return app;
}
