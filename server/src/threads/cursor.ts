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
  onClose(): void;
}

/**
 * One reader's place in a log: subscribes first, reads the record, then gives the items in flight, then what comes. So
 * nothing is missed between record and live, and nothing is given twice.
 */
export class Cursor implements AsyncIterable<LogEntry[]> {
  /** True when the reader was too slow and was cut. */
  overflowed = false;
  #parts: CursorParts;
  #queue: LogEntry[] = [];
  #queued = 0;
  #closed = false;
  #wake: (() => void) | undefined;
  #listener: Listener = (entry) => this.#receive(entry);
  #inFlight: LogEntry[];
  /** The last committed number that was given. */
  #last: number;
  /** Items that are on the record: deltas of them come too late. */
  #settled = new Set<string>();
  /** Items that ended live (a workflow does) and are stored with their step: that is no news. */
  #endedLive = new Set<string>();

  constructor(parts: CursorParts) {
    this.#parts = parts;
    this.#last = parts.after;
    this.#inFlight = parts.channel.join(this.#listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.channel.leave(this.#listener);
    this.#parts.onClose();
    this.#wake?.();
  }

  /** The number that reading began after. */
  get after(): number {
    return this.#parts.after;
  }

  /** Gives what is at hand together, so that a writer may send it as one chunk. No batch is empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<LogEntry[]> {
    try {
      for (let more = true; more && !this.overflowed;) {
        const batch = await this.#parts.read(this.#last, readLength);
        more = batch.length === readLength;
        const fresh = batch.filter((entry) => this.#isNew(entry));
        if (fresh.length > 0) yield fresh;
      }
      const begun = this.#inFlight.filter((entry) => this.#isNew(entry)).map(withJson);
      if (begun.length > 0) yield begun;
      while (!this.#closed || this.#queue.length > 0) {
        if (this.#queue.length === 0) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        const batch = this.#queue;
        this.#queue = [];
        this.#queued = 0;
        const fresh = batch.filter((entry) => this.#isNew(entry));
        if (fresh.length > 0) yield fresh;
      }
    } finally {
      this.close();
    }
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
    if (event.type === 'thread.item.removed') this.#settled.add(event.item_id);
    if (event.type !== 'thread.item.done') return true;
    this.#settled.add(event.item.id);
    return !this.#endedLive.has(event.item.id);
  }

  #receive(entry: LogEntry | 'gone'): void {
    if (entry === 'gone') return this.close();
    this.#queue.push(entry);
    this.#queued += entry.json.length;
    if (this.#queued > queueLimit) {
      this.overflowed = true;
      this.#queue = [];
      this.close();
    }
    this.#wake?.();
  }
}

function itemOf({ event }: LogEntry): string | undefined {
  if (event.type === 'thread.item.updated') return event.item_id;
  if (event.type === 'thread.item.added' || event.type === 'thread.item.done') return event.item.id;
  return undefined;
}

/** Deltas that were joined for late readers get their wire form here. */
function withJson(entry: LogEntry): LogEntry {
  return entry.json ? entry : { ...entry, json: JSON.stringify(entry.event) };
}
