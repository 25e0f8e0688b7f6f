import type { LiveChannel, Listener } from './live-channel.ts';
import type { LogEntry } from './stream-log.ts';

/** Bytes that may wait for one slow reader; beyond them it is cut and comes back with its last id. */
const queueLimit = 256 * 1024;

export interface CursorParts {
  after: number;
  channel: LiveChannel;
  read(after: number): Promise<LogEntry[]>;
  onClose(): void;
}

/**
 * One reader's place in a log: subscribes first, reads the record, then gives the items in flight, then what comes. So
 * nothing is missed between record and live, and nothing is given twice.
 */
export class Cursor implements AsyncIterable<LogEntry> {
  /** True when the reader was too slow and was cut. */
  overflowed = false;
  #parts: CursorParts;
  #queue: LogEntry[] = [];
  #queued = 0;
  #closed = false;
  #wake: (() => void) | undefined;
  #listener: Listener = (entry) => this.#receive(entry);
  #inFlight: LogEntry[];

  constructor(parts: CursorParts) {
    this.#parts = parts;
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

  /** True when the next entry is at hand, so that a writer may join several into one chunk. */
  get hasNext(): boolean {
    return this.#queue.length > 0;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LogEntry> {
    try {
      let last = this.#parts.after;
      const settled = new Set<string>();
      for (const entry of await this.#parts.read(last)) {
        last = entry.seq ?? last;
        noteSettled(entry, settled);
        yield entry;
      }
      const ended = new Set<string>();
      for (const entry of this.#inFlight) {
        if (settled.has(itemOf(entry) ?? '')) continue;
        noteSettled(entry, ended);
        yield withJson(entry);
      }
      while (!this.#closed || this.#queue.length > 0) {
        const entry = this.#queue.shift();
        if (!entry) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        this.#queued -= entry.json.length;
        if (entry.seq !== undefined && entry.seq <= last) continue;
        if (entry.seq === undefined && settled.has(itemOf(entry) ?? '')) continue;
        last = entry.seq ?? last;
        if (isDone(entry) && ended.has(itemOf(entry) ?? '')) continue;
        noteSettled(entry, entry.seq === undefined ? ended : settled);
        yield entry;
      }
    } finally {
      this.close();
    }
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

/** An item that ended live (a workflow) is stored with its step: its readers need not hear of it again. */
function isDone({ event }: LogEntry): boolean {
  return event.type === 'thread.item.done';
}

function noteSettled({ event }: LogEntry, settled: Set<string>): void {
  if (event.type === 'thread.item.done') settled.add(event.item.id);
  else if (event.type === 'thread.item.removed') settled.add(event.item_id);
}

/** Deltas that were joined for late readers get their wire form here. */
function withJson(entry: LogEntry): LogEntry {
  return entry.json ? entry : { ...entry, json: JSON.stringify(entry.event) };
}
