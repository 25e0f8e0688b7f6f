import { Hono, type Context, type Env } from 'hono';

/** Where a request was sent, as the parent's route tells it: what stands before `/support`, and the rest. */
interface Place {
  base: string;
  path: string;
}

/** What stands before `/support` in the address of a request; empty where the server is not under a prefix. */
export function baseOf(c: Context): string {
  return placeOf(c)?.base ?? '';
}

/** For the options of the Hono that is handed on to. */
export function getPath(_request: Request, options: { env?: unknown } = {}): string {
  return placeOf(options)?.path ?? '';
}

function placeOf({ env }: { env?: unknown }): Place | undefined {
  return (env as { openskies?: Place } | undefined)?.openskies;
}

/**
 * The server as others mount it. A parent calls handlers with a context of its own, which another copy of Hono may have
 * made, so that ours hand on the request alone. `/support` and what is under it is ours; nothing else is touched.
 */
export function mountable<Inner extends Env>(inner: Hono<Inner>): Hono {
  const app = new Hono();
  const handOn = (c: Context, length?: number): Response | Promise<Response> => {
    const segments = c.req.path.replace(/\/$/, '').split('/');
    const at = length === undefined ? 0 : segments.length - length;
    const base = encodeURI(segments.slice(0, at).join('/'));
    const path = `/${segments.slice(Math.max(1, at)).join('/')}`;
    const openskies: Place = { base, path };
    return inner.fetch(c.req.raw, { ...c.env, openskies } as Inner['Bindings']);
  };
  // Each by its own name, which tells where it begins, and for whoever looks at `app.routes`.
  const routes = inner.routes.filter(({ path }) => path !== '/*');
  for (const key of new Set(routes.map(({ method, path }) => `${method} ${path}`))) {
    const [method = '', path = ''] = key.split(' ');
    // A parent may be strict about a slash at the end; we are not.
    app.on(method, [path, `${path}/`], (c) => handOn(c, path.split('/').length - 1));
  }
  app.all('/support/*', (c) => handOn(c));
  app.notFound((c) => handOn(c));
  return app;
}
