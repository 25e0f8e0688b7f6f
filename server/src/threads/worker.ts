export type StopReason = 'stopped' | 'deleted' | 'draining' | 'moved';

/** Who works on a thread in this process: plays its runs, one after the other. What ends a run counts while it is claimed too. */
export class Worker {
  again = true;
  /** The run under way. */
  run_id: string | null = null;
  /** Until the run under way has ended. */
  played: Promise<void> = Promise.resolve();
  /** Until there is nothing left to do. */
  done: Promise<void> = Promise.resolve();
  #controller = new AbortController();
  /** Runs that were stopped while none of them was under way: one may just be claimed. */
  #stopped = new Set<string>();
  #ended: StopReason | undefined;

  /** A run was claimed; `release` when it has ended. */
  begin(run_id: string): { signal: AbortSignal; release(): void } {
    this.#controller = new AbortController();
    this.run_id = run_id;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.played = promise;
    const reason = this.#ended ?? (this.#stopped.has(run_id) ? 'stopped' : undefined);
    if (reason) this.abort(reason);
    const release = (): void => {
      this.run_id = null;
      resolve();
    };
    return { signal: this.#controller.signal, release };
  }

  /** Aborts the run under way. */
  abort(reason: StopReason): void {
    this.#controller.abort(reason);
  }

  /** Aborts the run under way, and every other that is begun. */
  end(reason: StopReason): void {
    this.#ended = reason;
    this.abort(reason);
  }

  /** Aborts these runs, and waits for the one under way to end. */
  async stop(run_ids: string[]): Promise<void> {
    for (const id of run_ids) this.#stopped.add(id);
    if (this.run_id === null || !this.#stopped.has(this.run_id)) return;
    this.abort('stopped');
    await this.played;
  }
}
