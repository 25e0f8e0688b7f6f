import type { LogEntry } from '../threads/stream-log.ts';

/** Which runs of a thread are at work, as a reader of its log sees them come and go. */
export class RunsUnderWay {
  #active: Set<string>;
  #finished = new Set<string>();
  #upTo: number;
  #told = false;
  #mayStop: (run_ids: string[]) => Promise<boolean>;

  /**
   * @param active the runs that are unfinished now
   * @param upTo number of the thread's last event: what the reader has missed until there is told first
   * @param mayStop whether one of these runs may be stopped by the customer
   */
  constructor(active: string[], upTo: number, mayStop: (run_ids: string[]) => Promise<boolean>) {
    this.#mayStop = mayStop;
    this.#active = new Set(active);
    this.#upTo = upTo;
  }

  get any(): boolean {
    return this.#active.size > 0;
  }

  /** Whether Stop is offered. */
  async stoppable(): Promise<boolean> {
    return this.any && (await this.#mayStop([...this.#active]));
  }

  /** Whether the reader, who has everything up to this number, is to be told how things stand. */
  begin(seq: number): boolean {
    if (this.#told || seq < this.#upTo) return false;
    return (this.#told = true);
  }

  /** Takes note of an entry; answers whether it is news: an answer begins, or one has ended. */
  see({ seq = 0, run_id, event }: LogEntry): boolean {
    const { any } = this;
    if (event.type === 'run.finished') {
      this.#finished.add(event.run_id);
      this.#active.delete(event.run_id);
    } else if (run_id !== null && !this.#finished.has(run_id)) {
      this.#active.add(run_id);
    }
    if (!this.#told) return this.begin(seq);
    return event.type === 'run.finished' || this.any !== any;
  }
}
