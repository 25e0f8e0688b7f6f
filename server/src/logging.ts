import { pino } from 'pino';
import { ModelFailure } from './agent/model-failure.ts';

/** Every field that may be logged. Bodies, texts, names and tokens have none. */
export interface LogFields {
  request_id?: string;
  run_id?: string;
  thread_id?: string;
  tenant?: string;
  method?: string;
  /** As the server declares it, such as `/support/threads/:id/stop`. */
  route?: string;
  type?: string;
  status?: number;
  ms?: number;
  code?: string;
  error_name?: string;
  /** What the author of a chat says in an error of their own code; never a message of anything else. */
  error_message?: string;
  /** Stack without the message, which may quote what a customer wrote. */
  at?: string;
  model?: string;
  /** Of an action, and the key that the airline was asked under. */
  action?: string;
  key?: string;
  address?: string;
  runs?: number;
}

export interface Logger {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const allowed: Record<keyof LogFields, true> = {
  request_id: true,
  run_id: true,
  thread_id: true,
  tenant: true,
  method: true,
  route: true,
  type: true,
  status: true,
  ms: true,
  code: true,
  error_name: true,
  error_message: true,
  at: true,
  model: true,
  action: true,
  key: true,
  address: true,
  runs: true,
};

/**
 * JSON lines on standard error, with the allowed fields alone.
 * @throws TypeError where there is no such level
 */
export function createLogger(level: string): Logger {
  if (level !== 'silent' && !Object.hasOwn(pino.levels.values, level)) {
    throw new TypeError('createLogger needs a level: "info", "warn", "error" or "silent".');
  }
  const sink = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
  const pick = (fields: LogFields): object =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => Object.hasOwn(allowed, key)));
  return {
    info: (fields, message) => sink.info(pick(fields), message),
    warn: (fields, message) => sink.warn(pick(fields), message),
    error: (fields, message) => sink.error(pick(fields), message),
  };
}

export const silentLogger: Logger = { info() {}, warn() {}, error() {} };

const told = new WeakMap<Error, string>();

/** From here on the log shows this message of the error. */
export function tellMessage(error: Error, message: string): void {
  told.set(error, message);
}

/** An error as the log may show it: its kind and where it rose. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error_name: typeof error };
  // The message stands before the frames, and a line of it may look like one.
  const { stack = '', message } = error;
  const trace = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const frames = trace.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const error_message = told.get(error);
  return {
    error_name: error.name,
    ...(error_message !== undefined && { error_message }),
    ...(error instanceof ModelFailure && failureFields(error)),
    at: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
  };
}

/** What an operator needs to see that a key is wrong or a service is down. */
function failureFields({ status, code }: ModelFailure): LogFields {
  return { ...(status !== undefined && { status }), ...(code !== undefined && { code }) };
}
