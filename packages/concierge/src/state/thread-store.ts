/** The open thread: opening it, looking again, and following it where the server offers that. */
import { ConciergeError } from '@openskies/protocol';
import type { Client, ServerInfo } from '../transport/client.ts';
import { request } from '../transport/operations.ts';
import { Streams, type StreamPart } from '../transport/streams.ts';
import { toConciergeError } from '../transport/to-concierge-error.ts';
import { applyToChat, withoutErrors } from './apply-to-chat.ts';
import {
  initialChatState,
  isBusy,
  type ChatSignal,
  type ChatState,
  type PendingMessage,
} from './chat-state.ts';
import type { Follower } from './follower.ts';
import {
  isUnanswered,
  loadEarlierPage,
  loadThread,
  withEarlier,
  type LoadedThread,
} from './load-thread.ts';
import { Store } from './store.ts';

/** What the store asks of its surroundings. */
export interface ChatHost {
  signal(signal: ChatSignal): void;
  /** Runs the page's handler of a client tool. Undefined when the page has none. */
  callTool(name: string, params: Record<string, unknown>): Promise<unknown> | undefined;
}

export interface OpenOptions {
  /** It was open before a reload: when the server has it no more, the start screen opens instead. */
  remembered?: boolean;
  /** Number of the last event that was shown of it then. */
  cursor?: number | null;
  /** Somebody else is here: what waits in other threads is forgotten. */
  anew?: boolean;
}

export abstract class ThreadStore extends Store<ChatState> {
  protected readonly client: Client;
  protected readonly streams: Streams;
  protected readonly host: ChatHost;
  /** The request under way; a newer one makes its answers void. */
  protected run: AbortController | null = null;
  /** Thread → messages that were not sent when another was opened. */
  #waiting = new Map<string, readonly PendingMessage[]>();
  /** The page of earlier items under way. */
  #paging: AbortController | null = null;
  #follower: Follower | null = null;
  #closed = false;
  /** Whether the thread was just opened, so that it may hold a message whose answer was lost. */
  #opened = false;
  /** Whether it was open in this tab before a reload, which an answer may have outlived. */
  #reloaded = false;
  /** Told when the answer that a broken stream left behind has ended, or cannot be followed. */
  #resumed: ((ended: boolean) => void) | undefined;

  /** @param state what was so before the store was there */
  constructor(client: Client, host: ChatHost, state: Readonly<ChatState> = initialChatState) {
    super({ ...state, server: client.server ?? null });
    this.client = client;
    this.streams = new Streams(client);
    this.host = host;
  }

  /** Who answers, as soon as the client knows. */
  introduce(server: ServerInfo | null): void {
    this.set({ server });
  }

  /**
   * Opens a thread, or the start screen with `null`.
   */
  async openThread(
    threadId: string | null,
    { remembered = false, cursor = null, anew = false }: OpenOptions = {},
  ): Promise<void> {
    this.supersede();
    const { threadId: left, pending, server } = this.state;
    if (left) this.#waiting.set(left, pending.filter(waitsHere));
    if (anew) this.#waiting.clear();
    this.set({
      ...initialChatState,
      server,
      threadId,
      pending: (threadId && this.#waiting.get(threadId)) || [],
      status: threadId ? 'loading' : 'idle',
    });
    this.host.signal({ type: 'thread-change', threadId, created: false });
    if (!threadId) return;
    const run = this.begin();
    this.host.signal({ type: 'thread-load-start', threadId });
    try {
      const loaded = await loadThread(this.client, threadId, run.signal);
      if (this.run !== run) return;
      this.#opened = true;
      this.#reloaded = remembered;
      this.set({ ...shown(loaded, cursor), status: 'idle' });
    } catch (cause) {
      if (this.run !== run) return;
      const error = toConciergeError(cause);
      if (remembered && error.code !== 'network.unreachable') return void this.openThread(null);
      this.set({ status: 'failed', loadError: error });
      this.host.signal({ type: 'error', error });
    } finally {
      if (this.run === run) this.run = null;
      this.host.signal({ type: 'thread-load-end', threadId });
    }
    await this.settled(remembered);
  }

  /** Looks again at what the server has stored. */
  async fetchUpdates(): Promise<void> {
    const { threadId, status, loadError } = this.state;
    if (!threadId || isBusy(status) || status === 'loading') return;
    if (loadError) return this.openThread(threadId);
    const run = this.begin();
    try {
      const loaded = await loadThread(this.client, threadId, run.signal);
      if (this.run === run) this.set(shown(withEarlier(loaded, this.state), this.state.cursor));
    } catch (cause) {
      if (this.run === run) this.host.signal({ type: 'error', error: toConciergeError(cause) });
    } finally {
      if (this.run === run) this.run = null;
    }
    void this.follow();
  }

  /** Puts a page of earlier items above the oldest one. */
  async loadEarlier(): Promise<void> {
    const { threadId, earlier: after } = this.state;
    if (!threadId || !after) return;
    const { signal } = (this.#paging = new AbortController());
    this.set({ earlier: null, loadingEarlier: true });
    try {
      const page = await loadEarlierPage(this.client, threadId, after, signal);
      const { thread } = this.state;
      if (signal.aborted || !thread) return;
      const known = new Set(thread.items.data.map(({ id }) => id));
      const older = page.items.filter(({ id }) => !known.has(id));
      const items = { ...thread.items, data: [...older, ...thread.items.data] };
      this.set({ thread: { ...thread, items }, earlier: page.earlier, loadingEarlier: false });
    } catch (cause) {
      if (signal.aborted) return;
      this.set({ earlier: after, loadingEarlier: false });
      this.host.signal({ type: 'error', error: toConciergeError(cause) });
    }
  }

  /** Says whether an answer helped. Shown at once, taken back when the server does not take it. */
  async rate(itemId: string, kind: 'positive' | 'negative'): Promise<void> {
    const { thread, feedback } = this.state;
    if (!thread) return;
    this.set({ feedback: new Map(feedback).set(itemId, kind) });
    try {
      const params = { thread_id: thread.id, item_ids: [itemId], kind };
      await request(this.client, { type: 'items.feedback', params }, () => true);
    } catch (cause) {
      if (this.state.threadId !== thread.id) return;
      const undone = new Map(this.state.feedback);
      const before = feedback.get(itemId);
      if (before) undone.set(itemId, before);
      else undone.delete(itemId);
      this.set({ feedback: undone });
      this.host.signal({ type: 'error', error: toConciergeError(cause) });
    }
  }

  /** A thread got another title elsewhere in the element. */
  rename(threadId: string, title: string): void {
    const { thread } = this.state;
    if (thread?.id === threadId) this.set({ thread: { ...thread, title } });
  }

  /** Lets go of the network. */
  close(): void {
    this.#closed = true;
    this.supersede();
    if (isBusy(this.state.status)) this.set({ status: 'idle', ...atRest });
  }

  /**
   * The open thread stands, or an answer has ended: what waits may go.
   *
   * @param reloaded the answer was this tab's own, before a reload
   */
  protected abstract settled(reloaded: boolean): Promise<void>;

  /** A thread was opened whose last message nobody answers. */
  protected abstract unanswered(): void;

  /** The stream of a request is worth nothing any more. */
  protected abstract cutStream(): void;

  protected begin(): AbortController {
    this.#closed = false;
    this.#opened = false;
    this.#follower?.pause();
    this.run?.abort('superseded');
    this.run = new AbortController();
    return this.run;
  }

  protected supersede(): void {
    const { run } = this;
    this.run = null;
    this.#follower?.close();
    this.#paging?.abort();
    run?.abort('superseded');
  }

  /** A request is answered: what went wrong before is past. */
  protected begun(): void {
    this.#follower?.found();
    this.set({ marks: withoutErrors(this.state.marks) });
    // Fetched in time: when the network is gone it is too late.
    if (!this.state.server) return;
    const listen = (follower: Follower): void => {
      if (!this.#closed) follower.listen();
    };
    this.follower().then(listen, () => undefined);
  }

  /**
   * The pause before our server is asked once more.
   *
   * @returns whether it may be
   */
  protected async pause(attempt: number, signal: AbortSignal): Promise<boolean> {
    const follower = await this.follower().catch(() => null);
    await follower?.wait(attempt, signal);
    return follower !== null && !signal.aborted;
  }

  /** Resolves when it is so, when another thread is open, or when a busy element leaves the page. */
  protected until(condition: (state: Readonly<ChatState>) => boolean): Promise<void> {
    let { threadId } = this.state;
    return new Promise((resolve) => {
      const look = (): void => {
        threadId ??= this.state.threadId;
        const here = !this.#closed && this.state.threadId === threadId;
        if (here && !condition(this.state)) return;
        leave();
        resolve();
      };
      const leave = this.subscribe(look);
      look();
    });
  }

  /** Resolves when the message is answered, or has failed. */
  protected answered(id: string): Promise<void> {
    return this.until(({ status, thread, pending }) => {
      const waiting = pending.find((other) => other.id === id);
      if (waiting) return waiting.status === 'failed';
      const queued = (): boolean | undefined =>
        thread?.items.data.some((item) => 'queued' in item && item.queued);
      return !isBusy(status) && !queued();
    });
  }

  protected setPending(id: string, change: Partial<PendingMessage>): void {
    this.set({
      pending: this.state.pending.map((one) => (one.id === id ? { ...one, ...change } : one)),
    });
  }

  protected isPending(id: string): boolean {
    return this.state.pending.some((one) => one.id === id);
  }

  /** Tells the page that what it asked for cannot be. */
  protected refuse(message: string): false {
    const error = new ConciergeError('request.invalid', { message, field: 'action' });
    this.host.signal({ type: 'error', error });
    return false;
  }

  /** Whether our server keeps what is shown by number, so that a stream can be taken up again. */
  protected get resumable(): boolean {
    const { server, threadId, cursor } = this.state;
    return server !== null && threadId !== null && cursor !== null;
  }

  protected async follower(): Promise<Follower> {
    const { Follower } = await import('./follower.ts');
    return (this.#follower ??= new Follower({
      open: (signal) => this.streams.follow(this.state.threadId!, this.state.cursor!, signal),
      receive: (parts) => this.#receive(parts),
      show: (connection, reconnectAt) => this.set({ connection, reconnectAt }),
      refused: () => this.#resumed?.(false),
      cut: () => this.cutStream(),
    }));
  }

  /** Follows the open thread while nothing else is read. */
  protected async follow(): Promise<void> {
    if (!this.resumable || this.run || this.#closed) return;
    const follower = await this.follower().catch(() => null);
    if (this.resumable && !this.run && !this.#closed) follower?.start();
  }

  /**
   * After the stream of a request broke: the thread's stream goes on where it was.
   *
   * @returns whether the answer has ended there; false where this server does not offer it
   */
  protected async resume(run: AbortController): Promise<boolean> {
    const follower = await this.follower().catch(() => null);
    if (!follower || this.run !== run) return false;
    return new Promise((resolve) => {
      this.#resumed = resolve;
      run.signal.addEventListener('abort', () => resolve(false));
      follower.start();
    });
  }

  #receive(parts: StreamPart[]): void {
    const own = this.run !== null;
    const wasBusy = isBusy(this.state.status);
    const { patch, signals } = applyToChat(this.state, parts);
    const { running, status = 'idle' } = patch;
    if (running && !isBusy(status)) patch.status = 'submitted';
    // Of our own request we know that it runs until the server says that it has ended.
    if (!running && !(own && running === null)) {
      Object.assign(patch, { status: wasBusy ? 'idle' : this.state.status }, atRest);
    }
    if (!own && running && !wasBusy) this.host.signal({ type: 'response-start' });
    this.set(patch);
    for (const signal of signals) this.host.signal(signal);
    if (running !== false) return;
    if (own) return this.#resumed?.(true);
    const { thread, marks } = this.state;
    const failed = marks.some(({ kind }) => kind === 'error');
    if (this.#opened && isUnanswered(thread) && !failed) this.unanswered();
    const reloaded = this.#opened && this.#reloaded;
    this.#opened = false;
    if (wasBusy) this.host.signal({ type: 'response-end' });
    if (wasBusy || reloaded) void this.settled(reloaded);
  }
}

/** Neither on its way nor with the server: it is sent when its thread is open again, or where it failed, on demand. */
const waitsHere = ({ status, sent }: PendingMessage): boolean =>
  status === 'failed' || (status === 'queued' && !sent);

/** What is so when no answer is under way. */
export const atRest = {
  progress: null,
  live: new Set(),
  allowCancel: false,
  busyItem: null,
} satisfies Partial<ChatState>;

/** @param cursor number of the last event that was shown before; what came since and left no trace in the thread is told */
function shown({ thread, earlier }: LoadedThread, cursor: number | null): Partial<ChatState> {
  const stored = thread.cursor ?? null;
  if (stored === null) return { thread, earlier };
  return { thread, earlier, stored, cursor: Math.min(cursor ?? stored, stored) };
}

/** Whether the network failed, and not the server. */
export function isLost({ code }: ConciergeError): boolean {
  return code === 'stream.broken' || code === 'network.unreachable';
}
