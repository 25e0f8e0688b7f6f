import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps a scroller at its end while the reader is there, and leaves it alone from the moment the reader scrolls up until
 * they come back.
 */
export class FollowEnd implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #find: () => HTMLElement | null;
  #follows: () => boolean;
  #scroller: HTMLElement | null = null;
  #observer: ResizeObserver | undefined;
  #lastTop = 0;
  #lastHeight = 0;
  #following = true;

  /**
   * @param find the scroller, once it is rendered; its first child is what grows
   * @param follows whether what grows now is to be followed
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    find: () => HTMLElement | null,
    follows: () => boolean,
  ) {
    this.#host = host;
    this.#find = find;
    this.#follows = follows;
    host.addController(this);
  }

  /** Whether the reader is at the end. */
  get following(): boolean {
    return this.#following;
  }

  toEnd(): void {
    this.#set(true);
    this.#stick();
  }

  hostUpdated(): void {
    const scroller = this.#find();
    if (scroller === this.#scroller) return;
    this.hostDisconnected();
    this.#attach(scroller);
  }

  hostConnected(): void {
    if (this.#host.isConnected && this.#scroller === null) this.#attach(this.#find());
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#handleScroll);
    this.#scroller?.removeEventListener('wheel', this.#handleWheel);
    this.#scroller = null;
  }

  #attach(scroller: HTMLElement | null): void {
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#handleScroll, { passive: true });
    scroller.addEventListener('wheel', this.#handleWheel, { passive: true });
    this.#observer = new ResizeObserver(() => this.#handleResize());
    this.#observer.observe(scroller);
    if (scroller.firstElementChild) this.#observer.observe(scroller.firstElementChild);
    this.#stick();
  }

  /** What is followed may have grown. Where it has not, a reader who moves slowly is not pulled back. */
  follow(): void {
    if (this.#scroller?.scrollHeight !== this.#lastHeight) this.#handleResize();
  }

  #handleResize(): void {
    const scroller = this.#scroller;
    // Taken from one place of the page to another, it is at its top: the reader is not.
    if (scroller?.scrollTop === 0 && !this.#following) scroller.scrollTop = this.#lastTop;
    if (this.#follows()) this.#stick();
    else if (scroller && !atEnd(scroller)) this.#set(false);
  }

  #stick(): void {
    const scroller = this.#scroller;
    if (!scroller || !this.#following) return;
    this.#lastHeight = scroller.scrollHeight;
    scroller.scrollTop = this.#lastHeight;
    this.#lastTop = scroller.scrollTop;
  }

  #handleScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { scrollTop, scrollHeight } = scroller; // each is measured when it is read
    // What shrinks or grows moves the place too; only a move within the same height is the reader's.
    const byReader = scrollHeight === this.#lastHeight;
    if (atEnd(scroller)) this.#set(true);
    else if (byReader && scrollTop < this.#lastTop) this.#set(false);
    this.#lastTop = scrollTop;
    this.#lastHeight = scrollHeight;
  };

  /** Text may grow between the wheel and the scroll that it causes. */
  #handleWheel = (event: WheelEvent): void => {
    const scroller = this.#scroller;
    if (scroller && event.deltaY < 0 && scroller.scrollTop > 0) this.#set(false);
  };

  #set(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#host.requestUpdate();
  }
}

function atEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop <= 4;
}
