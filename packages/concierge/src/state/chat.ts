/** The conversation as the first screen knows it. What carries it on loads with the first message, or before. */
import type { ConciergeError } from '@openskies/protocol';
import { lazily } from '../shared/lazily.ts';
import type { Client, ServerInfo } from '../transport/client.ts';
import { initialChatState, type ChatState, type OutgoingMessage } from './chat-state.ts';
import type { ChatStore } from './chat-store.ts';
import { newId } from './new-id.ts';
import type { toInput } from './outgoing.ts';
import { Store } from './store.ts';
import type { ChatHost, OpenOptions } from './thread-store.ts';

export const conversation = lazily(() => import('../conversation.ts'));

type LoadStore = () => Promise<{ ChatStore: typeof ChatStore; toInput: typeof toInput }>;

/** What a message says until the conversation has come, which writes it in the shape of the wire. */
const unwritten = { content: [], attachments: [], inference_options: {} };

/** Its state is that of the `ChatStore` behind it, once that is there. */
export class Chat extends Store<ChatState> {
  readonly client: Client;
  #host: ChatHost;
  #import: LoadStore;
  #store: ChatStore | undefined;
  /** Pending message → what it is to say. */
  #unwritten = new Map<string, OutgoingMessage>();

  constructor(client: Client, host: ChatHost, load: LoadStore = conversation) {
    super({ ...initialChatState, server: client.server ?? null });
    this.client = client;
    this.#host = host;
    this.#import = load;
  }

  /** All further verbs; undefined on a start screen where nothing was ever sent. */
  get store(): ChatStore | undefined {
    return this.#store;
  }

  /** Who answers, as soon as the client knows. */
  introduce(server: ServerInfo | null): void {
    if (this.#store) this.#store.introduce(server);
    else this.set({ server });
  }

  /** Loads what the first message will need. */
  async prepare(): Promise<void> {
    await this.#load().catch(() => undefined); // who needs it asks again, and says what is wrong
  }

  /**
   * Sends a message; behind a running reply it waits for it.
   *
   * @returns whether the server took it
   */
  async send(message: OutgoingMessage): Promise<boolean> {
    if (this.#store) return this.#store.send(message);
    if (this.state.threadId) return (await this.#open())?.send(message) ?? false;
    const pending = {
      id: newId('msg'),
      input: unwritten,
      attachments: message.attachments ?? [],
      status: 'queued',
      error: null,
    } as const;
    const { id } = pending;
    this.#unwritten.set(id, message);
    this.set({ pending: [...this.state.pending, pending], loadError: null });
    const store = await this.#open();
    // Several that waited together go one after the other by themselves.
    if (this.state.pending.some((one) => one.id === id && one.status === 'queued'))
      await store?.sendAgain(id);
    return !this.state.pending.some((one) => one.id === id && one.status === 'failed');
  }

  /** Opens a thread, or the start screen with `null`. */
  async openThread(threadId: string | null, options?: OpenOptions): Promise<void> {
    if (this.#store) return this.#store.openThread(threadId, options);
    const status = threadId ? 'loading' : 'idle';
    this.set({ ...initialChatState, server: this.state.server, threadId, status });
    if (!threadId) return this.#host.signal({ type: 'thread-change', threadId, created: false });
    const store = await this.#open();
    if (this.state.threadId === threadId) await store?.openThread(threadId, options);
  }

  /** The same for one that may be open already: where nothing is amiss, it stays as it is. */
  async showThread(id: string | null): Promise<void> {
    const threadId = id || null;
    const { threadId: open, loadError, pending } = this.state;
    if (threadId !== open || loadError || (!open && pending.length))
      await this.openThread(threadId);
  }

  /** Looks again at what the server has stored, or tries again to load what could not be. */
  async fetchUpdates(): Promise<void> {
    const { threadId, loadError } = this.state;
    if (this.#store) return this.#store.fetchUpdates();
    if (threadId) return this.openThread(threadId);
    if (!loadError) return;
    this.set({ status: 'loading', loadError: null });
    await this.#open();
  }

  /** The element is in the page again. */
  async comeBack(): Promise<void> {
    await (this.#store ? this.#store.comeBack() : this.fetchUpdates());
  }

  /** Lets go of the network. */
  close(): void {
    this.#store?.close();
  }

  /** The store; null where it cannot be had, which the state says then. */
  async #open(): Promise<ChatStore | null> {
    try {
      return await this.#load();
    } catch (cause) {
      const error = cause as ConciergeError;
      const pending = this.state.pending.map(
        (one) => ({ ...one, status: 'failed', error }) as const,
      );
      this.set({ pending, status: 'failed', loadError: error });
      this.#host.signal({ type: 'error', error });
      return null;
    }
  }

  async #load(): Promise<ChatStore> {
    const { ChatStore, toInput } = await this.#import();
    if (!this.#store) {
      const pending = this.state.pending.map((one) => ({
        ...one,
        input: toInput(this.#unwritten.get(one.id) ?? {}),
      }));
      this.#unwritten.clear();
      const state = { ...this.state, pending, status: 'idle' } as const;
      const store = new ChatStore(this.client, this.#host, state);
      this.#store = store;
      store.subscribe(() => this.set(store.state));
      this.set(store.state);
    }
    return this.#store;
  }
}
