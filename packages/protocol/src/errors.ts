/**
 * Every way in which we fail, on both sides. `status` is the HTTP status of a plain answer (0: never leaves
 * the browser), `retry` whether trying the same again may help, `message` is written for the customer.
 */
export const errorCodes = {
  'request.invalid': { status: 400, retry: false, message: 'This request could not be read.' },
  'request.unknown_type': {
    status: 400,
    retry: false,
    message: 'This server does not know this request.',
  },
  'request.not_found': { status: 404, retry: false, message: 'There is nothing at this address.' },
  'request.not_allowed': {
    status: 405,
    retry: false,
    message: 'This address does not take this request.',
  },
  'request.too_large': { status: 413, retry: false, message: 'This is too large to send.' },
  'message.too_long': {
    status: 400,
    retry: false,
    message: 'This message is too long. Please shorten it.',
  },
  'message.conflict': {
    status: 409,
    retry: false,
    message: 'This message was sent before with other words. Please send it again.',
  },
  'thread.not_found': {
    status: 404,
    retry: false,
    message: 'This conversation does not exist any more.',
  },
  'thread.closed': {
    status: 409,
    retry: false,
    message: 'This conversation is closed. Please begin a new one.',
  },
  'thread.busy': { status: 409, retry: true, message: 'Please wait for the current answer first.' },
  'item.not_found': { status: 404, retry: false, message: 'This message does not exist any more.' },
  'item.not_open': { status: 409, retry: false, message: 'This has been answered already.' },
  'action.invalid': { status: 400, retry: false, message: 'This choice is not possible.' },
  'confirmation.expired': {
    status: 409,
    retry: false,
    message: 'The time to confirm has passed. Please ask again.',
  },
  'attachment.not_found': {
    status: 404,
    retry: false,
    message: 'This file does not exist any more.',
  },
  'attachment.not_uploaded': {
    status: 404,
    retry: true,
    message: 'This file has not arrived yet.',
  },
  'attachment.conflict': {
    status: 409,
    retry: false,
    message: 'This file was uploaded already.',
  },
  'attachment.too_large': { status: 413, retry: false, message: 'This file is too large.' },
  'attachment.unsupported': {
    status: 400,
    retry: false,
    message: 'This kind of file cannot be used here.',
  },
  'audio.unavailable': {
    status: 404,
    retry: false,
    message: 'Dictation is not available here. Please type your message.',
  },
  'audio.unsupported': {
    status: 400,
    retry: false,
    message: 'This recording cannot be understood.',
  },
  'customer.invalid': {
    status: 422,
    retry: false,
    message: 'The customer details could not be read.',
  },
  'customer.unavailable': {
    status: 503,
    retry: true,
    message: 'The customer details cannot be loaded right now.',
  },
  'session.unavailable': {
    status: 0,
    retry: true,
    message: 'Your sign-in could not be checked.',
  },
  'session.required': { status: 401, retry: false, message: 'Please sign in first.' },
  'session.expired': {
    status: 401,
    retry: true,
    message: 'Your session has ended. Please try again.',
  },
  'session.refused': {
    status: 401,
    retry: false,
    message: 'Your sign-in could not be verified. Please sign in again.',
  },
  'session.forbidden': { status: 403, retry: false, message: 'This is not allowed here.' },
  'rate.limited': {
    status: 429,
    retry: true,
    message: 'That was a lot at once. Please wait a moment.',
  },
  'server.busy': {
    status: 503,
    retry: true,
    message: 'The concierge is busy. Please try again shortly.',
  },
  'model.failed': {
    status: 502,
    retry: true,
    message: 'The concierge could not answer. Please try again.',
  },
  'model.timed_out': {
    status: 504,
    retry: true,
    message: 'The answer took too long. Please try again.',
  },
  'run.failed': {
    status: 500,
    retry: true,
    message: 'The concierge could not finish. Please try again.',
  },
  'run.limited': {
    status: 500,
    retry: false,
    message: 'This took too many steps. Please ask in smaller ones.',
  },
  'stream.broken': {
    status: 0,
    retry: true,
    message: 'The connection was lost. Please try again.',
  },
  'stream.too_large': { status: 0, retry: false, message: 'The answer is too large to show.' },
  'response.invalid': { status: 0, retry: true, message: 'The answer could not be read.' },
  'network.unreachable': {
    status: 0,
    retry: true,
    message: 'The concierge cannot be reached. Are you online?',
  },
  internal: { status: 500, retry: true, message: 'Something went wrong. Please try again.' },
} as const satisfies Record<string, { status: number; retry: boolean; message: string }>;

/** `noun.problem`, or `internal`. */
export type ErrorCode = keyof typeof errorCodes;

/**
 * Body of a failed plain request. ChatKit has no such shape: its reference server answers
 * `500 text/plain` or `{"detail": "…"}`.
 */
export interface ErrorBody {
  error: {
    /** One of `errorCodes`; a newer server may send others. */
    code: string;
    /** For the customer, in the language of the request. */
    message: string;
    /** Path of the offending field: `params.input.content[0].text`. */
    field?: string;
    /** Whether the same request may succeed later. */
    retry: boolean;
  };
}

export interface ConciergeErrorOptions {
  /** Path of the offending field. */
  field?: string | undefined;
  /** Overrides the default of the code. */
  retry?: boolean | undefined;
  /** Overrides the default text for the customer. */
  message?: string | undefined;
  /** Seconds after which to try again: the header `Retry-After`. */
  retryAfter?: number | undefined;
  /** What went wrong underneath. For logs, never sent. */
  cause?: unknown;
}

/** The one error that our code throws on purpose. Anything else is a defect. */
export class ConciergeError extends Error {
  override readonly name = 'ConciergeError';
  /** One of `errorCodes`, or a newer server's. */
  readonly code: ErrorCode | (string & {});
  readonly field: string | undefined;
  readonly retry: boolean;
  /** Seconds after which to try again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** The same as a time: milliseconds since 1970 by the clock of whoever made this error. */
  readonly retryAt: number | undefined;
  /** HTTP status of a plain answer; 0 where the failure never crosses the wire. */
  readonly status: number;

  constructor(
    code: ErrorCode | (string & {}),
    options: ConciergeErrorOptions & { status?: number } = {},
  ) {
    const known = isErrorCode(code) ? errorCodes[code] : errorCodes.internal;
    super(
      options.message ?? known.message,
      'cause' in options ? { cause: options.cause } : undefined,
    );
    this.code = code;
    this.field = options.field;
    this.retry = options.retry ?? known.retry;
    this.retryAfter = options.retryAfter;
    this.retryAt = this.retryAfter && Date.now() + this.retryAfter * 1000;
    this.status = options.status ?? known.status;
  }

  /** What goes over the wire: no cause, no stack. */
  toBody(): ErrorBody {
    const { code, message, field, retry } = this;
    return {
      error: field === undefined ? { code, message, retry } : { code, message, field, retry },
    };
  }

  /** Reads the JSON of a failed answer; null where it is not of our shape (a foreign server's). */
  static fromBody(json: unknown, status: number, retryAfter?: number): ConciergeError | null {
    const error = (json as Partial<ErrorBody> | null)?.error;
    if (typeof error !== 'object' || error === null || typeof error.code !== 'string') return null;
    const { code, message, field, retry } = error;
    return new ConciergeError(code, {
      status,
      retryAfter,
      message: typeof message === 'string' ? message : undefined,
      field: typeof field === 'string' ? field : undefined,
      retry: typeof retry === 'boolean' ? retry : undefined,
    });
  }
}

/** Whether this version knows the code. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
