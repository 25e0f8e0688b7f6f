import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How far above what is seen earlier messages are asked for, so that the reader seldom waits. */
const ahead = '600px';

/** Says when the reader who scrolls up comes near the row above the oldest message. */
export class LoadEarlier implements ReactiveController {
  #find: () => Element | null;
  #wanted: () => void;
  #observer: IntersectionObserver | undefined;
  #row: Element | null = null;

  /** @param find the row; null while it is not to be watched. Watched anew it is looked at anew: it may still be near */
  constructor(host: ReactiveControllerHost, find: () => Element | null, wanted: () => void) {
    this.#find = find;
    this.#wanted = wanted;
    host.addController(this);
  }

  hostUpdated(): void {
    const row = this.#find();
    if (row === this.#row) return;
    this.hostDisconnected();
    this.#row = row;
    if (!row) return;
    const root = row.closest('.message-list');
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#wanted();
      },
      { root, rootMargin: `${ahead} 0px 0px` },
    );
    this.#observer.observe(row);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#row = null;
  }
}
