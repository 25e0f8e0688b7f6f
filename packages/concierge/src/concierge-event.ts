/** What all public DOM events have in common: they bubble and cross the shadow boundary. */
export class ConciergeEvent<T = null> extends CustomEvent<T> {
  constructor(type: string, detail: T, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** The page may answer it, as in a service worker. */
export class AnswerableEvent<T, Answer> extends ConciergeEvent<T> {
  #answer: Promise<unknown> | undefined;

  constructor(type: string, detail: T) {
    super(type, detail, true);
  }

  /** What `respondWith` was called with; undefined when nobody answered. */
  get answer(): Promise<unknown> | undefined {
    return this.#answer;
  }

  /** The answer, or a promise of it. The first call counts. */
  respondWith(answer: Answer | Promise<Answer>): void {
    this.preventDefault();
    this.stopImmediatePropagation();
    this.#answer ??= Promise.resolve(answer);
  }
}
