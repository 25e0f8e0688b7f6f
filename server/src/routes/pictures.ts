import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import type { Airline } from '../airline/airline.ts';

/** `GET /support/pictures/<name>`: the airline's own pictures, for its widgets. The same for everybody, so without a token. */
export function pictureRoutes(pictures: NonNullable<Airline['pictures']>): Hono {
  const app = new Hono();
  app.get('/support/pictures/:name', (c) => {
    const name = c.req.param('name');
    const picture = Object.hasOwn(pictures, name) ? pictures[name] : undefined;
    if (!picture) throw new ConciergeError('request.not_found');
    return new Response(picture.bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': picture.type,
        'cache-control': 'public, max-age=86400',
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': "sandbox; default-src 'none'",
      },
    });
  });
  return app;
}
