/**
 * How a model service fails, found by driving the agents SDK against `test/openai-server.ts`:
 *
 * | What the service does | What the SDK makes of it | What we make of it |
 * |---|---|---|
 * | status 408, 409, 429, 5xx | APIError with `status` | ModelFailure, may be asked again |
 * | status 429 with `insufficient_quota`, other 4xx | APIError with `status` | ModelFailure, final |
 * | no connection, reset, cut before its end | APIConnectionError, TypeError "terminated", ModelBehaviorError, or (chat completions) a normal end with half the text | ModelFailure, may be asked again |
 * | says nothing for too long | nothing: it waits for ever | ModelFailure, may be asked again |
 * | `response.failed`, an `error` event | ModelBehaviorError, APIError | ModelFailure; final when the request itself is at fault |
 * | `response.incomplete` | ModelBehaviorError | ModelFailure, final |
 * | refuses in words | a message with a refusal part | the same: a normal outcome |
 * | calls an unknown tool, or with broken arguments | ModelBehaviorError after `response_done` | a normal outcome: the call is answered with what is wrong |
 * | call ids missing or repeated | passes them on | a normal outcome with ids of our own |
 */
export class ModelFailure extends Error {
  override name = 'ModelFailure';
  /** Whether the same request may succeed when asked again. */
  readonly retryable: boolean;
  /** HTTP status of the service, where it gave one. */
  readonly status: number | undefined;
  /** What the service or the network calls the failure, such as `invalid_api_key` or `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  readonly retry_after_ms: number | undefined;

  constructor(
    message: string,
    options: ErrorOptions & {
      retryable: boolean;
      status?: number | undefined;
      code?: string | undefined;
      retry_after_ms?: number | undefined;
    },
  ) {
    super(message, options);
    this.retryable = options.retryable;
    this.status = options.status;
    this.code = options.code;
    this.retry_after_ms = options.retry_after_ms;
  }

  /** Whether the service is at fault, or our account there, and not what one customer wrote. */
  get isOfService(): boolean {
    return this.retryable || [401, 403, 404, 429].includes(this.status ?? 0);
  }
}

/** What the `openai` client throws, whichever copy of it did. */
interface ServiceError {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly headers?: unknown;
}

/** Codes that say that the request or the account is at fault, so that asking again is in vain. */
const finalCodes: ReadonlySet<unknown> = new Set([
  'insufficient_quota',
  'invalid_api_key',
  'invalid_prompt',
  'context_length_exceeded',
  'model_not_found',
  'content_filter',
]);

/** Turns whatever a model call threw into a ModelFailure, which keeps it as its cause. */
export function toModelFailure(cause: unknown): ModelFailure {
  if (cause instanceof ModelFailure) return cause;
  const { status, headers } = (cause ?? {}) as ServiceError;
  const code = codeOf(cause);
  if (typeof status !== 'number') {
    const retryable = !finalCodes.has(code);
    return new ModelFailure('The model service did not finish its answer.', {
      retryable,
      code,
      cause,
    });
  }
  return new ModelFailure(`The model service answered with status ${status}.`, {
    retryable: mayPass(status) && !finalCodes.has(code),
    status,
    code,
    retry_after_ms: retryAfter(headers),
    cause,
  });
}

/** The nearest code on the way down to the first cause; one word, so that a log may hold it. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  const { code, cause } = error as ServiceError;
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : codeOf(cause, depth + 1);
}

function mayPass(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

function retryAfter(headers: unknown): number | undefined {
  if (!(headers instanceof Headers)) return undefined;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
