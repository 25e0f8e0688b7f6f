import { isIP } from 'node:net';
import * as z from 'zod';
import type { AttachmentStore } from './attachments/attachment-store.ts';
import type { Feedback } from './chat/feedback.ts';
import type { Database } from './database/database.ts';
import type { TenantConfig } from './identity/tenants.ts';
import type { NewId } from './ids.ts';
import type { BreakerLimits } from './limits/breaker.ts';
import type { RateStore } from './limits/rate-store.ts';
import type { Logger } from './logging.ts';
import type { Observer } from './observer.ts';
import { aFunction, atLeast, checkOptions, having, type Option } from './options.ts';
import type { FanOut } from './threads/fan-out.ts';

/** What every server is made of, whoever answers. */
export interface ChatAppParts {
  database: Database;
  /** Default: 128 random bits with a prefix that names the kind. */
  newId?: NewId;
  /** Default: `createLogger('warn')`. `silentLogger` logs nothing. */
  logger?: Logger;
  /**
   * The sites that embed the element. Default: demo mode, which lets everybody in and answers on this machine alone;
   * with `NODE_ENV=production` it refuses to start.
   */
  tenants?: readonly TenantConfig[];
  /**
   * At least 32 bytes that session tokens and addresses of files are signed with, the same on all nodes. Default:
   * random, so that they end with the process.
   */
  secret?: Uint8Array;
  /** Counters of the rate limits. Default: those of this process. */
  rates?: RateStore;
  /** When a failing model service is left alone, each tenant for itself. */
  breaker?: Partial<BreakerLimits>;
  /** Addresses of proxies whose `X-Forwarded-For`, `-Proto` and `-Prefix` count. Default: none. */
  trustedProxies?: readonly string[];
  /** Carries live deltas between the nodes of one PostgreSQL. Default: they find each other's work in the record. */
  fanOut?: FanOut;
  /** Whoever sends it as a bearer token may read `/support/metrics`. Default: there is no such address. */
  metricsToken?: string;
  /** Told what takes how long, besides the metrics. */
  observer?: Observer;
  /** Where files of customers are kept. Default: in memory. */
  attachments?: AttachmentStore;
  /** Hears what customers think of an answer, after it is stored. What it throws is logged. Default: nobody hears it. */
  feedback?(feedback: Feedback): Promise<void> | void;
}

const chatAppOptions: Record<keyof ChatAppParts, Option> = {
  database: [
    having('transaction', 'now'),
    "a database that is open, await Database.open({ dataDir: '.data' })",
  ],
  newId: [aFunction.optional(), 'a function from a prefix to an id'],
  logger: [
    having('info', 'warn', 'error').optional(),
    'a logger with info, warn and error, such as createLogger("info")',
  ],
  // By parseTenants, field by field.
  tenants: [z.unknown(), ''],
  secret: [
    z.custom((value) => value instanceof Uint8Array && value.length >= 32).optional(),
    'at least 32 random bytes in a Uint8Array, the same on all nodes',
  ],
  rates: [having('take').optional(), 'a store with take, such as a RedisRateStore'],
  // Field by field, below.
  breaker: [z.unknown(), ''],
  trustedProxies: [
    z.array(z.custom((value) => typeof value === 'string' && isIP(value) !== 0)).optional(),
    'a list of IP addresses',
  ],
  fanOut: [having('join', 'send').optional(), 'a RedisFanOut, or what has its functions'],
  metricsToken: [z.string().min(16).optional(), 'a token of at least 16 characters'],
  observer: [z.object().optional(), 'an object of functions'],
  attachments: [
    having('write', 'read', 'delete').optional(),
    'a store with write, read and delete, such as new FileAttachmentStore(folder)',
  ],
  feedback: [aFunction.optional(), 'a function'],
};

const breakerOptions: Record<keyof BreakerLimits, Option> = {
  failures: atLeast(1),
  restMs: atLeast(0),
};

/**
 * @param more the options that this caller has besides
 * @throws TypeError naming the option
 */
export function checkParts(
  caller: string,
  parts: ChatAppParts,
  more: Readonly<Record<string, Option>>,
): void {
  checkOptions(caller, parts, { ...more, ...chatAppOptions });
  if (parts.breaker) checkOptions(caller, parts.breaker, breakerOptions, 'breaker.');
}
