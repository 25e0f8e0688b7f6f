import { isUnavailable } from '../database/failures.ts';
import type { LiveChannel, Listener } from './live-channel.ts';
import type { LogEntry } from './stream-log.ts';

/** Bytes that may wait for one slow reader; beyond them it is cut and comes back with its last id. */
const queueLimit = 256 * 1024;

/** Entries of the record that are read at once: a long thread is never in memory whole. */
const readLength = 200;

export interface CursorParts {
  after: number;
  channel: LiveChannel;
  /** The next entries of the record, at most so many. */
  read(after: number, limit: number): Promise<LogEntry[]>;
  onClose(overflowed: boolean): void;
}

/**
 * One reader's place in a log: subscribes first, reads the record, then gives the items in flight, then what comes. The
 * record alone decides what is next: where the live side skips a number, or speaks of one that was not given yet, it is
 * read again. So nothing is missed, and nothing is given twice.
 */
export class Cursor implements AsyncIterable<LogEntry[]> {
  /** True when the reader was too slow and was cut. */
  overflowed = false;
  #parts: CursorParts;
  #queue: LogEntry[] = [];
  #queued = 0;
  #closed = false;
  #wake: (() => void) | undefined;
  #listener: Listener = (news) => this.#receive(news);
  #inFlight: LogEntry[];
  /** The last committed number that was given. */
  #last: number;
  /** The record is said to go up to here. */
  #known = 0;
  /** It was read up to there, whether it goes so far or not. */
  #tried = 0;
  /** Items that are on the record: deltas of them come too late. */
  #settled = new Set<string>();
  /** Items that ended live (a workflow does) and are stored with their step: that is no news. */
  #endedLive = new Set<string>();
  /** What was settled after this number and before this reader began is known. */
  #settledFrom: number;

  constructor(parts: CursorParts) {
    this.#parts = parts;
    this.#last = parts.after;
    this.#settledFrom = parts.after;
    this.#inFlight = parts.channel.join(this.#listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.channel.leave(this.#listener);
    this.#parts.onClose(this.overflowed);
    this.#wake?.();
  }

  /** The reader is too slow: it comes back with its last id. */
  cut(): void {
    if (this.#closed) return;
    this.overflowed = true;
    this.#queue = [];
    this.close();
  }

  /** The number that reading began after. */
  get after(): number {
    return this.#parts.after;
  }

  /** Gives what is at hand together, so that a writer may send it as one chunk. No batch is empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<LogEntry[]> {
    try {
      yield* this.#record();
      const begun = await this.#fresh(this.#inFlight);
      if (begun.length > 0 && !this.#closed) yield begun;
      while (!this.#closed || this.#queue.length > 0) {
        if (this.#known > this.#last) {
          const wanted = this.#known;
          yield* this.#record();
          // What the record does not have will not come: the thread is gone.
          this.#tried = Math.max(this.#tried, wanted);
          if (this.#known === wanted) this.#known = this.#last;
        } else if (this.#queue.length === 0) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        const fresh = await this.#fresh(this.#takeQueue());
        if (fresh.length > 0) yield fresh;
      }
    } finally {
      this.close();
    }
  }

  /** The record after what was given. */
  async *#record(): AsyncGenerator<LogEntry[]> {
    for (let more = true; more && !this.overflowed;) {
      const batch = await this.#read(this.#last);
      more = batch.length === readLength;
      this.#parts.channel.note(batch);
      const fresh = batch.filter((entry) => this.#isNew(entry));
      if (fresh.length > 0) yield fresh;
    }
  }

  /** What waits, up to the first that comes after something which must be read first. */
  #takeQueue(): LogEntry[] {
    let last = this.#last;
    const end = this.#queue.findIndex(({ seq, after = 0 }) => {
      const before = seq === undefined ? after : seq - 1;
      if (before > last && before > this.#tried) {
        this.#known = before;
        return true;
      }
      last = Math.max(last, seq ?? 0);
      return false;
    });
    const taken = this.#queue.splice(0, end === -1 ? this.#queue.length : end);
    for (const { json } of taken) this.#queued -= json.length;
    return taken;
  }

  /** Where the record is away, this reader is sent to come back. */
  async #read(after: number): Promise<LogEntry[]> {
    try {
      return await this.#parts.read(after, readLength);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      this.#queue = [];
      this.close();
      return [];
    }
  }

  async #fresh(entries: LogEntry[]): Promise<LogEntry[]> {
    await this.#learnSettled(entries);
    return entries.filter((entry) => this.#isNew(entry));
  }

  /** An item that is said to be in flight may have ended before this reader began: the record tells. */
  async #learnSettled(entries: LogEntry[]): Promise<void> {
    const live = entries.filter(({ seq }) => seq === undefined);
    const start = Math.min(...live.map(({ after = 0 }) => after));
    for (let from = start; from < this.#settledFrom;) {
      const batch = await this.#read(from);
      for (const entry of batch) if ((entry.seq ?? 0) <= this.#parts.after) this.#settle(entry);
      from = batch.length < readLength ? Infinity : (batch.at(-1)?.seq ?? Infinity);
    }
    this.#settledFrom = Math.min(start, this.#settledFrom);
  }

  /** Whether this reader has not been given it yet; notes that it is given now. */
  #isNew(entry: LogEntry): boolean {
    const { seq, event } = entry;
    const item = itemOf(entry);
    if (seq === undefined) {
      if (item !== undefined && this.#settled.has(item)) return false;
      if (event.type === 'thread.item.done') this.#endedLive.add(event.item.id);
      return true;
    }
    if (seq <= this.#last) return false;
    this.#last = seq;
    this.#settle(entry);
    return event.type !== 'thread.item.done' || !this.#endedLive.has(event.item.id);
  }

  #settle({ event }: LogEntry): void {
    if (event.type === 'thread.item.removed') this.#settled.add(event.item_id);
    if (event.type === 'thread.item.done') this.#settled.add(event.item.id);
  }

  #receive(news: LogEntry | number | 'gone'): void {
    if (news === 'gone') return this.close();
    if (typeof news === 'number') {
      this.#known = Math.max(this.#known, news);
      return this.#wake?.();
    }
    this.#queue.push(news);
    this.#queued += news.json.length;
    if (this.#queued > queueLimit) this.cut();
    else this.#wake?.();
  }
}

function itemOf({ event }: LogEntry): string | undefined {
  if (event.type === 'thread.item.updated') return event.item_id;
  if (event.type === 'thread.item.added' || event.type === 'thread.item.done') return event.item.id;
  return undefined;
}
