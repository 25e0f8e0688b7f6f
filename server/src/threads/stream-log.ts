import { ConciergeError, type ThreadStreamEvent } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import { isUnavailable } from '../database/failures.ts';
import type { EventVisibility } from '../database/schema.ts';
import { errorFields, silentLogger, type Logger } from '../logging.ts';
import { Cursor } from './cursor.ts';
import type { FanOut } from './fan-out.ts';
import { LiveChannel } from './live-channel.ts';
import type { Observer } from '../observer.ts';
import { readEvents, seqsOf } from './event-repository.ts';
import { recentThreadsOf } from './thread-repository.ts';
import { ThreadWriter, type WriteScope } from './thread-writer.ts';

/** Ends a cursor on a run; steers, and is never sent. */
export interface RunFinished {
  type: 'run.finished';
  run_id: string;
}

export type LogEvent = ThreadStreamEvent | RunFinished;

/** One entry of a thread's log as cursors get it. Deltas have no `seq`: they are live only. */
export interface LogEntry {
  seq?: number;
  /** Of a live entry: the last committed number when it was said. */
  after?: number;
  run_id: string | null;
  visibility: EventVisibility;
  event: LogEvent;
  /** The event as it goes over the wire, made once for all readers. */
  json: string;
}

/** How often the record is looked at for followed threads, in milliseconds, while nobody else would tell. */
const pollMs = 1500;
/** The same while messages come from the other nodes: only for one that was lost. */
const slowPollMs = 10_000;

export interface StreamLogOptions {
  /** Between nodes. Default: none, followers of what other nodes do find it in the record. */
  fanOut?: FanOut | undefined;
  observer?: Observer | undefined;
  /** Default: silent. */
  logger?: Logger | undefined;
}

interface Place {
  channel: LiveChannel;
  leave(): void;
}

/**
 * The log of a thread: committed events, numbered without gaps and stored before anybody sees them, and the deltas of
 * the item in flight, which live in memory, and in the fan-out of several nodes.
 */
export class StreamLog {
  #database: Database;
  #fanOut: FanOut | undefined;
  #observer: Observer;
  #logger: Logger;
  #places = new Map<string, Place>();
  #poll: NodeJS.Timeout | undefined;
  #polled = 0;

  constructor(
    database: Database,
    { fanOut, observer = {}, logger = silentLogger }: StreamLogOptions = {},
  ) {
    this.#database = database;
    this.#fanOut = fanOut;
    this.#observer = observer;
    this.#logger = logger;
    fanOut?.onBack(() => void this.#look());
  }

  /** Readers at this moment. */
  get followers(): number {
    return [...this.#places.values()].reduce((sum, { channel }) => sum + channel.followers, 0);
  }

  /** Runs one transaction on a thread; what it appended is published after the commit, or not at all. */
  async write<T>(scope: WriteScope, work: (writer: ThreadWriter) => Promise<T>): Promise<T> {
    const { thread_id } = scope;
    const began = performance.now();
    const { result, written, decided, elsewhere } = await this.#database.transaction(async (tx) => {
      const now = await this.#database.now(tx);
      await scope.before?.(tx);
      const writer = await ThreadWriter.open(tx, scope, now);
      const result = await work(writer);
      const { decided, elsewhere } = writer;
      return { result, written: await writer.close(), decided, elsewhere };
    });
    this.#observer.transaction?.(performance.now() - began);
    for (const one of decided) this.#observer.decided?.(one);
    const last = written.at(-1)?.seq;
    if (last !== undefined) {
      const channel = this.#places.get(thread_id)?.channel;
      const wasInFlight = channel?.isHeld && channel.isInFlight;
      channel?.publish(written);
      this.#fanOut?.grown(thread_id, last);
      if (wasInFlight && !channel?.isInFlight) this.#fanOut?.clear(thread_id);
    }
    if (elsewhere) void this.#writeElsewhere(scope, elsewhere);
    return result;
  }

  /** A run of this node speaks in a thread, until the function returned is called. */
  hold(thread_id: string, seq: number): () => void {
    const release = this.#channel(thread_id).hold(seq);
    return () => {
      release();
      this.#forgetIdle(thread_id);
    };
  }

  /** Sends what is not stored: deltas of the item in flight, progress. */
  announce(thread_id: string, run_id: string, event: ThreadStreamEvent, toAll = true): void {
    const channel = this.#channel(thread_id);
    const entry: LogEntry = {
      run_id,
      after: channel.last,
      visibility: toAll ? 'all' : 'openskies',
      event,
      json: JSON.stringify(event),
    };
    channel.announce(entry);
    this.#fanOut?.send(thread_id, entry);
  }

  /** Reads the log after a number, then the item in flight, then follows live until closed. */
  follow(thread_id: string, after: number): Cursor {
    return new Cursor({
      after,
      channel: this.#channel(thread_id),
      read: (from, limit) => readEvents(this.#database.kysely, thread_id, from, limit),
      onClose: (overflowed) => {
        if (overflowed) this.#observer.cut?.();
        this.#forgetIdle(thread_id);
      },
    });
  }

  /** Ends every stream of a thread that was deleted. */
  drop(thread_id: string): void {
    this.#places.get(thread_id)?.channel.closeAll();
    this.#forget(thread_id);
  }

  /** Ends every stream: the server lets go. */
  close(): void {
    for (const thread_id of [...this.#places.keys()]) this.drop(thread_id);
  }

  #channel(thread_id: string): LiveChannel {
    const known = this.#places.get(thread_id);
    if (known) return known.channel;
    const channel = new LiveChannel();
    const leave = this.#fanOut?.join(thread_id, {
      entries: (entries) => entries.forEach((entry) => channel.announce(entry)),
      grown: (seq) => channel.look(seq),
      inFlight: () => (channel.isHeld ? channel.inFlight : []),
    });
    this.#places.set(thread_id, { channel, leave: leave ?? (() => {}) });
    this.#startPolling();
    return channel;
  }

  #forgetIdle(thread_id: string): void {
    if (this.#places.get(thread_id)?.channel.idle) this.#forget(thread_id);
  }

  #forget(thread_id: string): void {
    this.#places.get(thread_id)?.leave();
    this.#places.delete(thread_id);
    if (this.#places.size === 0) clearInterval(this.#poll);
    if (this.#places.size === 0) this.#poll = undefined;
  }

  async #writeElsewhere(
    { thread_id, owner }: WriteScope,
    work: (other: ThreadWriter) => Promise<void>,
  ): Promise<void> {
    try {
      for (const id of await recentThreadsOf(this.#database.kysely, owner, thread_id)) {
        await this.write({ thread_id: id, owner }, work);
      }
    } catch (error) {
      // A thread was deleted or the record is away: who reads there is told with their next answer.
      const isGone = error instanceof ConciergeError && error.code === 'thread.not_found';
      if (isGone || isUnavailable(error)) return;
      this.#logger.error({ thread_id, ...errorFields(error) }, 'other threads were not told');
    }
  }

  /** Other nodes write too, and a message of theirs may be lost. */
  #startPolling(): void {
    if (!this.#database.isShared || this.#poll) return;
    this.#polled = performance.now();
    this.#poll = setInterval(() => {
      const pause = this.#fanOut?.isConnected ? slowPollMs : pollMs;
      if (performance.now() - this.#polled >= pause - pollMs / 2) void this.#look();
    }, pollMs).unref();
  }

  async #look(): Promise<void> {
    this.#polled = performance.now();
    const followed = [...this.#places].filter(([, { channel }]) => channel.followers > 0);
    const ids = followed.map(([id]) => id);
    try {
      const seqs = await seqsOf(this.#database.kysely, ids);
      for (const [id, { channel }] of followed) {
        const seq = seqs.get(id);
        if (seq === undefined) channel.closeAll();
        else channel.look(seq);
      }
    } catch (error) {
      // The record is away: the next look, in a moment, may find it.
      if (isUnavailable(error)) return;
      this.#logger.error(errorFields(error), 'the record was not looked at');
    }
  }
}
