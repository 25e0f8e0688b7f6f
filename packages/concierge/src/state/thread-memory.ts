/** Remembers the open thread, and what of it was shown, for a reload of the tab, per server and per element. A page may forbid storage: then nothing is remembered. */
export class ThreadMemory {
  #key: string;

  /** @param elementId tells several elements of one page apart */
  constructor(apiUrl: string, elementId: string) {
    this.#key = `openskies-thread ${apiUrl}${elementId ? ` #${elementId}` : ''}`;
  }

  read(): { threadId: string; cursor: number | null } | null {
    try {
      const [threadId, cursor] = (sessionStorage.getItem(this.#key) ?? '').split('\n');
      return threadId ? { threadId, cursor: cursor ? Number(cursor) : null } : null;
    } catch {
      return null; // storage is forbidden here
    }
  }

  /** @param cursor number of the last event that is shown of it */
  write(threadId: string | null, cursor: number | null): void {
    try {
      if (threadId) sessionStorage.setItem(this.#key, `${threadId}\n${cursor ?? ''}`);
      else sessionStorage.removeItem(this.#key);
    } catch {
      return; // storage is forbidden or full: a reload starts anew
    }
  }
}
