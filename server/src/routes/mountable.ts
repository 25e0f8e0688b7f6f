import { Hono, type Context, type Env } from 'hono';

/**
 * The server as others mount it. A parent calls handlers with a context of its own, which another copy of Hono may have
 * made, so that ours hand on the request alone. `/support` and what is under it is ours; nothing else is touched.
 */
export function mountable<Inner extends Env>(inner: Hono<Inner>): Hono {
  const app = new Hono();
  const handOn = (c: Context): Response | Promise<Response> =>
    inner.fetch(c.req.raw, c.env as Inner['Bindings']);
  // Each by its own name, for whoever looks at `app.routes`.
  const routes = inner.routes.filter(({ path }) => path !== '/*');
  for (const key of new Set(routes.map(({ method, path }) => `${method} ${path}`))) {
    const [method = '', path = ''] = key.split(' ');
    app.on(method, path, handOn);
  }
  app.all('/support/*', handOn);
  app.notFound(handOn);
  return app;
}
