import { isIP } from 'node:net';
import * as z from 'zod';
import { ConfigError } from './config-error.ts';
import { readTenantsFile } from './identity/tenants-file.ts';
import type { Tenant } from './identity/tenants.ts';
import { httpAddress } from './options.ts';

/** What the server is told by its environment. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** PostgreSQL; null: a SQLite file in the data folder. */
  databaseUrl: string | null;
  /** Redis, between the nodes of one PostgreSQL. */
  redisUrl: string | null;
  model: { kind: 'demo'; paceMs: number } | OpenAIConfig;
  logLevel: 'info' | 'warn' | 'error' | 'silent';
  /** Who sends it may read the metrics; null: nobody. */
  metricsToken: string | null;
  /** Proxies whose `X-Forwarded-For`, `-Proto` and `-Prefix` count. */
  trustedProxies: string[];
  /** Age at which threads are deleted, in days. */
  retentionDays: number;
  /** Null: demo mode. */
  tenants: Tenant[] | null;
}

export interface OpenAIConfig {
  kind: 'openai';
  apiKey: string | undefined;
  baseURL: string | undefined;
  model: string;
  titleModel: string;
  api: 'responses' | 'chat';
}

const port = z.coerce.number().int().min(0).max(65_535);
const addresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((list) => list.every((one) => isIP(one) !== 0));

/** Every variable with the words of its error. An empty one counts as absent. */
const variables = {
  HOST: [z.string(), 'a host name or address'],
  PORT: [port, 'a port between 0 and 65535'],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    'the address of a PostgreSQL database: postgres://user:password@host:5432/name',
  ],
  REDIS_URL: [z.url({ protocol: /^rediss?$/ }), 'the address of a Redis: redis://host:6379'],
  OPENSKIES_DATA_DIR: [z.string(), 'a folder'],
  OPENSKIES_METRICS_TOKEN: [z.string().min(16), 'a token of at least 16 characters'],
  OPENSKIES_TENANTS: [z.string(), 'the path of a tenants file'],
  OPENSKIES_TRUSTED_PROXIES: [addresses, 'addresses with commas between them'],
  OPENSKIES_RETENTION_DAYS: [z.coerce.number().int().min(1).max(3650), 'days between 1 and 3650'],
  OPENAI_API_KEY: [z.string(), 'a key'],
  OPENAI_BASE_URL: [httpAddress, 'an http(s) address'],
  OPENSKIES_MODEL: [z.string(), 'the name of a model'],
  OPENSKIES_TITLE_MODEL: [z.string(), 'the name of a model'],
  OPENSKIES_API: [z.enum(['responses', 'chat']), '"responses" or "chat"'],
  OPENSKIES_DEMO_PACE_MS: [
    z.coerce.number().int().min(0).max(10_000),
    'milliseconds between 0 and 10000',
  ],
  OPENSKIES_LOG_LEVEL: [
    z.enum(['info', 'warn', 'error', 'silent']),
    '"info", "warn", "error" or "silent"',
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Variable = keyof typeof variables;

/**
 * Reads the environment; the only place that does.
 *
 * @param actions names of the airline's actions, of which the tenants file may name some
 * @throws ConfigError naming the variable
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  actions?: readonly string[],
): Config {
  const read = <Name extends Variable>(
    name: Name,
  ): z.output<(typeof variables)[Name][0]> | undefined => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return undefined;
    const [schema, expected] = variables[name];
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data as z.output<(typeof variables)[Name][0]>;
    throw new ConfigError(`${name} must be ${expected}.`);
  };
  const host = read('HOST') ?? '127.0.0.1';
  const tenantsFile = read('OPENSKIES_TENANTS');
  if (tenantsFile === undefined) refuseExposedDemo(host, env);
  const databaseUrl = read('DATABASE_URL') ?? null;
  const redisUrl = read('REDIS_URL') ?? null;
  if (redisUrl !== null && databaseUrl === null) {
    throw new ConfigError(
      'REDIS_URL is set, but without DATABASE_URL this server is alone on its SQLite file. Set DATABASE_URL too, or unset REDIS_URL.',
    );
  }
  const apiKey = read('OPENAI_API_KEY');
  const baseURL = read('OPENAI_BASE_URL');
  const model = read('OPENSKIES_MODEL') ?? 'gpt-4.1-mini';
  const api = read('OPENSKIES_API') ?? 'responses';
  const paceMs = read('OPENSKIES_DEMO_PACE_MS') ?? 25;
  return {
    host,
    port: read('PORT') ?? 8001,
    dataDir: read('OPENSKIES_DATA_DIR') ?? '.data',
    databaseUrl,
    redisUrl,
    tenants: tenantsFile === undefined ? null : readTenantsFile(tenantsFile, actions),
    metricsToken: read('OPENSKIES_METRICS_TOKEN') ?? null,
    trustedProxies: read('OPENSKIES_TRUSTED_PROXIES') ?? [],
    retentionDays: read('OPENSKIES_RETENTION_DAYS') ?? 30,
    logLevel: read('OPENSKIES_LOG_LEVEL') ?? 'warn',
    model:
      apiKey === undefined && baseURL === undefined
        ? { kind: 'demo', paceMs }
        : {
            kind: 'openai',
            apiKey,
            baseURL,
            model,
            titleModel: read('OPENSKIES_TITLE_MODEL') ?? model,
            api,
          },
  };
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

/** The demo visitor needs no login, so nobody but this machine may reach it (SAFETY §1). */
function refuseExposedDemo(host: string, env: NodeJS.ProcessEnv): void {
  if (!loopback.test(host)) {
    throw new ConfigError(
      `HOST is ${host}, but without tenants this server is a demo that lets everybody in. Set HOST to 127.0.0.1, or OPENSKIES_TENANTS to your tenants file.`,
    );
  }
  refuseProductionDemo('Set OPENSKIES_TENANTS to your tenants file', env);
}

/**
 * @param way how whoever started the server says who may come in
 * @throws ConfigError where nobody did, on a server that is meant for everybody
 */
export function refuseProductionDemo(way: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env['NODE_ENV'] === 'production') {
    throw new ConfigError(
      `NODE_ENV is production, but without tenants this server is a demo that lets everybody in. ${way}, or unset NODE_ENV.`,
    );
  }
}
