/** Numbers for Prometheus. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from './database/database.ts';
import type { Observer } from './observer.ts';
import { runsByState } from './threads/run-repository.ts';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export interface MetricsParts {
  database: Database;
  followers(): number;
}

export class Metrics implements Observer {
  #registry = new Registry();
  #parts: MetricsParts | undefined;
  #step = this.#histogram('openskies_model_step_seconds', 'Time of one step of the model.');
  #first = this.#histogram(
    'openskies_first_event_seconds',
    'Time from a request that streams to its first event.',
  );
  #transaction = this.#histogram(
    'openskies_transaction_seconds',
    'Time of one transaction on a thread.',
  );
  #cuts = this.#counter('openskies_stream_cuts_total', 'Readers that were too slow and were cut.');
  #takeovers = this.#counter(
    'openskies_run_takeovers_total',
    'Runs taken over from a process that had them.',
  );
  #decisions = new Counter({
    name: 'openskies_decisions_total',
    help: 'What was decided about wishes: effects, refusals, cards and what came of them.',
    labelNames: ['action', 'decision'] as const,
    registers: [this.#registry],
  });
  #runs = new Gauge({
    name: 'openskies_runs',
    help: 'Runs of all nodes that are not over.',
    labelNames: ['state'] as const,
    registers: [this.#registry],
  });
  #finished = new Counter({
    name: 'openskies_runs_finished_total',
    help: 'Runs that ended on this node.',
    labelNames: ['state'] as const,
    registers: [this.#registry],
  });
  #followers = new Gauge({
    name: 'openskies_followers',
    help: 'Streams that are open on this node.',
    registers: [this.#registry],
  });

  constructor() {
    for (const state of ['done', 'failed', 'cancelled'] as const) this.#finished.inc({ state }, 0);
  }

  /** Where the numbers of this moment come from. */
  observe(parts: MetricsParts): void {
    this.#parts = parts;
  }

  /** All of them, in Prometheus' text format. */
  async text(): Promise<string> {
    if (this.#parts) {
      this.#followers.set(this.#parts.followers());
      const counts = await runsByState(this.#parts.database.kysely);
      for (const state of ['queued', 'running'] as const) {
        this.#runs.set({ state }, counts.get(state) ?? 0);
      }
    }
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  step(ms: number): void {
    this.#step.observe(ms / 1000);
  }

  firstEvent(ms: number): void {
    this.#first.observe(ms / 1000);
  }

  transaction(ms: number): void {
    this.#transaction.observe(ms / 1000);
  }

  finished(state: 'done' | 'failed' | 'cancelled'): void {
    this.#finished.inc({ state });
  }

  cut(): void {
    this.#cuts.inc();
  }

  takeover(): void {
    this.#takeovers.inc();
  }

  decided({ action, decision }: { action: string; decision: string }): void {
    this.#decisions.inc({ action, decision });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: seconds, registers: [this.#registry] });
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.#registry] });
  }
}
