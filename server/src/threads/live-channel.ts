import type { ThreadStreamEvent } from '@openskies/protocol';
import type { LogEntry } from './stream-log.ts';

/** What a channel tells its readers: an entry, that the record has grown to a number, or that the thread is gone. */
export type Listener = (news: LogEntry | number | 'gone') => void;

/**
 * The live side of one thread on this node: hands on what is committed and what is not yet, and remembers the items in
 * flight so that who joins in mid-answer gets them from their start. It is a hint: whoever misses something reads the
 * record.
 */
export class LiveChannel {
  #listeners = new Set<Listener>();
  #inFlight = new Map<string, LogEntry[]>();
  #progress: LogEntry | undefined;
  #holders = 0;
  #last = 0;

  get idle(): boolean {
    return this.#listeners.size === 0 && this.#holders === 0;
  }

  /** Whether a run of this node writes to it. */
  get isHeld(): boolean {
    return this.#holders > 0;
  }

  /** Number of the last committed event that this node knows of. */
  get last(): number {
    return this.#last;
  }

  get followers(): number {
    return this.#listeners.size;
  }

  get isInFlight(): boolean {
    return this.#inFlight.size > 0;
  }

  /** What is in flight at this very moment, each item from its start. */
  get inFlight(): LogEntry[] {
    const entries = [...this.#inFlight.values()].flat().map(withJson);
    return this.#progress ? [...entries, this.#progress] : entries;
  }

  /** A run of this node writes here, until the function returned is called. */
  hold(seq: number): () => void {
    this.#holders++;
    this.#last = Math.max(this.#last, seq);
    return () => {
      this.#holders--;
      this.#inFlight.clear();
      this.#progress = undefined;
    };
  }

  /** Subscribes, and gives what is in flight. */
  join(listener: Listener): LogEntry[] {
    this.#listeners.add(listener);
    return this.inFlight;
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** Hands on what this node has committed. */
  publish(entries: LogEntry[]): void {
    this.note(entries);
    for (const entry of entries) this.#tell(entry);
  }

  /** Learns from the record what is committed. */
  note(entries: LogEntry[]): void {
    for (const entry of entries) {
      this.#settle(entry);
      this.#last = Math.max(this.#last, entry.seq ?? 0);
    }
  }

  /** The record has grown to this number. */
  look(seq: number): void {
    this.#tell(seq);
  }

  announce(entry: LogEntry): void {
    const event = entry.event as ThreadStreamEvent;
    if (event.type === 'progress_update') this.#progress = entry;
    else this.#remember(entry, event);
    this.#tell(entry);
  }

  closeAll(): void {
    for (const listener of [...this.#listeners]) listener('gone');
    this.#inFlight.clear();
  }

  #remember(entry: LogEntry, event: ThreadStreamEvent): void {
    if (event.type === 'thread.item.added') {
      this.#inFlight.set(event.item.id, [entry]);
    } else if (event.type === 'thread.item.updated') {
      const entries = this.#inFlight.get(event.item_id);
      if (entries) addOrMerge(entries, entry);
    } else if (event.type === 'thread.item.done') {
      this.#inFlight.get(event.item.id)?.push(entry);
    }
  }

  /** A finished, replaced or withdrawn item is in the record: it is in flight no longer. */
  #settle(entry: LogEntry): void {
    const { event } = entry;
    if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') {
      this.#inFlight.delete(event.item.id);
      this.#progress = undefined;
    } else if (event.type === 'thread.item.removed') {
      this.#inFlight.delete(event.item_id);
    } else if (event.type === 'run.finished') {
      this.#progress = undefined;
    }
  }

  #tell(news: LogEntry | number): void {
    for (const listener of this.#listeners) listener(news);
  }
}

/** Text deltas in a row are kept as one, so that a late reader gets one event and memory stays as long as the text. */
function addOrMerge(entries: LogEntry[], entry: LogEntry): void {
  const before = entries.at(-1);
  const joined = before && joinDeltas(before.event, entry.event);
  if (joined) entries[entries.length - 1] = { ...before, event: joined, json: '' };
  else entries.push(entry);
}

function joinDeltas(a: LogEntry['event'], b: LogEntry['event']): ThreadStreamEvent | undefined {
  if (a.type !== 'thread.item.updated' || b.type !== 'thread.item.updated') return undefined;
  const [x, y] = [a.update, b.update];
  if (x.type !== 'assistant_message.content_part.text_delta' || y.type !== x.type) return undefined;
  if (x.content_index !== y.content_index) return undefined;
  return { ...b, update: { ...y, delta: x.delta + y.delta } };
}

/** Deltas that were joined for late readers get their wire form here. */
function withJson(entry: LogEntry): LogEntry {
  return entry.json ? entry : { ...entry, json: JSON.stringify(entry.event) };
}
