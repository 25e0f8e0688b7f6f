import { ContextConsumer, ContextProvider } from '@lit/context';
import type { ActionConfig, ConciergeError, CustomerProfile } from '@openskies/protocol';
import { LitElement, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OpenskiesComposer } from './chat/composer.ts';
import type { OpenskiesHeader } from './chat/header.ts';
import { conciergeStyles } from './concierge.styles.ts';
import { rootTemplate, type Tab } from './concierge.template.ts';
import { Connection } from './connection.ts';
import * as events from './events.ts';
import {
  toSettings,
  type ClientTools,
  type ColorScheme,
  type ConciergeOptions,
  type Density,
  type Radius,
  type UserMessage,
} from './options.ts';
import type { OpenskiesAnnouncer } from './shared/announcer.ts';
import { warn } from './shared/warn.ts';
import * as contexts from './state/contexts.ts';
import type { CustomerSource } from './state/customer-source.ts';
import type { Settings, StartPrompt } from './state/settings.ts';
import { controlsStyles } from './styles/controls.styles.ts';
import { resetStyles } from './styles/reset.styles.ts';
import { tokensStyles } from './styles/tokens.styles.ts';
import { createFormat } from './text/format.ts';
import { createText, englishText } from './text/text.ts';
import { version } from './version.ts';

/** Width of the element from which both panels stand side by side, in pixels. */
const twoColumns = 720;

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
  @property({ reflect: true }) layout = 'inline' as const;
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

  #connection: Connection | undefined;
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
    callback: () => {
      if (this.#connection?.started) this.#connection.customer.sourceChanged();
    },
  });
  #resize: ResizeObserver | undefined;
  #leave: (() => void)[] = [];
  #wasReady = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(([entry]) => {
      if (entry) this.narrow = entry.contentRect.width < twoColumns;
    });
    this.#resize.observe(this);
    if (this.#connection && !this.#connection.started) this.#connection.start(undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    // An element that is only moved comes back before this runs, and keeps its stream.
    queueMicrotask(() => {
      if (!this.isConnected) this.#connection?.stop();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') || !this.hasUpdated) this.#speak();
    this.#settings = toSettings(this, this.options);
    this.#providers.settings.setValue(this.#settings);
    if (!this.#connection || changed.has('apiUrl') || this.#fetchChanged(changed)) this.#connect();
  }

  override firstUpdated(): void {
    this.narrow = this.clientWidth < twoColumns;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const connection = this.#connection!;
    if (!this.isConnected) return;
    if (!connection.started) {
      connection.start(this.threadId ?? this.options.initialThread);
      this.#announceReady();
    } else {
      const elsewhere = this.threadId !== connection.chat.state.threadId;
      if (changed.has('threadId') && elsewhere) void connection.chat.openThread(this.threadId);
      const sources = ['customer', 'customerSource', 'customerUrl'] as const;
      if (sources.some((name) => changed.has(name))) connection.customer.sourceChanged();
    }
    if (this.tab === 'customer') connection.customer.seen();
  }

  /** Applies options in ChatKit's shape. They are not merged with earlier ones. */
  setOptions(options: ConciergeOptions): void {
    const { theme: given } = options;
    const theme = typeof given === 'string' ? { colorScheme: given } : given;
    this.apiUrl = options.api.url;
    this.locale = options.locale ?? null;
    this.colorScheme = theme?.colorScheme ?? null;
    this.density = theme?.density ?? 'normal';
    this.radius = theme?.radius ?? 'round';
    this.options = options;
  }

  /** Sends a message as if the customer had written it. Resolves when it is answered, or has failed. */
  async sendUserMessage({ reply, newThread, ...message }: UserMessage): Promise<void> {
    const { chat } = await this.#ready();
    if (newThread) await chat.openThread(null);
    await chat.send({ ...message, ...(reply ? { quotedText: reply } : {}) });
  }

  /** Puts words into the composer, in place of the customer's draft. */
  async setComposerValue({ reply, ...message }: Omit<UserMessage, 'newThread'>): Promise<void> {
    await this.#ready();
    this.#composer?.setValue({ ...message, ...(reply ? { quotedText: reply } : {}) });
  }

  async focusComposer(): Promise<void> {
    this.tab = 'chat';
    const { history } = await this.#ready();
    history.hide();
    await this.updateComplete;
    this.#composer?.focusInput();
  }

  /** Opens a conversation; null is the start screen. */
  async setThreadId(threadId: string | null): Promise<void> {
    const { chat } = await this.#ready();
    await chat.openThread(threadId);
  }

  /** Sends an action of the page's own, or one of a widget. */
  async sendCustomAction(action: ActionConfig, itemId?: string): Promise<void> {
    const { chat } = await this.#ready();
    await chat.sendAction(action, itemId);
  }

  async showHistory(): Promise<void> {
    const { history } = await this.#ready();
    history.show();
  }

  async hideHistory(): Promise<void> {
    const { history } = await this.#ready();
    history.hide();
  }

  /** Looks again at what the server has stored of the open conversation. */
  async fetchUpdates(): Promise<void> {
    const { chat } = await this.#ready();
    await chat.fetchUpdates();
  }

  async refreshCustomer(): Promise<void> {
    const { customer } = await this.#ready();
    await customer.refresh();
  }

  /** Ends the running reply, where the server allows it. What has come so far stays. */
  async stop(): Promise<void> {
    const { chat } = await this.#ready();
    await chat.stop();
  }

  /** Forgets the open conversation and the draft, as for the next customer at the same desk. */
  async reset(): Promise<void> {
    const { chat, history, customer } = await this.#ready();
    this.#composer?.setValue({});
    history.hide();
    await chat.openThread(null);
    await customer.refresh();
  }

  get #composer(): OpenskiesComposer | null {
    return this.renderRoot.querySelector<OpenskiesComposer>('openskies-composer');
  }

  /** The connection, as soon as the element has drawn itself once. */
  async #ready(): Promise<Connection> {
    while (!this.#connection) await this.updateComplete;
    return this.#connection;
  }

  #fetchChanged(changed: PropertyValues): boolean {
    const before = changed.get('options') as Partial<ConciergeOptions> | undefined;
    return changed.has('options') && before?.api?.fetch !== this.options.api?.fetch;
  }

  /** Words and formats in the element's language. */
  #speak(): void {
    const page = this.closest('[lang]')?.getAttribute('lang');
    const wanted = [this.locale, page, navigator.language].find(isLocale) ?? 'en';
    this.#text = createText(wanted);
    this.#providers.text.setValue(this.#text);
    this.#providers.format.setValue(createFormat(wanted, this.#text));
  }

  /** Another server: what belongs to the one before is let go. */
  #connect(): void {
    this.#connection?.stop();
    for (const leave of this.#leave) leave();
    const connection = new Connection({
      element: this,
      options: () => this.options,
      provided: () => this.#provided.value,
      dispatch: (event) => this.dispatchEvent(event),
      fail: (error) => this.#fail(error),
      say: (text) => this.#say(text),
      threadChanged: (threadId) => this.#handleThread(threadId),
      historyChanged: (open) => this.#handleHistory(open),
    });
    this.#connection = connection;
    this.#leave = [
      connection.customer.subscribe(() => this.requestUpdate()),
      connection.history.subscribe(() => this.requestUpdate()),
    ];
    this.#providers.chat.setValue(connection.chat);
    this.#providers.history.setValue(connection.history);
    this.#providers.customer.setValue(connection.customer);
  }

  #announceReady(): void {
    if (this.#wasReady) return;
    this.#wasReady = true;
    this.dispatchEvent(new events.OpenskiesReadyEvent());
  }

  #fail(error: ConciergeError): void {
    if (!this.apiUrl) {
      warn('<openskies-concierge> has no api-url. Set it to the address of your server.');
    }
    this.dispatchEvent(new events.OpenskiesErrorEvent(error));
  }

  #say(text: string): void {
    this.renderRoot.querySelector<OpenskiesAnnouncer>('openskies-announcer')?.say(text);
  }

  #handleThread(threadId: string | null): void {
    this.threadId = threadId;
    this.dispatchEvent(new events.OpenskiesThreadChangeEvent(threadId));
  }

  #handleHistory(open: boolean): void {
    if (open) {
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

  #handleTab(tab: Tab): void {
    this.tab = tab;
  }

  override render(): TemplateResult {
    const { customer, history } = this.#connection!;
    const { status, changed } = customer.state;
    const { panels, header } = this.#settings;
    return rootTemplate({
      text: this.#text,
      language: 'en',
      panels: panels === 'both' && status === 'absent' ? 'chat' : panels,
      tab: this.tab,
      narrow: this.narrow,
      header: header.enabled,
      historyOpen: history.state.open,
      customerChanged: changed,
      onTab: (tab) => this.#handleTab(tab),
      onFocusComposer: () => void this.focusComposer(),
      onAnnounce: (text) => this.#say(text),
    });
  }
}

/** Whether Intl takes it; a page may say anything in `lang`. */
function isLocale(tag: string | null | undefined): tag is string {
  try {
    return Boolean(tag && Intl.getCanonicalLocales(tag));
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-concierge': OpenskiesConcierge;
  }
}
