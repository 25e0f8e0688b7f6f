import { ConciergeError } from '@openskies/protocol';
import { Hono } from 'hono';
import { SupportAgent } from './agent/support-agent.ts';
import { TitleAgent } from './agent/title-agent.ts';
import type { ConciergeModel } from './agent/models.ts';
import type { Airline } from './airline/airline.ts';
import { ActionExecutor } from './airline/execute.ts';
import { WidgetClicks } from './airline/widget-clicks.ts';
import type { Database } from './database/database.ts';
import { toConciergeError, toResponse } from './errors.ts';
import { refuseProductionDemo } from './config.ts';
import { identifyBy } from './identity/identify.ts';
import { serverSecret } from './identity/secret.ts';
import { Sessions } from './identity/sessions.ts';
import { parseTenants, Tenants, type TenantConfig } from './identity/tenants.ts';
import { randomId, type NewId } from './ids.ts';
import { errorFields, silentLogger, type Logger } from './logging.ts';
import { bundleRoutes } from './routes/bundle.ts';
import { chatkitRoutes } from './routes/chatkit.ts';
import { customerRoutes } from './routes/customer.ts';
import { origins } from './routes/origins.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/streams.ts';
import { ActionService } from './threads/action-service.ts';
import { MessageService } from './threads/message-service.ts';
import { Runs } from './threads/runs.ts';
import { StreamLog } from './threads/stream-log.ts';
import { ThreadService } from './threads/thread-service.ts';
import { Titles } from './threads/titles.ts';
import { defaultLimits, Turn, type RunLimits } from './threads/turn.ts';
import { version } from './version.ts';

export interface ConciergeParts {
  airline: Airline;
  model: ConciergeModel;
  database: Database;
  /** Default: 128 random bits with a prefix that names the kind. */
  newId?: NewId;
  /** Default: nothing is logged. */
  logger?: Logger;
  limits?: Partial<RunLimits>;
  /**
   * The sites that embed the element. Default: demo mode, which lets everybody in and answers on this machine alone;
   * with `NODE_ENV=production` it refuses to start.
   */
  tenants?: readonly TenantConfig[];
  /** At least 32 bytes that session tokens are signed with, the same on all nodes. Default: random, so that tokens end with the process. */
  secret?: Uint8Array;
  /** Folder of the element's built script, served at `/support/openskies-concierge.js`. Default: not served. */
  bundle?: string;
}

/** The server: mount `app` anywhere. */
export interface Concierge {
  readonly app: Hono;
  /** Takes up the runs that an ended server left behind; returns how many threads had some. */
  recover(): Promise<number>;
  /** Hands running answers over to the next server, and lets go of everything but the database. */
  close(): Promise<void>;
}

/** Builds the concierge from its parts. */
export function createConcierge(parts: ConciergeParts): Concierge {
  const { airline, model, database, newId = randomId, logger = silentLogger } = parts;
  const limits = { ...defaultLimits, ...parts.limits };
  const tenants = tenantsOf(parts.tenants);
  const log = new StreamLog(database);
  const executor = new ActionExecutor({ airline, newId, tenants });
  const agent = new SupportAgent({ airline, model: model.model });
  const titles = new Titles({ database, agent: new TitleAgent(model.title), logger });
  const turn = new Turn({ database, agent, executor, newId, limits });
  const runs = new Runs({ database, log, turn, titles, newId, logger });
  const clicks = new WidgetClicks(executor);
  const messages = new MessageService({ database, log, runs, executor, newId });
  const actions = new ActionService({ log, clicks, newId });
  const service = new ThreadService({ database, log, runs, messages, actions });
  const sessions = new Sessions({
    database,
    tenants,
    secret: parts.secret ?? serverSecret(':memory:'),
    newId,
    onMoved: (thread_ids) => thread_ids.forEach((id) => runs.wake(id)),
    onRevoked: () => {},
  });
  const identify = identifyBy(sessions, tenants);

  const app = new Hono();
  app.onError((error, c) => {
    const known = toConciergeError(error);
    if (known.code === 'internal') {
      logger.error({ request_id: newId('req'), path: c.req.path, ...errorFields(error) }, 'defect');
    }
    return toResponse(error);
  });
  app.notFound(() => toResponse(new ConciergeError('request.not_found')));
  if (parts.bundle) app.route('/', bundleRoutes(parts.bundle));
  app.use(origins(`${version}; model=${model.kind}`, tenants));
  app.route('/', sessionRoutes({ tenants, sessions, identify }));
  app.route('/', chatkitRoutes({ service, runs, log, identify }));
  app.route('/', streamRoutes({ database, log, runs, identify }));
  app.route('/', customerRoutes({ airline, database, identify }));
  return { app, recover: () => runs.recover(), close: () => runs.drain() };
}

/** @throws ConfigError in production without tenants; TenantsProblem */
function tenantsOf(configured: readonly TenantConfig[] | undefined): Tenants {
  if (configured) return new Tenants(parseTenants(configured));
  refuseProductionDemo();
  return new Tenants(null);
}
