import { ConciergeError } from '@openskies/protocol';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Metrics } from '../metrics.ts';

/** `GET /support/metrics`, for whoever has the token; for everybody else there is nothing here. */
export function metricsRoutes(metrics: Metrics, token: string): Hono {
  const app = new Hono();
  app.get('/support/metrics', async (c) => {
    const given = c.req.header('authorization') ?? '';
    if (!timingSafeEqual(digest(given), digest(`Bearer ${token}`))) {
      throw new ConciergeError('request.not_found');
    }
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
