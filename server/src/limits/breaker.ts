import { ConciergeError } from '@openskies/protocol';

export interface BreakerLimits {
  /** Answers that the model service fails in a row before it is left alone. Default 5. */
  failures: number;
  /** Milliseconds that it is left alone after each failure. Default 30,000. */
  restMs: number;
}

const defaults: BreakerLimits = { failures: 5, restMs: 30_000 };

/** Milliseconds between two tries of a service that has rested, where none of them has told how it went. */
const betweenTriesMs = 1000;

/** Failures in a row of one tenant, and when the service may be tried again. */
interface Trouble {
  failures: number;
  closedUntil: number;
}

/**
 * A model service that fails for a tenant is not asked for a while: whoever writes there is told at once and for how long,
 * instead of waiting for a failure. Then one message tries it; when that works, all may. Of this node alone.
 */
export class Breaker {
  #limits: BreakerLimits;
  #now: () => number;
  #troubles = new Map<string, Trouble>();

  /** @param now milliseconds that never go back */
  constructor(limits: Partial<BreakerLimits> = {}, now = (): number => performance.now()) {
    this.#limits = { ...defaults, ...limits };
    this.#now = now;
  }

  /** @throws ConciergeError server.busy */
  pass(tenant: string): void {
    const trouble = this.#troubles.get(tenant);
    if (!trouble || trouble.failures < this.#limits.failures) return;
    const wait = trouble.closedUntil - this.#now();
    if (wait > 0) throw new ConciergeError('server.busy', { retryAfter: Math.ceil(wait / 1000) });
    trouble.closedUntil = this.#now() + betweenTriesMs;
  }

  failed(tenant: string): void {
    const failures = (this.#troubles.get(tenant)?.failures ?? 0) + 1;
    this.#troubles.set(tenant, { failures, closedUntil: this.#now() + this.#limits.restMs });
  }

  worked(tenant: string): void {
    this.#troubles.delete(tenant);
  }
}
