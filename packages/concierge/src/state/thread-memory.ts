/** Remembers the open thread for a reload of the tab, per server and per element. A page may forbid storage: then nothing is remembered. */
export class ThreadMemory {
  #key: string;

  /** @param elementId tells several elements of one page apart */
  constructor(apiUrl: string, elementId: string) {
    this.#key = `openskies-thread ${apiUrl}${elementId ? ` #${elementId}` : ''}`;
  }

  read(): string | null {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return null; // storage is forbidden here
    }
  }

  write(threadId: string | null): void {
    try {
      if (threadId) sessionStorage.setItem(this.#key, threadId);
      else sessionStorage.removeItem(this.#key);
    } catch {
      return; // storage is forbidden or full: a reload starts anew
    }
  }
}
