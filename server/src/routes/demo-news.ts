import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import type { ActionExecutor } from '../airline/execute.ts';
import type { Identify } from '../identity/identify.ts';
import type { StreamLog } from '../threads/stream-log.ts';

const NewsRequest = z.object({
  thread_id: z.string().max(200),
  news: z.string().max(64),
  params: z.record(z.string(), z.unknown()).optional(),
});

/**
 * `POST /support/demo/news`: plays the airline's own systems, so that a person can try what happens when a flight is
 * delayed. There in demo mode alone, which answers on this machine alone; a real server calls `concierge.notify`.
 */
export function demoNewsRoutes(parts: {
  executor: ActionExecutor;
  log: StreamLog;
  identify: Identify;
}): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: 4096,
    onError: () => {
      throw new ConciergeError('request.too_large');
    },
  });
  app.post('/support/demo/news', limit, async (c) => {
    const owner = await parts.identify(c.req.raw);
    const body: unknown = await c.req.json().catch(() => null);
    const request = NewsRequest.safeParse(body);
    if (!request.success) throw new ConciergeError('request.invalid', { field: 'body' });
    const { thread_id, news, params = {} } = request.data;
    const item_id = await parts.log.write({ thread_id, owner }, (writer) =>
      parts.executor.tell(writer, { news, params }),
    );
    return c.json({ item_id });
  });
  return app;
}
