/** Keeps the stream of the open thread while the tab can be seen. Loaded with the first conversation. */
import { ConciergeError } from '@openskies/protocol';
import type { StreamPart } from '../transport/streams.ts';
import type { ChatState } from './chat-state.ts';

export interface FollowerHost {
  /** Opens the stream after what is shown. */
  open(signal: AbortSignal): AsyncGenerator<StreamPart[]>;
  receive(parts: StreamPart[]): void;
  /** @param at when the next attempt is made, where the server named a time */
  show(connection: ChatState['connection'], at: number | null): void;
  /** The server does not give this stream, and never will. */
  refused(): void;
  /** The page freezes, or the network is another: the stream of a request is worth nothing any more. */
  cut(): void;
}

/** Milliseconds. Who is hidden for longer lets go of its stream; one that stood this long was no accident. */
const hiddenLimit = 30_000;
const steady = 5000;
/** Milliseconds before the customer is told that the stream is gone, and for which it is told that it is back. */
const patience = 1000;
const relief = 2000;
const pauses = { shortest: 250, longest: 8000 };

export class Follower {
  #host: FollowerHost;
  #wanted = false;
  #asleep = false;
  #stream: AbortController | null = null;
  #listening: AbortController | null = null;
  #wakers = new Set<() => void>();
  #hidden: ReturnType<typeof setTimeout> | undefined;
  #pill: ReturnType<typeof setTimeout> | undefined;
  #shown: ChatState['connection'] = 'ok';
  /** When the server wants us back; and what of that is shown. */
  #at: number | null = null;
  #shownAt: number | null = null;

  constructor(host: FollowerHost) {
    this.#host = host;
  }

  /** Opens the stream, and opens it again whenever it breaks. */
  start(): void {
    this.listen();
    this.#wanted = true;
    this.#open();
  }

  /** Notices from here on when the page freezes or the network changes. */
  listen(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    this.#asleep = document.hidden;
    const { signal } = this.#listening;
    const on = (target: EventTarget, type: string, handle: (event: Event) => void) =>
      target.addEventListener(type, handle, { signal });
    on(document, 'visibilitychange', () => this.#handleVisibility());
    on(document, 'freeze', () => this.#handleFreeze());
    on(document, 'resume', () => this.#handleVisibility());
    on(window, 'pagehide', () => this.#handleFreeze());
    on(window, 'pageshow', () => this.#handleVisibility());
    on(window, 'online', () => this.#handleNetwork());
    on(window, 'offline', () => this.#handleNetwork());
  }

  /** A request's own stream takes this one's place. */
  pause(): void {
    this.#wanted = false;
    this.#stream?.abort();
    this.#stream = null;
  }

  close(): void {
    this.pause();
    this.#listening?.abort();
    this.#listening = null;
    clearTimeout(this.#hidden);
    clearTimeout(this.#pill);
    this.#show('ok');
    this.#wake();
  }

  /** The stream is gone: after a moment the customer is told. */
  lost(at: number | null = null): void {
    if (this.#asleep) return;
    this.#at = at;
    if (this.#shown === 'lost') return this.#show('lost');
    clearTimeout(this.#pill);
    this.#show('ok');
    this.#pill = setTimeout(() => this.#show('lost'), patience);
  }

  /** There is a stream again. */
  found(): void {
    if (this.#shown === 'back') return;
    clearTimeout(this.#pill);
    if (this.#shown === 'ok') return;
    this.#show('back');
    this.#pill = setTimeout(() => this.#show('ok'), relief);
  }

  /**
   * The pause before the next attempt. It ends early when the network or the reader comes back, unless the server named
   * the time.
   */
  async wait(attempt: number, signal: AbortSignal, retryAt?: number): Promise<void> {
    if (signal.aborted) return;
    this.listen();
    this.lost(retryAt);
    const most = Math.min(pauses.longest, 2 * pauses.shortest * 2 ** attempt);
    const pause = pauses.shortest + Math.random() * (most - pauses.shortest);
    let due = retryAt === undefined;
    await new Promise<void>((resolve) => {
      const named = (retryAt ?? 0) - Date.now();
      const timer = setTimeout(
        () => {
          due = true;
          if (!this.#asleep) end();
        },
        named > 0 ? named + pauses.shortest * 4 * Math.random() : pause,
      );
      const end = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const wake = (): void => {
        if (due) end();
      };
      this.#wakers.add(wake);
      signal.addEventListener('abort', end);
    });
  }

  /**
   * Where there is no stream to go on with: looks at the stored thread until a reply stands at its end, or patience ends.
   *
   * @param look answers whether it does
   */
  async recover(
    look: () => Promise<boolean>,
    looks: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < looks; attempt++) {
      await this.wait(attempt, signal);
      if (signal.aborted) return false;
      try {
        if (!(await look())) continue;
        this.found();
        return true;
      } catch (cause) {
        if (signal.aborted || !mayPass(cause)) break;
      }
    }
    this.close();
    return false;
  }

  #open(): void {
    if (!this.#wanted || this.#asleep || this.#stream) return;
    const stream = new AbortController();
    this.#stream = stream;
    void this.#follow(stream.signal);
  }

  #reopen(): void {
    this.#stream?.abort();
    this.#stream = null;
    this.#open();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      this.lost();
      let opened = Number.POSITIVE_INFINITY;
      let retryAt: number | undefined;
      try {
        for await (const parts of this.#host.open(signal)) {
          if (signal.aborted) return;
          opened = Math.min(opened, Date.now());
          this.found();
          this.#host.receive(parts);
        }
      } catch (cause) {
        if (signal.aborted) return;
        if (!mayPass(cause)) {
          this.close();
          this.#host.refused();
          return;
        }
        retryAt = (cause as ConciergeError).retryAt;
      }
      if (Date.now() - opened > steady) attempt = 0;
      await this.wait(attempt, signal, retryAt);
    }
  }

  #handleVisibility(): void {
    clearTimeout(this.#hidden);
    if (document.hidden) {
      this.#hidden = setTimeout(() => this.#sleep(), hiddenLimit);
      return;
    }
    this.#asleep = false;
    this.#wake();
    this.#open();
  }

  /** A frozen page reads nothing: what is open would only be held for it. */
  #handleFreeze(): void {
    this.#sleep();
    this.#host.cut();
  }

  #sleep(): void {
    this.#asleep = true;
    this.#stream?.abort();
    this.#stream = null;
    clearTimeout(this.#pill);
    this.#show('ok');
  }

  /** Streams of the network before are dead, even where nobody has noticed. */
  #handleNetwork(): void {
    this.#host.cut();
    this.#wake();
    if ((this.#at ?? 0) <= Date.now()) this.#reopen();
  }

  #wake(): void {
    for (const wake of [...this.#wakers]) wake();
  }

  #show(connection: ChatState['connection']): void {
    const at = connection === 'lost' ? this.#at : null;
    if (connection === this.#shown && at === this.#shownAt) return;
    this.#shown = connection;
    this.#shownAt = at;
    this.#host.show(connection, at);
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof ConciergeError && error.retry;
}
