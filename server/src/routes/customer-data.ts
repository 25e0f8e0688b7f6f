import { Hono } from 'hono';
import type { Identify } from '../identity/identify.ts';
import type { CustomerData } from '../privacy/customer-data.ts';

/** A customer's own data: to take along, and to have erased. */
export function customerDataRoutes(parts: { data: CustomerData; identify: Identify }): Hono {
  const app = new Hono();
  app.get('/support/customer/data', async (c) => {
    const owner = await parts.identify(c.req.raw);
    return c.json(await parts.data.export(owner), 200, {
      'content-disposition': 'attachment; filename="openskies-data.json"',
    });
  });
  app.delete('/support/customer/data', async (c) => {
    await parts.data.erase(await parts.identify(c.req.raw));
    return c.json({});
  });
  return app;
}
