/** What a database says when it fails, told apart by what may be done about it. */
import { setTimeout as delay } from 'node:timers/promises';

/** Somebody else changed what a transaction had read: it is done again from its start. */
export class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError';
}

/** The database could not be reached at the start. */
export class DatabaseUnreachableError extends Error {
  override name = 'DatabaseUnreachableError';

  /** @param place where its address was set */
  constructor(options: ErrorOptions, place = 'url') {
    const { cause } = options;
    const said = cause instanceof Error ? cause.message || codeOf(cause) : String(cause);
    super(`The database at ${place} cannot be used: ${said}`, options);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** What the system, PostgreSQL or SQLite calls a failure, for the log. */
export function failureCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return failureCode(error.errors[0]);
  if (error instanceof Error && 'errcode' in error) return `SQLite ${Number(error.errcode)}`;
  return codeOf(error) || undefined;
}

/** Two rows with one key. */
export function isDuplicate(error: unknown): boolean {
  if (codeOf(error) === '23505') return true;
  // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY
  return (
    error instanceof Error && 'errcode' in error && [2067, 1555].includes(Number(error.errcode))
  );
}

/** Doing the transaction again will most likely work: it was in the way of another. */
export function mayRepeat(error: unknown): boolean {
  // serialization_failure, deadlock_detected, lock_not_available
  return (
    error instanceof ChangedMeanwhileError || ['40001', '40P01', '55P03'].includes(codeOf(error))
  );
}

const lost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '25P03', // idle_in_transaction_session_timeout
  '53300', // too_many_connections
  '57014', // query_canceled: a statement that took too long
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
]);

/** SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN: the disk is full, or does not do what it should. */
const stuck = new Set([8, 10, 13, 14]);

function isStuck(error: Error): boolean {
  return 'errcode' in error && stuck.has(Number(error.errcode) & 0xff);
}

/** `pg` says these without a code. */
const lostWords =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** The database is away, or went away in the middle: what was asked of it may or may not have happened. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (isStuck(error)) return true;
  if (lost.has(code) || code.startsWith('08') || lostWords.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isUnavailable);
}

/**
 * Does it again for as long as the database is away, half a minute at most. For what may happen twice: where the
 * connection broke at the commit, nobody knows whether it did.
 */
export async function untilBack<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let pause = 50; ; pause = Math.min(2 * pause, 1000)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || performance.now() - began > 30_000) throw error;
      await delay(pause);
    }
  }
}

/** A text that PostgreSQL cannot hold, such as a zero byte: only a client sends one. */
export function isUnstorable(error: unknown): boolean {
  return codeOf(error) === '22021' || codeOf(error) === '22P05';
}
