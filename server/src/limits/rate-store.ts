/** Where counters of limits live: in this process, or in something that all nodes share. */
export interface RateStore {
  /**
   * Takes one of `limit` per `windowMs` for a key.
   * @returns milliseconds to wait; 0 when it was taken
   */
  take(key: string, limit: number, windowMs: number, now: number): Promise<number> | number;
}

/** Keys from which on the ones that are full again are forgotten. */
const fewest = 10_000;

/** Counters of this process. Each key is one number: the time at which it would be full again (GCRA). */
export class MemoryRateStore implements RateStore {
  #fullAt = new Map<string, number>();
  /** Twice what the last sweep left, so that a flood of live keys is not looked through with each take. */
  #sweepAt = fewest;

  take(key: string, limit: number, windowMs: number, now: number): number {
    const interval = windowMs / limit;
    const known = this.#fullAt.get(key) ?? 0;
    // A clock that was set back finds times far ahead: an empty key is full again after one window.
    if (known > now + windowMs) this.#fullAt.set(key, now + windowMs);
    const fullAt = Math.min(Math.max(known, now), now + windowMs);
    const wait = fullAt + interval - windowMs - now;
    if (wait > 1e-6) return wait;
    if (this.#fullAt.size >= this.#sweepAt) this.#sweep(now);
    this.#fullAt.set(key, fullAt + interval);
    return 0;
  }

  #sweep(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    this.#sweepAt = Math.max(fewest, 2 * this.#fullAt.size);
  }
}
