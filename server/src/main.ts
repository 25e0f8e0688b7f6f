#!/usr/bin/env node
/** The command: reads the environment, opens the database, listens. The only file that acts on import. */
import { serve, type ServerType } from '@hono/node-server';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demoModel } from './agent/demo-model.ts';
import { openaiModel, type ConciergeModel } from './agent/models.ts';
import { openskies } from './airline/openskies/openskies.ts';
import { createConcierge, type Concierge } from './app.ts';
import { auditVerify } from './audit-command.ts';
import { ConfigError } from './config-error.ts';
import { readConfig, type Config } from './config.ts';
import { DataFolderTakenError } from './database/data-folder-taken-error.ts';
import type { Database } from './database/database.ts';
import { DatabaseUnreachableError } from './database/failures.ts';
import { createLogger, errorFields, type Logger } from './logging.ts';
import { openStorage } from './storage.ts';
import { startTelemetry, type Telemetry } from './telemetry.ts';
import { RedisRateStore } from './limits/redis-rate-store.ts';
import { RedisFanOut } from './threads/redis-fan-out.ts';
import { version } from './version.ts';

/** Milliseconds to end in before the process is ended anyway (SAFETY §4). */
const endWithinMs = 15_000;
/** Milliseconds that connections have for the end of what they are sending. */
const lastWordsMs = 500;
/** Milliseconds between two looks for conversations that have passed their age. */
const retireEveryMs = 6 * 60 * 60_000;

/** How long a client may take to send headers, and a whole request (SAFETY §5); looked after each second. */
const slownessLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
};

/** What whoever starts the server can mend: one line says what. */
const problems = [ConfigError, DataFolderTakenError, DatabaseUnreachableError];

try {
  const command = process.argv.slice(2).join(' ');
  if (command !== '' && command !== 'audit verify') {
    throw new ConfigError(
      `There is no command "${command}". Without one the server starts; "audit verify" checks the audit.`,
    );
  }
  const actions = openskies.actions.map(({ name }) => name);
  const config = readConfig(undefined, actions);
  if (command === '') await start(config);
  else process.exitCode = await auditVerify(config, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  if (!problems.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  const { database, attachments, secret } = await openStorage(config);
  const { fanOut, rates } = await redisOf(config, logger);
  const telemetry = await startTelemetry(version);
  const model = modelOf(config);
  // In a clone that was not built there is none.
  const script = import.meta.resolve('@openskies/concierge/openskies-concierge.js');
  const bundle = dirname(fileURLToPath(script));
  const concierge = createConcierge({
    airline: openskies,
    model,
    database,
    logger,
    secret,
    attachments,
    ...(fanOut && { fanOut }),
    ...(rates && { rates }),
    ...(telemetry && { observer: telemetry.observer }),
    ...(config.metricsToken !== null && { metricsToken: config.metricsToken }),
    ...(config.tenants && { tenants: config.tenants }),
    trustedProxies: config.trustedProxies,
    ...(existsSync(bundle) && { bundle }),
  });
  const server = listen(config, concierge.app.fetch);
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${listenProblem(error, config)}\n`);
    process.exitCode = 1;
    void database.close();
  });
  server.on('listening', () => {
    const { port } = server.address() as { port: number };
    const host = config.host.includes(':') ? `[${config.host.replace(/[[\]]/g, '')}]` : config.host;
    process.stdout.write(
      `OpenSkies Concierge API: http://${host}:${port}/support (${model.kind === 'demo' ? 'demo model' : 'OpenAI-compatible model'})\n`,
    );
    void concierge.recover().then((runs) => {
      if (runs > 0) logger.info({ runs }, 'took up unfinished runs');
    });
  });
  setInterval(() => void retire(concierge, config, logger), retireEveryMs).unref();
  await retire(concierge, config, logger);
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Listening for good matters: the agents SDK ends the process itself when it finds itself alone.
    process.on(signal, () => {
      if (!ending) void end(server, concierge, database, { fanOut, rates }, telemetry);
      ending = true;
    });
  }
  process.on('unhandledRejection', (error) => {
    logger.error(errorFields(error), 'unhandled rejection');
  });
}

/** Deletes conversations that have passed their age. */
async function retire(concierge: Concierge, config: Config, logger: Logger): Promise<void> {
  try {
    await concierge.retire(config.retentionDays);
  } catch (error) {
    logger.error(errorFields(error), 'old threads could not be deleted');
  }
}

/** What lives in Redis, where there is one: live deltas, and the counters of the rate limits. */
interface InRedis {
  fanOut?: RedisFanOut;
  rates?: RedisRateStore;
}

/** Redis is told of when it goes away, once, and not with every attempt to come back. */
async function redisOf({ redisUrl }: Config, logger: Logger): Promise<InRedis> {
  if (redisUrl === null) return {};
  let said = '';
  const onError = (error: unknown): void => {
    const { error_name = '' } = errorFields(error);
    if (said !== error_name) logger.warn(errorFields(error), 'Redis is away');
    said = error_name;
  };
  const fanOut = await RedisFanOut.open(redisUrl, onError);
  fanOut.onBack(() => (said = ''));
  return { fanOut, rates: await RedisRateStore.open(redisUrl, onError) };
}

function modelOf({ model }: Config): ConciergeModel {
  if (model.kind === 'demo') return demoModel({ paceMs: model.paceMs, now: () => new Date() });
  const { kind: _, ...options } = model;
  return openaiModel(options);
}

function listen(config: Config, fetch: Parameters<typeof serve>[0]['fetch']): Server {
  const server: ServerType = serve({
    fetch,
    hostname: config.host,
    port: config.port,
    serverOptions: slownessLimits,
  });
  return server as Server;
}

function listenProblem({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken. Set PORT to a free one.`;
  }
  if (code === 'EACCES') return `Port ${port} needs more rights. Set PORT to one above 1023.`;
  return `The server cannot listen on ${host}:${port}: ${message}`;
}

/** No new requests; running answers wait on the record for another node, or the next start. */
async function end(
  server: Server,
  concierge: { close(): Promise<void> },
  database: Database,
  { fanOut, rates }: InRedis,
  telemetry: Telemetry | null,
): Promise<void> {
  setTimeout(() => process.exit(1), endWithinMs).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  await concierge.close();
  // The end of a stream goes out before its connection is closed.
  const idle = setInterval(() => server.closeIdleConnections(), 10);
  await Promise.race([closed, delay(lastWordsMs, undefined, { ref: false })]);
  clearInterval(idle);
  server.closeAllConnections();
  await fanOut?.close();
  rates?.close();
  await database.close();
  await telemetry?.close();
}
