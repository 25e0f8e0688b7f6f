/** What the tab remembers over its pages; where a page forbids storage or it is full, as long as the page stands. */
export class TabMemory {
  #kept = new Map<string, string>();

  get(key: string): string | null {
    try {
      return this.#kept.get(key) ?? sessionStorage.getItem(key);
    } catch {
      return null; // storage is forbidden here
    }
  }

  set(key: string, value: string): void {
    if (this.#kept.get(key) === value) return;
    this.#kept.set(key, value);
    try {
      sessionStorage.setItem(key, value);
    } catch {
      return; // storage is forbidden or full
    }
  }
}
