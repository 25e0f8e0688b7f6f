/** The element's script, handed out by the server that it fits. */
import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `GET /support/openskies-concierge.js`, for `<script src>` on any page.
 *
 * @param folder where the built file is; read on each request, so a new build is served at once
 */
export function bundleRoutes(folder: string): Hono {
  const app = new Hono();
  app.get('/support/:file{openskies-concierge\\.js(?:\\.map)?}', etag(), async (c) => {
    const file = c.req.param('file');
    const body = await readFile(join(folder, file)).catch((cause: unknown) => {
      throw new ConciergeError('request.not_found', { cause });
    });
    return c.body(body, 200, {
      'content-type': file.endsWith('.map') ? 'application/json' : 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
  return app;
}
