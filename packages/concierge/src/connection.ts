/** Everything that belongs to one server: its client and the stores, from the first request to the last. */
import type { ConciergeError } from '@openskies/protocol';
import type { OpenskiesConcierge } from './concierge.ts';
import { customerSourcesOf, watchInlineCustomer } from './concierge-sources.ts';
import { OpenskiesCustomerChangeEvent } from './events.ts';
import type { ConciergeOptions } from './options.ts';
import { whenIdle } from './shared/when-idle.ts';
import type { ChatSignal } from './state/chat-state.ts';
import { Chat, conversation } from './state/chat.ts';
import type { CustomerSource } from './state/customer-source.ts';
import { CustomerStore } from './state/customer-store.ts';
import { History } from './state/history.ts';
import { ThreadMemory } from './state/thread-memory.ts';
import { Client, fetchOf, resolveUrl, sibling } from './transport/client.ts';
import { ClientSession } from './transport/session.ts';

/** What the root element does for its connection. */
export interface ConnectionHost {
  element: OpenskiesConcierge;
  options(): Partial<ConciergeOptions>;
  /** The customer data source given from above with `@lit/context`. */
  provided(): CustomerSource | undefined;
  /** Tells the page. Answers whether nobody cancelled. */
  dispatch(event: Event): boolean;
  fail(error: ConciergeError): void;
  say(text: string): void;
  /** BCP 47 tag of the reader's language, as it is now. */
  locale(): string;
  threadChanged(threadId: string | null): void;
  historyChanged(open: boolean): void;
  /** Hosts that links may lead to; null: any. */
  linksAllowed(hosts: readonly string[] | null): void;
}

export class Connection {
  readonly chat: Chat;
  readonly history: History;
  readonly customer: CustomerStore;
  #host: ConnectionHost;
  #memory: ThreadMemory;
  /** Undefined where the page named no publishable key: then nothing is asked. */
  #session: ClientSession | undefined;
  #leave: (() => void)[] = [];
  #started = false;
  /** The page's, as it is now: it may be another function with each `setOptions`. */
  #fetch = fetchOf(() => this.#host.options().api?.fetch);

  constructor(host: ConnectionHost) {
    this.#host = host;
    const { element } = host;
    this.#session = element.publishableKey ? this.#openSession(element.publishableKey) : undefined;
    const client = new Client({
      url: element.apiUrl,
      session: this.#session,
      fetch: this.#fetch,
      locale: () => host.locale(),
      onServer: (server) => this.chat.introduce(server),
    });
    this.#memory = new ThreadMemory(client.url, element.id);
    this.chat = new Chat(client, {
      signal: (signal) => this.#handleSignal(signal),
      callTool: (name, params) => conversation.now?.callTool(name, params, host),
    });
    this.history = new History(client, {
      signal: ({ type }) => host.historyChanged(type === 'history-open'),
      fail: (error) => host.fail(error),
      renamed: (id, title) => this.chat.store?.rename(id, title),
      deleted: (id) => {
        if (this.chat.state.threadId === id) void this.chat.openThread(null);
      },
    });
    const provided = () => host.provided();
    this.customer = new CustomerStore(customerSourcesOf(element, client, provided));
  }

  /** Whether the stores talk to the server and the page. */
  get started(): boolean {
    return this.#started;
  }

  /** Whether a conversation was open in this tab before. */
  get remembers(): boolean {
    return this.#memory.read() !== null;
  }

  /** The element is in the page: opens the thread it was told, or the one that was open before a reload. */
  start(initialThread: string | null | undefined): void {
    this.#started = true;
    const { element } = this.#host;
    whenIdle(async () => {
      await this.chat.prepare();
      conversation.now?.checkWords(element);
    });
    this.#session?.open();
    this.#leave = [
      this.#watchCustomer(),
      watchInlineCustomer(element, () => this.customer.sourceChanged()),
      this.#watchThread(),
    ];
    const { threadId } = this.chat.state;
    if (threadId || this.chat.state.pending.length > 0) {
      this.customer.connect(threadId);
      void this.chat.comeBack();
      void this.history.refresh();
      return;
    }
    const remembered = initialThread === undefined ? this.#memory.read() : null;
    const first = initialThread ?? remembered?.threadId ?? null;
    this.customer.connect(first);
    if (!first) return;
    const cursor = remembered?.cursor ?? null;
    void this.chat.openThread(first, { remembered: remembered !== null, cursor });
  }

  /** The element left the page. What is shown stays, for when it comes back. */
  stop(): void {
    this.#started = false;
    this.#session?.close();
    for (const leave of this.#leave) leave();
    this.chat.close();
    this.history.close();
    this.customer.disconnect();
  }

  /** Forgets the customer: the session ends, and the start screen opens. */
  async reset(): Promise<void> {
    await this.#session?.reset();
    await this.#forget();
  }

  /** Asks again who the customer is, and what is known of them. */
  async refreshCustomer(): Promise<void> {
    this.#session?.askAnew();
    await this.customer.refresh();
  }

  async #forget(): Promise<void> {
    this.history.hide();
    await this.chat.openThread(null, { anew: true });
    await this.customer.refresh();
  }

  #openSession(publishableKey: string): ClientSession {
    const { element } = this.#host;
    return new ClientSession({
      url: sibling(resolveUrl(element.apiUrl), 'session'),
      publishableKey,
      getToken: () => element.getToken,
      fetch: this.#fetch,
      onPersonChange: () => void this.#forget(),
      onReset: () => void this.#forget(),
      onOtherPerson: () => void this.customer.refresh(),
      onLinkHosts: (hosts) => this.#host.linksAllowed(hosts),
    });
  }

  /** What is shown of the open thread outlives a reload. */
  #watchThread(): () => void {
    let { threadId: known, cursor: seen } = this.chat.state;
    return this.chat.subscribe(() => {
      const { threadId, cursor } = this.chat.state;
      if (threadId === known && cursor === seen) return;
      [known, seen] = [threadId, cursor];
      this.#memory.write(threadId, cursor);
    });
  }

  #watchCustomer(): () => void {
    let { profile: shown, error: failure } = this.customer.state;
    return this.customer.subscribe(() => {
      const { profile, origin, error } = this.customer.state;
      if (error && error !== failure) this.#host.fail(error);
      failure = error;
      if (profile === shown) return;
      shown = profile;
      this.#host.dispatch(new OpenskiesCustomerChangeEvent(profile, origin));
    });
  }

  #handleSignal(signal: ChatSignal): void {
    if (signal.type === 'error') this.#host.fail(signal.error);
    else if (signal.type === 'thread-change') {
      this.customer.setThread(signal.threadId, signal.created);
      this.#host.threadChanged(signal.threadId);
    } else conversation.now?.tellPage(signal, this.#host, this);
  }
}
