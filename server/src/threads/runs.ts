import { setImmediate } from 'node:timers/promises';
import { ConciergeError } from '@openskies/protocol';
import { ModelFailure } from '../agent/model-failure.ts';
import type { Database } from '../database/database.ts';
import { isUnavailable, untilBack } from '../database/failures.ts';
import { toErrorEvent } from '../errors.ts';
import type { Owner } from '../identity/session.ts';
import type { NewId } from '../ids.ts';
import type { Breaker } from '../limits/breaker.ts';
import { errorFields, type Logger } from '../logging.ts';
import type { Observer } from '../observer.ts';
import { cancelQueued } from './accepted-run.ts';
import { claimRun, type Claim } from './claim.ts';
import { SpokenUntilStopError } from './model-step.ts';
import {
  endAllLeases,
  finishRun,
  setRun,
  threadsWithWork,
  unfinishedRuns,
  wantedRuns,
  type RunRow,
} from './run-repository.ts';
import { RunSession, RunStoppedError } from './run-session.ts';
import type { StreamLog } from './stream-log.ts';
import { FenceLostError, type ThreadWriter } from './thread-writer.ts';
import type { Titles } from './titles.ts';
import { closeWork } from './work-list.ts';
import { Worker, type StopReason } from './worker.ts';

/** Whoever answers: the airline's concierge, or the functions of a chat. */
export interface Player {
  /**
   * Plays a claimed run to its end.
   * @throws RunStoppedError, SpokenUntilStopError, FenceLostError, or what is to be said as the stream's error
   */
  play(session: RunSession): Promise<void>;
}

export interface RunsParts {
  database: Database;
  log: StreamLog;
  turn: Player;
  titles: Titles;
  newId: NewId;
  logger: Logger;
  /** Told how the model service does. */
  breaker?: Breaker;
  observer?: Observer;
}

/** How often a node looks for work that nobody holds, in milliseconds: with the lease it makes less than 12 s. */
const sweepMs = 1500;
/** How often a node looks whether others stopped its runs, in milliseconds. */
const watchMs = 1000;

/** Processes that may die at one step before the step itself is taken for the reason. */
const takeoverLimit = 16;

/** The life of runs in this process: claims them, plays them, ends them. Apart from every connection. */
export class Runs {
  #parts: RunsParts;
  #workers = new Map<string, Worker>();
  #draining = false;
  #timers: NodeJS.Timeout[] = [];
  /** Until the last of the runs that are played one by one has ended. */
  #suspects: Promise<unknown> = Promise.resolve();

  constructor(parts: RunsParts) {
    this.#parts = parts;
  }

  /** Whether it lets go of its runs: it takes up no more. */
  get isDraining(): boolean {
    return this.#draining;
  }

  /** Runs that this process plays now. */
  get active(): number {
    return this.#playing().length;
  }

  /**
   * Takes up what servers that ended left behind, now and from now on; returns how many threads had work now. Nodes that
   * share a record take up the work of a dead one when its lease is over. While the record is away there is none.
   */
  async recover(): Promise<number> {
    const { database } = this.#parts;
    // One server holds the data folder, so whoever held its leases is dead.
    if (!database.isShared) await endAllLeases(database.kysely, await database.now());
    this.#every(sweepMs, () => this.#sweep());
    if (database.isShared) this.#every(watchMs, () => this.#watch());
    try {
      return await this.#sweep();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return 0;
    }
  }

  /** Makes sure that somebody works on a thread. */
  wake(thread_id: string): void {
    if (this.#draining) return;
    const known = this.#workers.get(thread_id);
    if (known) {
      known.again = true;
      return;
    }
    const worker = new Worker();
    this.#workers.set(thread_id, worker);
    // Its readers first: what was accepted goes out before the run takes the processor.
    worker.done = setImmediate()
      .then(() => this.#work(thread_id, worker))
      .catch((error: unknown) => {
        this.#parts.logger.error({ thread_id, ...errorFields(error) }, 'worker failed');
      })
      .finally(() => this.#forget(thread_id, worker));
  }

  /** Ends the active run: aborts its model call, keeps what was said, runs no further tool. What waits behind it begins. */
  stop(owner: Owner, thread_id: string, run_id?: string): Promise<boolean> {
    return this.#stop(owner, thread_id, (runs) => {
      const run = run_id
        ? runs.find(({ id }) => id === run_id)
        : (runs.find(({ state }) => state === 'running') ?? runs[0]);
      return run ? [run] : [];
    });
  }

  /** Ends the active run and what waits behind it: none of them begins. */
  stopAll(owner: Owner, thread_id: string): Promise<boolean> {
    return this.#stop(owner, thread_id, (runs) => runs);
  }

  /** The reader that a run was for has gone, unless it is the server that leaves. */
  async left(owner: Owner, thread_id: string, run_id: string): Promise<void> {
    if (!this.#draining) await this.stop(owner, thread_id, run_id);
  }

  /** The thread has another owner: what speaks there for the one before ends at once, and is begun again for the new one. */
  moved(thread_id: string): void {
    this.#workers.get(thread_id)?.abort('moved');
    this.wake(thread_id);
  }

  /** Drops the work on a thread that was deleted. */
  drop(thread_id: string): void {
    this.#workers.get(thread_id)?.end('deleted');
    this.#parts.log.drop(thread_id);
  }

  /** Hands every run over to whoever comes next, and waits until all have let go. */
  async drain(): Promise<void> {
    this.#draining = true;
    this.#timers.forEach((timer) => clearInterval(timer));
    const workers = [...this.#workers.values()];
    for (const worker of workers) worker.end('draining');
    await Promise.all(workers.map(({ done }) => done));
  }

  /** Waits for the run that was played to end, and for no other. Answers whether there was one to stop. */
  async #stop(
    owner: Owner,
    thread_id: string,
    which: (runs: RunRow[]) => RunRow[],
  ): Promise<boolean> {
    const stopped = await this.#parts.log.write({ thread_id, owner }, async (writer) => {
      const runs = which(await unfinishedRuns(writer.tx, thread_id));
      for (const run of runs) {
        if (run.state === 'queued') await cancelQueued(writer, run);
        else await setRun(writer.tx, run.id, { stop_requested: 1 });
      }
      return runs;
    });
    await this.#workers.get(thread_id)?.stop(stopped.map(({ id }) => id));
    return stopped.length > 0;
  }

  async #work(thread_id: string, worker: Worker): Promise<void> {
    while (worker.again && !this.#draining) {
      worker.again = false;
      const claimed = await claimRun(this.#parts, thread_id);
      if (claimed === 'none') continue;
      // Its holder may die: the sweep looks again when its lease is over.
      if (claimed === 'held') continue;
      if (claimed !== 'suspect') await this.#playClaimed(claimed, worker);
      // Its time has not come: the sweep looks again.
      else if (!(await this.#playAlone(thread_id, worker))) continue;
      worker.again = true;
    }
    this.#forget(thread_id, worker);
  }

  /**
   * One after the other: a step that ends its process takes no other such run with it, and those are not blamed for it.
   * Answers whether it was played.
   */
  async #playAlone(thread_id: string, worker: Worker): Promise<boolean> {
    const turn = this.#suspects.then(async () => {
      if (this.#draining) return false;
      const claimed = await claimRun(this.#parts, thread_id, 'alone');
      if (typeof claimed === 'string') return false;
      await this.#playClaimed(claimed, worker);
      return true;
    });
    this.#suspects = turn.catch(() => undefined);
    return turn;
  }

  async #playClaimed(claimed: Claim, worker: Worker): Promise<void> {
    const { log } = this.#parts;
    const { thread_id, id } = claimed.run;
    const { signal, release } = worker.begin(id);
    const letGo = log.hold(thread_id, claimed.seq);
    try {
      await this.#play(new RunSession({ ...claimed, signal, log }));
    } finally {
      letGo();
      release();
    }
  }

  async #sweep(): Promise<number> {
    const { database } = this.#parts;
    const now = await database.now();
    const threads = await threadsWithWork(database.kysely, now.toISOString());
    for (const { id } of threads) this.wake(id);
    return threads.length;
  }

  /** What other nodes did to the runs of this one: stopped them, took them over, deleted their threads. */
  async #watch(): Promise<void> {
    const playing = this.#playing();
    if (playing.length === 0) return;
    const ids = playing.map(({ run_id }) => run_id as string);
    const wanted = await wantedRuns(this.#parts.database.kysely, ids);
    for (const worker of playing) {
      const run = wanted.get(worker.run_id ?? '');
      if (!run) worker.abort('deleted');
      else if (run.stop_requested) worker.abort('stopped');
    }
  }

  #playing(): Worker[] {
    return [...this.#workers.values()].filter(({ run_id }) => run_id !== null);
  }

  #every(ms: number, work: () => Promise<unknown>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error: unknown) => {
          if (!this.#draining)
            this.#parts.logger.warn(errorFields(error), 'the record was not read');
        })
        .finally(() => (busy = false));
    }, ms).unref();
    this.#timers.push(timer);
  }

  #forget(thread_id: string, worker: Worker): void {
    if (this.#workers.get(thread_id) === worker) this.#workers.delete(thread_id);
  }

  async #play(session: RunSession): Promise<void> {
    const { turn, titles, logger, breaker } = this.#parts;
    const { run } = session;
    const beat = this.#keepLease(session);
    const titled = titles.begin(session);
    try {
      session.signal.throwIfAborted();
      if (run.stop_requested) throw new RunStoppedError(run.id);
      if (run.takeovers > takeoverLimit) throw new ConciergeError('run.failed');
      await turn.play(session);
      breaker?.worked(run.tenant);
      await titled();
      await this.#finish(session, 'done');
    } catch (error) {
      if (isUnavailable(error)) return await this.#beginAgain(session);
      const reason = session.signal.aborted ? (session.signal.reason as StopReason) : undefined;
      // Who reads here has seen an item begin that ends elsewhere, or nowhere: they are sent to look again.
      if (error instanceof FenceLostError || reason === 'deleted') {
        return this.#parts.log.drop(run.thread_id);
      }
      // What it was saying is withdrawn by whoever claims it next: its new owner may be reading already.
      if (reason === 'moved') return;
      if (reason === 'draining') return await this.#handOver(session);
      if (reason === 'stopped' || error instanceof RunStoppedError) {
        return await this.#finishStopped(session, error);
      }
      const cause = error instanceof ConciergeError ? (error.cause ?? error) : error;
      if (cause instanceof ModelFailure && cause.isOfService) breaker?.failed(run.tenant);
      logger.error(
        { run_id: run.id, thread_id: run.thread_id, ...errorFields(cause) },
        'run failed',
      );
      await titled();
      await this.#finish(session, 'failed', (writer) =>
        writer.event(toErrorEvent(error, writer.language)),
      );
    } finally {
      clearInterval(beat);
    }
  }

  async #finishStopped(session: RunSession, error: unknown): Promise<void> {
    const { newId } = this.#parts;
    await this.#finish(session, 'cancelled', async (writer) => {
      const { items = [], dropped = [] } = error instanceof SpokenUntilStopError ? error : {};
      for (const item of items) await writer.addItem(item);
      for (const item_id of dropped) await writer.event({ type: 'thread.item.removed', item_id });
      await writer.addHidden(newId('msg'), 'The customer stopped the answer. It goes no further.');
      await writer.addStop(newId('msg'));
    });
  }

  async #finish(
    session: RunSession,
    state: 'done' | 'failed' | 'cancelled',
    last: (writer: ThreadWriter) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const { run } = session;
    try {
      await session.write(async (writer) => {
        await closeWork(writer, run.id);
        await last(writer);
        await finishRun(writer.tx, run.id, state, writer.created_at);
        await writer.event({ type: 'run.finished', run_id: run.id }, 'internal');
        await releaseLease(writer);
      });
      this.#parts.observer?.finished?.(state);
      this.#parts.logger.info({ run_id: run.id, thread_id: run.thread_id }, `run ${state}`);
    } catch (error) {
      if (!(error instanceof FenceLostError)) throw error;
    }
  }

  /** The server ends: the run waits for the next one, unless another has it, and what it was saying is taken back. */
  async #handOver(session: RunSession): Promise<void> {
    const { run } = session;
    const draft_id = this.#parts.newId('msg');
    try {
      await session.write(async (writer) => {
        await writer.withdrawDraft(run.draft_id);
        await setRun(writer.tx, run.id, { state: 'queued', draft_id, model_ms: run.model_ms });
        await releaseLease(writer);
      });
    } catch (error) {
      if (!(error instanceof FenceLostError)) throw error;
    }
  }

  /** The database went away: when it is back, the run begins again from what is on the record. */
  async #beginAgain(session: RunSession): Promise<void> {
    const { run } = session;
    await untilBack(() => this.#handOver(session));
    this.#parts.logger.warn({ run_id: run.id }, 'begun again: the database was away');
  }

  /** A run that waits for its model for long keeps its claim. */
  #keepLease(session: RunSession): NodeJS.Timeout {
    return setInterval(() => {
      session
        .write(() => Promise.resolve())
        .catch((error: unknown) => {
          const { run } = session;
          this.#parts.logger.warn({ run_id: run.id, ...errorFields(error) }, 'lease not renewed');
        });
    }, 3000).unref();
  }
}

async function releaseLease(writer: ThreadWriter): Promise<void> {
  await writer.tx
    .updateTable('threads')
    .set({ lease_until: null })
    .where('id', '=', writer.thread_id)
    .execute();
}
