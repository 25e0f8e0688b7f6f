import { ContextConsumer, ContextProvider } from '@lit/context';
import { ConciergeError, type ActionConfig, type CustomerProfile } from '@openskies/protocol';
import { LitElement, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OpenskiesComposer } from './chat/composer.ts';
import type { OpenskiesHeader } from './chat/header.ts';
import { customerSourcesOf, watchInlineCustomer } from './concierge-sources.ts';
import { conciergeStyles } from './concierge.styles.ts';
import { rootTemplate, type Tab } from './concierge.template.ts';
import * as events from './events.ts';
import {
  toSettings,
  type ClientTools,
  type ColorScheme,
  type ConciergeOptions,
  type Density,
  type Radius,
} from './options.ts';
import type { OpenskiesAnnouncer } from './shared/announcer.ts';
import type { ChatSignal, OutgoingMessage } from './state/chat-state.ts';
import { ChatStore } from './state/chat-store.ts';
import * as contexts from './state/contexts.ts';
import type { CustomerSource } from './state/customer-source.ts';
import { CustomerStore } from './state/customer-store.ts';
import { HistoryStore } from './state/history-store.ts';
import type { Settings, StartPrompt } from './state/settings.ts';
import { ThreadMemory } from './state/thread-memory.ts';
import { controlsStyles } from './styles/controls.styles.ts';
import { resetStyles } from './styles/reset.styles.ts';
import { tokensStyles } from './styles/tokens.styles.ts';
import { createFormat } from './text/format.ts';
import { createText, englishText } from './text/text.ts';
import { Client } from './transport/client.ts';
import { version } from './version.ts';

/** Width of the element from which both panels stand side by side, in pixels. */
const twoColumns = 720;

/** What a message may carry; ChatKit's names. */
export interface UserMessage extends Pick<
  OutgoingMessage,
  'text' | 'content' | 'attachments' | 'model' | 'toolChoice'
> {
  /** Text that is quoted above the message. */
  reply?: string;
  /** Begin a new conversation with it. */
  newThread?: boolean;
}

export class OpenskiesConcierge extends LitElement {
  static readonly version: string = version;
  static override styles: CSSResultGroup = [
    tokensStyles,
    resetStyles,
    controlsStyles,
    conciergeStyles,
  ];

  @property({ attribute: 'api-url' }) apiUrl = '';
  @property({ attribute: 'thread-id' }) threadId: string | null = null;
  @property({ attribute: 'customer-url' }) customerUrl: string | null = null;
  @property({ reflect: true }) layout: 'inline' = 'inline';
  @property() panels: 'both' | 'chat' | 'customer' = 'both';
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: ColorScheme | null = null;
  @property({ reflect: true }) density: Density = 'normal';
  @property({ reflect: true }) radius: Radius = 'round';
  @property() locale: string | null = null;
  @property() greeting: string | null = null;
  @property() placeholder: string | null = null;
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;
  @property({ attribute: false }) startPrompts: StartPrompt[] | null = null;
  @property({ attribute: false }) customer: CustomerProfile | null | undefined = undefined;
  @property({ attribute: false }) customerSource: CustomerSource | undefined = undefined;
  @property({ attribute: false }) clientTools: ClientTools = {};

  @state() private options: Partial<ConciergeOptions> = {};
  @state() private tab: Tab = 'chat';
  @state() private narrow = false;

  #chat!: ChatStore;
  #history!: HistoryStore;
  #customerStore!: CustomerStore;
  #memory!: ThreadMemory;
  #settings!: Settings;
  #text = englishText;
  #providers = {
    chat: new ContextProvider(this, { context: contexts.chatContext }),
    history: new ContextProvider(this, { context: contexts.historyContext }),
    customer: new ContextProvider(this, { context: contexts.customerContext }),
    settings: new ContextProvider(this, { context: contexts.settingsContext }),
    text: new ContextProvider(this, { context: contexts.textContext }),
    format: new ContextProvider(this, { context: contexts.formatContext }),
  };
  #provided = new ContextConsumer(this, {
    context: contexts.customerSourceContext,
    subscribe: true,
    callback: () => this.#started && this.#customerStore.sourceChanged(),
  });
  #resize: ResizeObserver | undefined;
  #leave: (() => void)[] = [];
  /** Whether the stores talk to the server and the page. */
  #started = false;
  #warned = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(([entry]) => {
      if (entry) this.narrow = entry.contentRect.width < twoColumns;
    });
    this.#resize.observe(this);
    if (this.hasUpdated && !this.#started) this.#start(this.#chat.state.threadId);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    // An element that is only moved comes back before this runs, and keeps its stream.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') || !this.hasUpdated) this.#speak();
    this.#settings = toSettings(this, this.options);
    this.#providers.settings.setValue(this.#settings);
    if (!this.#chat || changed.has('apiUrl') || this.#fetchChanged(changed)) this.#build();
  }

  override firstUpdated(): void {
    this.narrow = this.clientWidth < twoColumns;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const running = this.#started;
    if (!running && this.isConnected) this.#start(this.#firstThread());
    else if (changed.has('threadId') && this.threadId !== this.#chat.state.threadId) {
      void this.#chat.openThread(this.threadId);
    }
    const sources = ['customer', 'customerSource', 'customerUrl'] as const;
    if (running && sources.some((name) => changed.has(name))) this.#customerStore.sourceChanged();
    if ((changed as Map<PropertyKey, unknown>).has('tab') && this.tab === 'customer')
      this.#customerStore.seen();
  }

  /** Applies options in ChatKit's shape. They are not merged with earlier ones. */
  setOptions(options: ConciergeOptions): void {
    const theme =
      typeof options.theme === 'string' ? { colorScheme: options.theme } : options.theme;
    this.apiUrl = options.api.url;
    this.locale = options.locale ?? null;
    this.colorScheme = theme?.colorScheme ?? null;
    this.density = theme?.density ?? 'normal';
    this.radius = theme?.radius ?? 'round';
    this.options = options;
  }

  /** Sends a message as if the customer had written it. Resolves when it is answered, or has failed. */
  async sendUserMessage({ reply, newThread, ...message }: UserMessage): Promise<void> {
    await this.#ready();
    if (newThread) await this.#chat.openThread(null);
    await this.#chat.send({ ...message, ...(reply ? { quotedText: reply } : {}) });
  }

  /** Puts words into the composer, in place of the customer's draft. */
  async setComposerValue({ reply, ...message }: Omit<UserMessage, 'newThread'>): Promise<void> {
    await this.#ready();
    this.#composer?.setValue({ ...message, ...(reply ? { quotedText: reply } : {}) });
  }

  async focusComposer(): Promise<void> {
    this.tab = 'chat';
    await this.#ready();
    this.#history.hide();
    await this.updateComplete;
    this.#composer?.focusInput();
  }

  /** Opens a conversation; null is the start screen. */
  async setThreadId(threadId: string | null): Promise<void> {
    await this.#ready();
    await this.#chat.openThread(threadId);
  }

  /** Sends an action of the page's own, or one of a widget. */
  async sendCustomAction(action: ActionConfig, itemId?: string): Promise<void> {
    await this.#ready();
    await this.#chat.sendAction(action, itemId);
  }

  async showHistory(): Promise<void> {
    await this.#ready();
    this.#history.show();
  }

  async hideHistory(): Promise<void> {
    await this.#ready();
    this.#history.hide();
  }

  /** Looks again at what the server has stored of the open conversation. */
  async fetchUpdates(): Promise<void> {
    await this.#ready();
    await this.#chat.fetchUpdates();
  }

  async refreshCustomer(): Promise<void> {
    await this.#ready();
    await this.#customerStore.refresh();
  }

  /** Ends the running reply, where the server allows it. */
  async stop(): Promise<void> {
    await this.#chat?.stop();
  }

  /** Forgets the open conversation and the draft, as for the next customer at the same desk. */
  async reset(): Promise<void> {
    await this.#ready();
    this.#composer?.setValue({});
    this.#history.hide();
    await this.#chat.openThread(null);
    await this.#customerStore.refresh();
  }

  get #composer(): OpenskiesComposer | null {
    return this.renderRoot.querySelector<OpenskiesComposer>('openskies-composer');
  }

  async #ready(): Promise<void> {
    await this.updateComplete;
  }

  #fetchChanged(changed: PropertyValues): boolean {
    const before = changed.get('options') as Partial<ConciergeOptions> | undefined;
    return changed.has('options') && before?.api?.fetch !== this.options.api?.fetch;
  }

  /** Words and formats in the element's language. */
  #speak(): void {
    const wanted =
      this.locale || this.closest('[lang]')?.getAttribute('lang') || navigator.language;
    const [locale = 'en'] = Intl.DateTimeFormat.supportedLocalesOf([wanted, 'en']);
    this.#text = createText(locale);
    this.#providers.text.setValue(this.#text);
    this.#providers.format.setValue(createFormat(locale, this.#text));
  }

  /** Stores for this server. Those of another one are let go. */
  #build(): void {
    if (this.#chat) this.#stop();
    const client = new Client({
      url: this.apiUrl,
      fetch: this.options.api?.fetch,
      locale: this.locale ?? undefined,
      onServer: (server) => this.#chat.introduce(server),
    });
    this.#memory = new ThreadMemory(client.url, this.id);
    this.#chat = new ChatStore(client, {
      signal: (signal) => this.#handleSignal(signal),
      callTool: (name, params) => this.#callTool(name, params),
    });
    this.#history = new HistoryStore(client, {
      signal: ({ type }) => this.#handleHistory(type),
      fail: (error) => this.#fail(error),
      renamed: (id, title) => this.#chat.rename(id, title),
      deleted: (id) => {
        if (this.#chat.state.threadId === id) void this.#chat.openThread(null);
      },
    });
    this.#customerStore = new CustomerStore(
      customerSourcesOf(this, client, () => this.#provided.value),
    );
    this.#providers.chat.setValue(this.#chat);
    this.#providers.history.setValue(this.#history);
    this.#providers.customer.setValue(this.#customerStore);
  }

  #firstThread(): string | null {
    const { initialThread } = this.options;
    return this.threadId ?? (initialThread === undefined ? this.#memory.read() : initialThread);
  }

  #start(threadId: string | null): void {
    this.#started = true;
    this.#leave = [
      this.#customerStore.subscribe(() => this.requestUpdate()),
      this.#history.subscribe(() => this.requestUpdate()),
      this.#watchCustomer(),
      watchInlineCustomer(this, () => this.#customerStore.sourceChanged()),
    ];
    this.#customerStore.connect(threadId);
    if (threadId && this.#chat.state.thread?.id === threadId) void this.#chat.fetchUpdates();
    else if (threadId) void this.#chat.openThread(threadId, { remembered: !this.threadId });
    if (!this.#warned.has('ready')) {
      this.#warned.add('ready');
      this.dispatchEvent(new events.OpenskiesReadyEvent());
    }
  }

  #stop(): void {
    if (!this.#started) return;
    this.#started = false;
    for (const leave of this.#leave) leave();
    this.#chat.close();
    this.#history.close();
    this.#customerStore.disconnect();
  }

  #watchCustomer(): () => void {
    let shown = this.#customerStore.state.profile;
    let failure = this.#customerStore.state.error;
    return this.#customerStore.subscribe(() => {
      const { profile, origin, error } = this.#customerStore.state;
      if (error && error !== failure) this.#fail(error);
      failure = error;
      if (profile === shown) return;
      shown = profile;
      this.dispatchEvent(new events.OpenskiesCustomerChangeEvent(profile, origin));
    });
  }

  #fail(error: ConciergeError): void {
    if (error.code === 'network.unreachable' && !this.apiUrl) {
      this.#warn('api-url', 'set it to your server, such as api-url="https://example.com/support"');
    }
    this.dispatchEvent(new events.OpenskiesErrorEvent(error));
  }

  /** Misuse by the page's author: said once. */
  #warn(attribute: string, fix: string): void {
    if (this.#warned.has(attribute)) return;
    this.#warned.add(attribute);
    console.warn(`<openskies-concierge> lacks ${attribute}: ${fix}.`);
  }

  #callTool(name: string, params: Record<string, unknown>): Promise<unknown> | undefined {
    const tool = Object.hasOwn(this.clientTools, name) ? this.clientTools[name] : undefined;
    if (tool) return new Promise((resolve) => resolve(tool(params)));
    const { onClientTool } = this.options;
    if (onClientTool) return new Promise((resolve) => resolve(onClientTool({ name, params })));
    const event = new events.OpenskiesToolCallEvent(name, params);
    this.dispatchEvent(event);
    if (!event.answer)
      this.dispatchEvent(new events.OpenskiesLogEvent('tool.unanswered', { name }));
    return event.answer;
  }

  #handleSignal(signal: ChatSignal): void {
    switch (signal.type) {
      case 'response-start':
        return void this.dispatchEvent(new events.OpenskiesResponseStartEvent());
      case 'response-end':
        void this.#customerStore.refresh();
        return void this.dispatchEvent(new events.OpenskiesResponseEndEvent());
      case 'thread-change':
        return this.#handleThread(signal.threadId, signal.created);
      case 'thread-load-start':
        return void this.dispatchEvent(new events.OpenskiesThreadLoadStartEvent(signal.threadId));
      case 'thread-load-end':
        return void this.dispatchEvent(new events.OpenskiesThreadLoadEndEvent(signal.threadId));
      case 'thread-list-change':
        return void this.#history.refresh();
      case 'spoken':
        return this.#say(signal.text);
      case 'effect':
        return this.#handleEffect(signal.name, signal.data);
      case 'widget-action':
        void this.options.widgets?.onAction?.(signal.action, signal.item);
        return void this.dispatchEvent(
          new events.OpenskiesWidgetActionEvent(signal.action, signal.item),
        );
      case 'error':
        return this.#fail(signal.error);
      case 'log':
        return void this.dispatchEvent(new events.OpenskiesLogEvent(signal.name, signal.data));
      default:
        signal satisfies never;
    }
  }

  #handleThread(threadId: string | null, created: boolean): void {
    this.threadId = threadId;
    this.#memory.write(threadId);
    this.#customerStore.setThread(threadId, created);
    this.dispatchEvent(new events.OpenskiesThreadChangeEvent(threadId));
  }

  #handleEffect(name: string, data: Record<string, unknown>): void {
    const wanted = this.dispatchEvent(new events.OpenskiesEffectEvent(name, data));
    if (wanted && name === 'customer_profile/update') this.#customerStore.update(data['profile']);
  }

  #handleHistory(type: 'history-open' | 'history-close'): void {
    if (type === 'history-open') {
      this.tab = 'chat';
      this.dispatchEvent(new events.OpenskiesHistoryOpenEvent());
      return;
    }
    this.dispatchEvent(new events.OpenskiesHistoryCloseEvent());
    void this.updateComplete.then(() => {
      if (this.shadowRoot?.activeElement) return;
      this.renderRoot.querySelector<OpenskiesHeader>('openskies-header')?.focusHistoryButton();
    });
  }

  #say(text: string): void {
    this.renderRoot.querySelector<OpenskiesAnnouncer>('openskies-announcer')?.say(text);
  }

  override render(): TemplateResult {
    const { status, changed } = this.#customerStore.state;
    const { panels, header } = this.#settings;
    return rootTemplate({
      text: this.#text,
      language: 'en',
      panels: panels === 'both' && status === 'absent' ? 'chat' : panels,
      tab: this.tab,
      narrow: this.narrow,
      header: header.enabled,
      historyOpen: this.#history.state.open,
      customerChanged: changed,
      onTab: (tab) => (this.tab = tab),
      onFocusComposer: () => void this.focusComposer(),
      onAnnounce: (text) => this.#say(text),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-concierge': OpenskiesConcierge;
  }
}
