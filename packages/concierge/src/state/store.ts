/** A tiny observable: one state object, replaced whole on every change. No Lit, no DOM. */
export class Store<S extends object> {
  #state: S;
  #listeners = new Set<() => void>();

  constructor(initial: S) {
    this.#state = initial;
  }

  /** What is true now. Treat it as read-only; verbs of the store change it. */
  get state(): Readonly<S> {
    return this.#state;
  }

  /** Calls `listener` after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Merges `patch`; tells nobody when nothing in it is new. */
  protected set(patch: Partial<S>): void {
    const keys = Object.keys(patch) as (keyof S)[];
    if (keys.every((key) => Object.is(this.#state[key], patch[key]))) return;
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener();
  }
}
