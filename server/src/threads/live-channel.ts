import type { ThreadStreamEvent } from '@openskies/protocol';
import type { LogEntry } from './stream-log.ts';

/** What a channel tells its readers: an entry, or that the thread is gone. */
export type Listener = (entry: LogEntry | 'gone') => void;

/**
 * The live side of one thread: hands committed events on in the order of their numbers, and remembers the items in
 * flight so that who joins in mid-answer gets them from their start.
 */
export class LiveChannel {
  #listeners = new Set<Listener>();
  #inFlight = new Map<string, LogEntry[]>();
  #progress: LogEntry | undefined;
  #last = 0;
  #early = new Map<number, LogEntry>();

  get idle(): boolean {
    return this.#listeners.size === 0 && this.#inFlight.size === 0 && this.#early.size === 0;
  }

  /** Subscribes, and gives what is in flight at this very moment. */
  join(listener: Listener): LogEntry[] {
    this.#listeners.add(listener);
    const entries = [...this.#inFlight.values()].flat();
    return this.#progress ? [...entries, this.#progress] : entries;
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  publish(entries: LogEntry[]): void {
    for (const entry of entries) {
      const seq = entry.seq ?? 0;
      if (this.#last === 0) this.#last = seq - 1;
      this.#early.set(seq, entry);
    }
    for (let next; (next = this.#early.get(this.#last + 1));) {
      this.#early.delete(++this.#last);
      this.#settle(next);
      this.#tell(next);
    }
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

  #tell(entry: LogEntry): void {
    for (const listener of this.#listeners) listener(entry);
  }
}

/** Text deltas in a row are kept as one, so that a late reader gets one event and memory stays as long as the text. */
function addOrMerge(entries: LogEntry[], entry: LogEntry): void {
  const before = entries.at(-1);
  const joined = before && joinDeltas(before.event, entry.event);
  if (joined) entries[entries.length - 1] = { ...entry, event: joined, json: '' };
  else entries.push(entry);
}

function joinDeltas(a: LogEntry['event'], b: LogEntry['event']): ThreadStreamEvent | undefined {
  if (a.type !== 'thread.item.updated' || b.type !== 'thread.item.updated') return undefined;
  const [x, y] = [a.update, b.update];
  if (x.type !== 'assistant_message.content_part.text_delta' || y.type !== x.type) return undefined;
  if (x.content_index !== y.content_index) return undefined;
  return { ...b, update: { ...y, delta: x.delta + y.delta } };
}
