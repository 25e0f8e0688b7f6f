/** Everything between the network and whoever answers: sessions, threads, runs, streams, files. */
import { ConciergeError, type UserMessageItem } from '@openskies/protocol';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { Transcribe } from './agent/models.ts';
import { AttachmentService } from './attachments/attachment-service.ts';
import { MemoryAttachmentStore } from './attachments/attachment-store.ts';
import { SignedLinks } from './attachments/signed-links.ts';
import type { ChatAppParts } from './chat-app-parts.ts';
import { HeardThreadService } from './chat/feedback.ts';
import { refuseProductionDemo } from './config.ts';
import type { Database } from './database/database.ts';
import { failureCode, isUnavailable } from './database/failures.ts';
import { toConciergeError, toResponse } from './errors.ts';
import { identifyBy, type Identify } from './identity/identify.ts';
import { watchRevoked } from './identity/revoked-elsewhere.ts';
import { serverSecret } from './identity/secret.ts';
import { Sessions } from './identity/sessions.ts';
import { parseTenants, Tenants, type TenantConfig } from './identity/tenants.ts';
import { randomId, type NewId } from './ids.ts';
import { createLogger, errorFields, type Logger } from './logging.ts';
import { Metrics } from './metrics.ts';
import { observers, type Observer } from './observer.ts';
import { Breaker } from './limits/breaker.ts';
import { OpenStreams } from './limits/open-streams.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { MemoryRateStore } from './limits/rate-store.ts';
import { CustomerData } from './privacy/customer-data.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { chatkitRoutes } from './routes/chatkit.ts';
import { customerDataRoutes } from './routes/customer-data.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { getPath, mountable } from './routes/mountable.ts';
import { origins } from './routes/origins.ts';
import { requestLog, type RequestVariables } from './routes/request-log.ts';
import { sessionRoutes } from './routes/session.ts';
import { streamRoutes } from './routes/streams.ts';
import { AnswerService } from './threads/answer-service.ts';
import { MessageService } from './threads/message-service.ts';
import { Notices, type Notice, type TellNews, type ThreadRef } from './threads/notices.ts';
import { Runs, type Player } from './threads/runs.ts';
import { StreamLog } from './threads/stream-log.ts';
import type { Actions } from './threads/thread-service.ts';
import type { ThreadWriter } from './threads/thread-writer.ts';
import { Titles, type Namer } from './threads/titles.ts';
import { Transcription } from './threads/transcription.ts';
import { version } from './version.ts';

/** A running server. */
export interface ChatServer {
  /**
   * Listen with `app.fetch`, or mount it: `yours.route('/', app)`, or under a prefix in the place of `/`. Where your Hono 4
   * is another copy than this package's, its types do not fit: `yours.all('/support/*', (c) => app.fetch(c.req.raw, c.env))`.
   */
  readonly app: Hono;
  /** Runs that this process plays now. */
  readonly activeRuns: number;
  /** Takes up the runs that an ended server left behind; returns how many threads had some. */
  recover(): Promise<number>;
  /**
   * Puts something into a thread without being asked, such as the news of a delayed flight. Who follows the thread sees
   * it at once, everybody else with their next request.
   * @returns the id of the item; null for a banner, which is not stored, and for news that was told before
   * @throws ConciergeError thread.not_found, action.invalid for news that the airline does not have; TypeError naming what
   * is not right in the notice
   */
  notify(thread: ThreadRef, notice: Notice): Promise<string | null>;
  /** Deletes threads that are older than so many days, and files that nobody sent within a day; returns how many threads. */
  retire(days: number): Promise<number>;
  /** Hands running answers over to the next server, and lets go of everything but the database. */
  close(): Promise<void>;
}

/** What whoever answers may build on. */
export interface ChatBase {
  database: Database;
  log: StreamLog;
  newId: NewId;
  tenants: Tenants;
  logger: Logger;
  files: AttachmentService;
  observer: Observer;
}

/** Whoever answers: the airline's concierge, or the functions of a chat. */
export interface Brain {
  /** How the model is called in the header `openskies-server`. */
  model: string;
  player: Player;
  namer: Namer;
  actions(runs: Runs): Actions;
  transcribe?: Transcribe | undefined;
  /** Done in the transaction that begins a thread. */
  welcome?(writer: ThreadWriter): Promise<void>;
  /** Has the airline's own news told. */
  tell?: TellNews;
  /** Whether Stop is offered while a message is answered. Default: yes. */
  allowCancel?(message: UserMessageItem): boolean;
  /** What is answered besides the protocol. */
  routes?(identify: Identify): Hono[];
}

export function createChatApp(parts: ChatAppParts, brainOf: (base: ChatBase) => Brain): ChatServer {
  const { database, newId = randomId, logger = createLogger('warn') } = parts;
  const trustedProxies = new Set(parts.trustedProxies);
  const secret = parts.secret ?? serverSecret(':memory:');
  const tenants = tenantsOf(parts.tenants);
  const metrics = parts.metricsToken === undefined ? undefined : new Metrics();
  const observer = observers([metrics, parts.observer]);
  const log = new StreamLog(database, { fanOut: parts.fanOut, observer, logger });
  metrics?.observe({ database, followers: () => log.followers });
  const store = parts.attachments ?? new MemoryAttachmentStore();
  const attachments = new AttachmentService({ database, store, newId });
  const links = new SignedLinks({ secret, now: () => database.now() });

  const brain = brainOf({ database, log, newId, tenants, logger, files: attachments, observer });
  const titles = new Titles({ database, namer: brain.namer, logger });
  const breaker = new Breaker(parts.breaker);
  const runs = new Runs({
    database,
    log,
    turn: brain.player,
    titles,
    newId,
    logger,
    breaker,
    observer,
  });
  const messages = new MessageService({
    database,
    log,
    runs,
    attachments,
    newId,
    welcome: async (writer) => brain.welcome?.(writer),
    allowCancel: (message) => brain.allowCancel?.(message) ?? true,
  });
  const service = new HeardThreadService({
    database,
    log,
    runs,
    messages,
    attachments,
    actions: brain.actions(runs),
    answers: new AnswerService({ log, runs, newId }),
    transcription: new Transcription(brain.transcribe),
    feedback: parts.feedback?.bind(parts),
    logger,
  });
  const notices = new Notices({ database, log, newId, tell: brain.tell });
  const streams = new OpenStreams();
  const onRevoked = (id: string): void => streams.end(id);
  const sessions = new Sessions({
    database,
    tenants,
    secret,
    newId,
    logger,
    onMoved: (thread_ids) => thread_ids.forEach((id) => runs.moved(id)),
    onRevoked,
  });
  const unwatch = database.isShared
    ? watchRevoked({ database, open: () => streams.sessions, onRevoked, logger })
    : undefined;
  const limits = new RateLimits({ database, store: parts.rates ?? new MemoryRateStore() });
  const identify = identifyBy(sessions, tenants, limits);
  const data = new CustomerData({
    database,
    attachments,
    drop: (thread_id) => runs.drop(thread_id),
    onRevoked,
  });

  const app = new Hono<{ Variables: RequestVariables }>({ getPath });
  app.onError((error, c) => {
    const known = toConciergeError(error);
    const place = { request_id: c.get('request_id'), route: routePath(c, -1) };
    if (known.code === 'internal') {
      logger.error({ ...place, ...errorFields(error) }, 'defect');
    } else if (isUnavailable(error)) {
      const code = failureCode(error);
      logger.warn(
        { ...place, ...errorFields(error), ...(code !== undefined && { code }) },
        'the database cannot be used',
      );
    }
    return toResponse(error);
  });
  app.notFound(() => toResponse(new ConciergeError('request.not_found')));
  app.use(requestLog({ logger, observer, newId }));
  const dictation = brain.transcribe ? '; dictation' : '';
  app.use(origins(`${version}; model=${brain.model}${dictation}`, tenants));
  app.route('/', sessionRoutes({ tenants, sessions, identify, limits, trustedProxies }));
  app.route(
    '/',
    chatkitRoutes({
      service,
      runs,
      log,
      links,
      identify,
      limits,
      breaker,
      trustedProxies,
      streams,
      observer,
    }),
  );
  app.route('/', streamRoutes({ database, log, runs, links, identify, trustedProxies, streams }));
  app.route('/', attachmentRoutes({ attachments, links, identify, trustedProxies }));
  app.route('/', customerDataRoutes({ data, identify }));
  app.route('/', healthRoutes({ database, runs }));
  if (metrics) app.route('/', metricsRoutes(metrics, parts.metricsToken ?? ''));
  for (const routes of brain.routes?.(identify) ?? []) app.route('/', routes);
  return {
    app: mountable(app),
    get activeRuns() {
      return runs.active;
    },
    recover: () => runs.recover(),
    notify: (thread, notice) => notices.put(thread, notice),
    retire: (days) => data.retire(days),
    close: async () => {
      unwatch?.();
      await runs.drain();
      log.close();
    },
  };
}

/** @throws ConfigError in production without tenants; TenantsProblem */
function tenantsOf(configured: readonly TenantConfig[] | undefined): Tenants {
  if (configured) return new Tenants(parseTenants(configured));
  refuseProductionDemo('Pass tenants, a list of your sites');
  return new Tenants(null);
}
