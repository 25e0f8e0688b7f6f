import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { NewId } from '../ids.ts';
import type { Logger } from '../logging.ts';
import type { Observer } from '../observer.ts';

/** What a request is called in the logs, and the run that it began. */
export interface RequestVariables {
  request_id: string;
  run_id?: string;
}

interface RequestLogParts {
  logger: Logger;
  observer: Observer;
  newId: NewId;
}

/**
 * One line for each request when its answer begins. It names the route and not the address, of which everything else is
 * the sender's own words.
 */
export function requestLog({ logger, observer, newId }: RequestLogParts): MiddlewareHandler<{
  Variables: RequestVariables;
}> {
  return async (c, next) => {
    const request_id = newId('req');
    c.set('request_id', request_id);
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    const { method } = c.req;
    const route = routePath(c, -1);
    const { status } = c.res;
    const run_id = c.get('run_id');
    logger.info(
      { request_id, method, route, status, ms, ...(run_id !== undefined && { run_id }) },
      'request',
    );
    observer.request?.({ method, status, ms });
  };
}
