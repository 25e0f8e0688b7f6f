/** The customer's conversations: list, search, rename, delete. */
import {
  decodeThread,
  decodeThreadPage,
  type ConciergeError,
  type Thread,
} from '@openskies/protocol';
import type { Client } from '../transport/client.ts';
import { request } from '../transport/operations.ts';
import { toConciergeError } from '../transport/to-concierge-error.ts';
import { initialList } from './history.ts';
import { Store } from './store.ts';

export interface HistoryState extends HistoryList {
  open: boolean;
}

export interface HistoryList {
  status: 'idle' | 'loading' | 'failed';
  /** When a list that failed may be asked for again, in milliseconds since 1970. */
  retryAt?: number | undefined;
  threads: readonly Thread[];
  /** Where the next page begins; null at the end. */
  after: string | null;
  query: string;
  /** The row whose title is being edited, or whose deletion is being confirmed. */
  editing: { id: string; act: 'rename' | 'delete' } | null;
  /** What did not work, per row. */
  failed: { id: string; act: 'rename' | 'delete' } | null;
}

export interface HistoryHost {
  signal(signal: { type: 'history-open' | 'history-close' }): void;
  fail(error: ConciergeError): void;
  renamed(threadId: string, title: string): void;
  deleted(threadId: string): void;
}

const pageSize = 30;

export class HistoryStore extends Store<HistoryList> {
  #client: Client;
  #host: HistoryHost;
  #load: AbortController | null = null;
  /** What the customer did that a list on its way may not know: thread → its new title, or null where it is gone. */
  #own = new Map<string, string | null>();

  constructor(client: Client, host: HistoryHost) {
    super(initialList);
    this.#client = client;
    this.#host = host;
  }

  /** The list comes in sight: as it is now, with nothing typed. */
  async begin(): Promise<void> {
    this.set({ query: '', editing: null, failed: null });
    await this.refresh();
  }

  /** Loads the first page anew. */
  async refresh(): Promise<void> {
    await this.#page(null);
  }

  async loadMore(): Promise<void> {
    const { after, status } = this.state;
    if (after && status !== 'loading') await this.#page(after);
  }

  /** Shows threads whose title holds the words; loads the rest, since a server does not search. */
  async search(query: string): Promise<void> {
    this.set({ query });
    while (this.state.query === query && query !== '' && this.state.after) {
      const { after } = this.state;
      await this.#page(after);
      if (this.state.after === after || this.state.status === 'failed') return;
    }
  }

  edit(editing: HistoryState['editing']): void {
    this.set({ editing, failed: null });
  }

  async rename(id: string, title: string): Promise<void> {
    const before = this.state.threads.find((thread) => thread.id === id)?.title;
    const wanted = title.trim();
    this.set({ editing: null, failed: null });
    if (wanted === '' || wanted === before) return;
    this.#setTitle(id, wanted);
    this.#own.set(id, wanted);
    try {
      const params = { thread_id: id, title: wanted };
      await request(this.#client, { type: 'threads.update', params }, decodeThread);
      this.#host.renamed(id, wanted);
    } catch (cause) {
      this.#setTitle(id, before);
      this.#fail(cause, { id, act: 'rename' });
    }
    this.#own.delete(id);
    if (this.state.status === 'loading') await this.refresh();
  }

  async delete(id: string): Promise<void> {
    const at = this.state.threads.findIndex((thread) => thread.id === id);
    const gone = this.state.threads.slice(at, at + 1);
    const threads = this.state.threads.filter((thread) => thread.id !== id);
    this.set({ editing: null, failed: null, threads });
    this.#own.set(id, null);
    try {
      const params = { thread_id: id };
      await request(this.#client, { type: 'threads.delete', params }, () => true);
      this.#host.deleted(id);
      if (this.state.threads.length === 0) await this.loadMore();
    } catch (cause) {
      this.#own.delete(id);
      this.set({ threads: this.state.threads.toSpliced(at, 0, ...gone) });
      this.#fail(cause, { id, act: 'delete' });
    }
  }

  /** Lets go of the network. */
  close(): void {
    this.#load?.abort();
    this.#load = null;
  }

  async #page(after: string | null): Promise<void> {
    this.#load?.abort();
    const load = new AbortController();
    this.#load = load;
    this.set({ status: 'loading' });
    try {
      const params = { limit: pageSize, order: 'desc', ...(after ? { after } : {}) };
      const operation = { type: 'threads.list', params };
      const page = await request(this.#client, operation, decodeThreadPage, load.signal);
      if (this.#load !== load) return;
      const known = after ? this.state.threads : [];
      const ids = new Set(known.map(({ id }) => id));
      const listed = page.data.filter(({ id }) => !ids.has(id) && this.#own.get(id) !== null);
      const next = page.has_more ? (page.after ?? null) : null;
      // A page may be empty though there are more: it is skipped.
      if (next !== null && next !== after && ids.size + listed.length === 0)
        return await this.#page(next);
      this.set({
        status: 'idle',
        threads: [
          ...known,
          ...listed.map((one) => ({ ...one, title: this.#own.get(one.id) ?? one.title })),
        ],
        after: next,
      });
    } catch (cause) {
      if (this.#load !== load) return;
      const error = toConciergeError(cause);
      this.set({ status: 'failed', retryAt: error.retryAt });
      this.#host.fail(error);
    }
  }

  #setTitle(id: string, title: string | undefined): void {
    this.set({
      threads: this.state.threads.map((thread) =>
        thread.id === id ? { ...thread, title } : thread,
      ),
    });
  }

  #fail(cause: unknown, failed: NonNullable<HistoryState['failed']>): void {
    this.set({ failed });
    this.#host.fail(toConciergeError(cause));
  }
}
