import { ConciergeError } from '@openskies/protocol';

/** Bytes of files that this node holds at once while they arrive: as many as 25 of the largest. */
const defaultBytes = 128 * 1024 * 1024;

/** What is held of uploads under way, so that many of them cannot fill a node's memory. */
export class UploadRoom {
  #free: number;

  constructor(bytes = defaultBytes) {
    this.#free = bytes;
  }

  get free(): number {
    return this.#free;
  }

  /** @throws ConciergeError server.busy */
  take(bytes: number): void {
    if (bytes > this.#free) throw new ConciergeError('server.busy', { retryAfter: 2 });
    this.#free -= bytes;
  }

  give(bytes: number): void {
    this.#free += bytes;
  }
}
