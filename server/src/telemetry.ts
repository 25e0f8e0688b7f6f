/** Spans for OpenTelemetry, where its packages are installed beside the server. */
import type { Observer } from './observer.ts';

/** What is used of `@opentelemetry/api`. */
interface Api {
  trace: { getTracer(name: string, version: string): Tracer };
}

interface Tracer {
  startSpan(
    name: string,
    options: { startTime: number; attributes?: Record<string, string | number> },
  ): { end(): void };
}

/** What is used of `@opentelemetry/sdk-node`, which reads the `OTEL_…` variables itself. */
interface Sdk {
  NodeSDK: new () => { start(): void; shutdown(): Promise<void> };
}

export interface Telemetry {
  observer: Observer;
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

/**
 * Starts OpenTelemetry's SDK if `@opentelemetry/api` and `@opentelemetry/sdk-node` are installed; else null.
 *
 * @param load imports a package by its name
 */
export async function startTelemetry(
  version: string,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<Telemetry | null> {
  const sdk = (await installed('@opentelemetry/sdk-node', load)) as Sdk | null;
  const api = (await installed('@opentelemetry/api', load)) as Api | null;
  if (!sdk || !api) return null;
  const running = new sdk.NodeSDK();
  running.start();
  const tracer = api.trace.getTracer('openskies-concierge', version);
  return { observer: spans(tracer), close: () => running.shutdown() };
}

/** Each is told of when it is over: its span begins in the past. */
function spans(tracer: Tracer): Observer {
  const span = (
    name: string,
    ms: number,
    attributes: Record<string, string | number> = {},
  ): void => {
    tracer.startSpan(name, { startTime: Date.now() - ms, attributes }).end();
  };
  return {
    request: ({ method, status, ms }) =>
      span('request', ms, {
        'http.request.method': method,
        'http.response.status_code': status,
      }),
    step: (ms) => span('model step', ms),
    transaction: (ms) => span('transaction', ms),
    takeover: () => span('run takeover', 0),
    decided: ({ action, decision }) =>
      span('decision', 0, { 'openskies.action': action, 'openskies.decision': decision }),
  };
}

async function installed(name: string, load: (name: string) => Promise<unknown>): Promise<unknown> {
  try {
    return await load(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
