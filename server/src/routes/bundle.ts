/** The element's script, handed out by the server that it fits. */
import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A part's name holds the hash of its build, a release's address its version. */
const forever = 'public, max-age=31536000, immutable';

/**
 * `GET /support/openskies-concierge.js`, for `<script src>` on any page, and beside it the parts that the script loads when
 * they are needed. `GET /support/release/0.1.0/openskies-concierge.js` is the same for pages that pin a version and its hash:
 * what is there never changes.
 *
 * @param folder where the built files are; read on each request, so a new build is served at once
 */
export function bundleRoutes(folder: string): Hono {
  const app = new Hono();
  const script = async (file: string, cacheControl: string): Promise<Response> => {
    const body = await readFile(join(folder, file)).catch((cause: unknown) => {
      throw new ConciergeError('request.not_found', { cause });
    });
    return new Response(body, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': cacheControl,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      },
    });
  };
  app.get('/support/openskies-concierge.js', etag(), () =>
    script('openskies-concierge.js', 'no-cache'),
  );
  app.get('/support/release/:version{[0-9][\\w.+-]*}/openskies-concierge.js', (c) =>
    script(join('release', c.req.param('version'), 'openskies-concierge.js'), forever),
  );
  app.get(
    '/support/release/:version{[0-9][\\w.+-]*}/openskies-concierge/:part{[\\w-]+\\.js}',
    (c) =>
      script(
        join('release', c.req.param('version'), 'openskies-concierge', c.req.param('part')),
        forever,
      ),
  );
  app.get('/support/openskies-concierge/:part{[\\w-]+\\.js}', (c) =>
    script(join('openskies-concierge', c.req.param('part')), forever),
  );
  return app;
}
