import type { LogEntry } from './stream-log.ts';

/** An entry as it goes from node to node. */
export interface Sent {
  node: string;
  /** The stream it belongs to: each one begins with what was in flight then, from its start. */
  epoch: string;
  /** Its place in that stream, from 1. */
  count: number;
  entry: LogEntry;
}

export interface RemoteReaderParts {
  /** This node: what it sent itself is no news. */
  node: string;
  /** What was sent after an id; all there is for an empty one. */
  range(after: string): Promise<{ id: string; sent: Sent }[]>;
  give(entries: LogEntry[]): void;
  /** Something was lost: whoever sends shall begin a new stream. */
  missed(): void;
}

/** Reads what another node says of a thread, in order; after a hole it is silent until all is sent again. */
export class RemoteReader {
  #parts: RemoteReaderParts;
  #last = '';
  #epoch = '';
  #count = 0;
  #isHoled = false;
  #left = new Set<string>();
  #reading = false;
  #again = false;

  constructor(parts: RemoteReaderParts) {
    this.#parts = parts;
  }

  /** Reads what has come since the last time; one reading at a time. */
  async read(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#again) {
      this.#again = false;
      const rows = await this.#parts.range(this.#last);
      this.#last = rows.at(-1)?.id ?? this.#last;
      const fresh = rows.flatMap(({ sent }) => (this.#isNext(sent) ? [sent.entry] : []));
      if (fresh.length > 0) this.#parts.give(fresh);
    }
    this.#reading = false;
  }

  #isNext({ node, epoch, count }: Sent): boolean {
    if (node === this.#parts.node || this.#left.has(epoch)) return false;
    if (epoch !== this.#epoch) {
      // A process that lost its run may go on speaking for a while: nobody listens to it any more.
      if (this.#epoch !== '') this.#left.add(this.#epoch);
      this.#epoch = epoch;
      this.#count = 0;
      this.#isHoled = false;
    }
    if (this.#isHoled) return false;
    if (count === this.#count + 1) {
      this.#count = count;
      return true;
    }
    this.#isHoled = true;
    this.#parts.missed();
    return false;
  }
}
