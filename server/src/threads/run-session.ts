import type { ThreadStreamEvent } from '@openskies/protocol';
import type { Owner } from '../identity/session.ts';
import type { RunRow } from './run-repository.ts';
import type { StreamLog } from './stream-log.ts';
import type { ThreadWriter } from './thread-writer.ts';

/** Stop was asked for: the run does nothing more. */
export class RunStoppedError extends Error {
  override name = 'RunStoppedError';
}

/** One claimed run: writes only while its fence holds, and not after a stop. */
export class RunSession {
  readonly run: RunRow;
  readonly owner: Owner;
  readonly fence: number;
  readonly signal: AbortSignal;
  /** What the customer is spoken to in: a BCP 47 tag. */
  readonly language: string;
  #log: StreamLog;

  constructor(parts: {
    run: RunRow;
    fence: number;
    signal: AbortSignal;
    language: string;
    log: StreamLog;
  }) {
    this.run = parts.run;
    this.owner = { tenant: parts.run.tenant, subject: parts.run.owner };
    this.fence = parts.fence;
    this.signal = parts.signal;
    this.language = parts.language;
    this.#log = parts.log;
  }

  /**
   * One transaction of the run.
   * @throws FenceLostError when another process has taken the thread over
   */
  write<T>(work: (writer: ThreadWriter) => Promise<T>): Promise<T> {
    const { run, owner, fence } = this;
    return this.#log.write({ thread_id: run.thread_id, owner, run_id: run.id, fence }, work);
  }

  /**
   * One transaction that must not happen once the customer said stop.
   * @throws RunStoppedError
   */
  writeUnlessStopped<T>(work: (writer: ThreadWriter) => Promise<T>): Promise<T> {
    return this.write(async (writer) => {
      const { stop_requested } = await writer.tx
        .selectFrom('runs')
        .select('stop_requested')
        .where('id', '=', this.run.id)
        .executeTakeFirstOrThrow();
      if (stop_requested) throw new RunStoppedError(this.run.id);
      return work(writer);
    });
  }

  announce(event: ThreadStreamEvent, toAll = true): void {
    this.#log.announce(this.run.thread_id, this.run.id, event, toAll);
  }
}
