/** Whether the history is open. Its list loads when it is first opened: few visitors do. */
import type { ConciergeError } from '@openskies/protocol';
import { lazily } from '../shared/lazily.ts';
import type { Client } from '../transport/client.ts';
import type { HistoryHost, HistoryList, HistoryState, HistoryStore } from './history-store.ts';
import { Store } from './store.ts';

const threadHistory = lazily(() => import('../chat/thread-history.ts'));

/** Nothing is loaded yet. */
export const initialList: HistoryList = {
  status: 'idle',
  threads: [],
  after: null,
  query: '',
  editing: null,
  failed: null,
};

/** Its state is that of the `HistoryStore` behind it, once that is there. */
export class History extends Store<HistoryState> {
  #client: Client;
  #host: HistoryHost;
  #list: HistoryStore | undefined;

  constructor(client: Client, host: HistoryHost) {
    super({ open: false, ...initialList });
    this.#client = client;
    this.#host = host;
  }

  /** The conversations and the verbs that change them, once the history has been open. */
  get list(): HistoryStore | undefined {
    return this.#list;
  }

  show(): void {
    if (this.state.open) return;
    this.set({ open: true });
    this.#host.signal({ type: 'history-open' });
    void this.#begin();
  }

  hide(): void {
    if (!this.state.open) return;
    this.set({ open: false });
    this.#list?.edit(null);
    this.#host.signal({ type: 'history-close' });
  }

  /** Loads the first page anew, while the list is in sight. */
  async refresh(): Promise<void> {
    if (this.state.open) await this.#list?.refresh();
  }

  /** Lets go of the network. */
  close(): void {
    this.#list?.close();
  }

  async #begin(): Promise<void> {
    try {
      const { HistoryStore } = await threadHistory();
      if (!this.#list) {
        const list = new HistoryStore(this.#client, this.#host);
        list.subscribe(() => this.set(list.state));
        this.#list = list;
      }
      if (this.state.open) await this.#list.begin();
    } catch (cause) {
      this.hide();
      this.#host.fail(cause as ConciergeError);
    }
  }
}
