import type { LogEntry } from '../threads/stream-log.ts';

/** Which runs of a thread are at work, as a reader of its log sees them come and go. */
export class RunsUnderWay {
  #active: Set<string>;
  #finished = new Set<string>();

  /** @param active the unfinished runs of the moment from which the log is followed live */
  constructor(active: string[]) {
    this.#active = new Set(active);
  }

  get any(): boolean {
    return this.#active.size > 0;
  }

  /** Takes note of an entry; answers whether it is news: an answer begins, or one has ended. */
  see({ run_id, event }: LogEntry): boolean {
    if (event.type === 'run.finished') {
      this.#finished.add(event.run_id);
      this.#active.delete(event.run_id);
      return true;
    }
    if (run_id === null || this.#finished.has(run_id)) return false;
    const { any } = this;
    this.#active.add(run_id);
    return !any;
  }
}
