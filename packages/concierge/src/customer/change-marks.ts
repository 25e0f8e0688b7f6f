import type { ReactiveController } from 'lit';
import { isEmpty, noChanges } from '../state/customer-changes.ts';
import type { CustomerStore } from '../state/customer-store.ts';
import type { ViewElement } from '../view-element.ts';

/** How long a changed value stays marked, in milliseconds; longer where it cannot fade. */
const markTime = 4000;
const steadyMarkTime = 6000;

/** Holds the marks of what changed until their view is in sight, then for their time. Loads with the conversation. */
export class ChangeMarks implements ReactiveController {
  #view: ViewElement;
  #store: () => CustomerStore | undefined;
  #sight: IntersectionObserver | undefined;
  #inSight = false;
  #marked = noChanges;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(view: ViewElement, store: () => CustomerStore | undefined) {
    this.#view = view;
    this.#store = store;
    view.addController(this);
    this.hostUpdated();
  }

  hostConnected(): void {
    this.#sight = new IntersectionObserver((entries) => this.#handleSight(entries));
    this.#sight.observe(this.#view);
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#inSight = false;
    this.#stop();
  }

  hostUpdated(): void {
    const { changes = noChanges } = this.#store()?.state ?? {};
    if (changes !== this.#marked) {
      this.#marked = changes;
      this.#stop();
    }
    this.#hold();
  }

  #stop(): void {
    clearTimeout(this.#settling);
    this.#settling = undefined;
  }

  #hold(): void {
    if (!this.#inSight || isEmpty(this.#marked) || this.#settling !== undefined) return;
    this.#store()?.seen();
    const steady = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#settling = setTimeout(() => this.#store()?.settle(), steady ? steadyMarkTime : markTime);
  }

  #handleSight(entries: IntersectionObserverEntry[]): void {
    this.#inSight = entries.at(-1)?.isIntersecting ?? false;
    this.#hold();
  }
}
