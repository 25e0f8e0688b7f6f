import type { Model, ModelRequest, ModelResponse } from '@openai/agents';
import { ModelFailure, toModelFailure } from './model-failure.ts';

export interface ServiceOptions {
  /** How long the service may say nothing. */
  timeoutMs: number;
  /** Whether a whole stream names a finish reason. */
  hasFinishReason: boolean;
}

type StreamEvent =
  ReturnType<Model['getStreamedResponse']> extends AsyncIterable<infer E> ? E : never;
type Output = ModelResponse['output'];

/** Characters of one answer at most, its calls and thoughts included: about five for each token that a run may use up. */
const answerLength = 1024 * 1024;

/** The SDK's model with our promises: limits of time and length, failures of one kind, whole answers, call ids that differ. */
export class ServiceModel implements Model {
  #model: Model;
  #options: ServiceOptions;

  constructor(model: Model, options: ServiceOptions) {
    this.#model = model;
    this.#options = options;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const silence = new Silence(this.#options.timeoutMs);
    try {
      const response = await this.#model.getResponse(ours(request, silence));
      return { ...response, output: withCallIds(response.output, request) };
    } catch (cause) {
      throw failureOf(cause, request, silence);
    } finally {
      silence.end();
    }
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const silence = new Silence(this.#options.timeoutMs);
    const end = new EndOfStream(this.#options);
    try {
      for await (const event of this.#model.getStreamedResponse(ours(request, silence))) {
        silence.broken();
        end.see(event);
        if (end.length > answerLength) {
          const said = `The model service said more than ${answerLength} characters.`;
          throw new ModelFailure(said, { retryable: false });
        }
        if (event.type !== 'response_done') {
          yield event;
          continue;
        }
        if (!end.isWhole) break;
        const output = withCallIds(event.response.output, request);
        yield { ...event, response: { ...event.response, output } } as StreamEvent;
        return;
      }
      request.signal?.throwIfAborted();
      throw silence.failure ?? end.failure;
    } catch (cause) {
      throw failureOf(cause, request, silence, end);
    } finally {
      silence.end();
    }
  }
}

/** Aborts a call whose service has said nothing for too long. */
class Silence {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #failure: ModelFailure | undefined;

  constructor(limitMs: number) {
    this.#timer = setTimeout(() => {
      this.#failure = new ModelFailure(`The model service said nothing for ${limitMs} ms.`, {
        retryable: true,
      });
      this.#controller.abort(this.#failure);
    }, limitMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get failure(): ModelFailure | undefined {
    return this.#failure;
  }

  broken(): void {
    if (!this.#failure) this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Knows from the raw events how long an answer is, whether it came to its end, and whose fault it is when it did not. */
class EndOfStream {
  /** Characters so far. */
  length = 0;
  #isWhole: boolean;
  #failure: ModelFailure | undefined;

  constructor({ hasFinishReason }: ServiceOptions) {
    this.#isWhole = !hasFinishReason;
  }

  see(event: StreamEvent): void {
    if (event.type !== 'model') return;
    const raw = event.event as RawEvent;
    for (const delta of [raw.delta, ...(raw.choices ?? []).map((choice) => choice?.delta)]) {
      if (delta !== undefined) this.length += JSON.stringify(delta).length;
    }
    this.#isWhole ||= raw.choices?.some((choice) => choice?.finish_reason) ?? false;
    if (raw.type === 'response.failed' || raw.type === 'error') {
      const { code } = raw.response?.error ?? raw;
      this.#failure = toModelFailure({ code });
    }
    if (raw.type === 'response.incomplete') {
      this.#failure = new ModelFailure('The model service gave an incomplete answer.', {
        retryable: false,
      });
    }
  }

  /** Chat completions have no last event: a cut connection looks like an end, but for the finish reason. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get failure(): ModelFailure {
    return this.#failure ?? toModelFailure(new Error('The stream ended too early.'));
  }

  /** What the service itself said of its failure, when it did. */
  get said(): ModelFailure | undefined {
    return this.#failure;
  }
}

interface RawEvent {
  readonly type?: string;
  readonly code?: unknown;
  readonly response?: { readonly error?: { readonly code?: unknown } | null };
  /** What is said of a text or of a call's arguments. */
  readonly delta?: unknown;
  readonly choices?: readonly (
    { readonly finish_reason?: string | null; readonly delta?: unknown } | undefined
  )[];
}

/** The request as we send it: nothing is stored or traced, and silence ends it. */
function ours(request: ModelRequest, silence: Silence): ModelRequest {
  return {
    ...request,
    modelSettings: { ...request.modelSettings, store: false },
    tracing: false,
    signal: request.signal ? AbortSignal.any([request.signal, silence.signal]) : silence.signal,
  };
}

/** An abort by the caller stays what it is. */
function failureOf(
  cause: unknown,
  { signal }: ModelRequest,
  silence: Silence,
  end?: EndOfStream,
): unknown {
  if (silence.failure) return silence.failure;
  if (signal?.aborted) return cause;
  return end?.said ?? toModelFailure(cause);
}

/**
 * The output with call ids that are present and differ from each other and from all earlier ones: a result is found by
 * its call's id, and some services leave it out or count from one in each answer.
 */
function withCallIds(output: Output, { input }: ModelRequest): Output {
  const taken = new Set<string>();
  for (const item of typeof input === 'string' ? [] : input) {
    if (item.type === 'function_call') taken.add(item.callId);
  }
  return output.map((item) => {
    if (item.type !== 'function_call') return item;
    let callId = item.callId || 'call';
    for (let copy = 2; taken.has(callId); copy++) callId = `${item.callId || 'call'}_${copy}`;
    taken.add(callId);
    return callId === item.callId ? item : { ...item, callId };
  });
}
