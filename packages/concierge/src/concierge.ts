/* eslint max-lines: ["error", 830] -- the API record of all views stands in the class comment */
import { ContextConsumer, ContextProvider } from './state/context.ts';
import { ConciergeError, type ActionConfig, type CustomerInput } from '@openskies/protocol';
import { LitElement, nothing, render, type CSSResultGroup, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OpenskiesComposer } from './chat/composer.ts';
import type { OpenskiesHeader } from './chat/header.ts';
import type { ComposerValue } from './composer-options.ts';
import { conciergeStyles } from './concierge.styles.ts';
import { rootTemplate, type Tab } from './concierge.template.ts';
import { Connection } from './connection.ts';
import * as events from './events.ts';
import type { Layer } from './layout/layer.ts';
import {
  toLooks,
  toSettings,
  toTheme,
  type ClientTools,
  type ColorScheme,
  type ConciergeOptions,
  type Density,
  type Layout,
  type Radius,
  type UserMessage,
} from './options.ts';
import { PageTheme } from './page-theme.ts';
import type { OpenskiesAnnouncer } from './shared/announcer.ts';
import { lazily } from './shared/lazily.ts';
import { warn } from './shared/warn.ts';
import * as contexts from './state/contexts.ts';
import type { CustomerSource } from './state/customer-source.ts';
import type { Settings, StartPrompt } from './state/settings.ts';
import { controlsStyles } from './styles/controls.styles.ts';
import { resetStyles } from './styles/reset.styles.ts';
import { tokensStyles } from './styles/tokens.styles.ts';
import { Language } from './text/language.ts';
import { onLocalesChange, registerLocale } from './text/locales.ts';
import type { TextOverrides } from './text/text.ts';
import type { GetToken } from './transport/session.ts';
import { version } from './version.ts';

const layerPart = lazily(() => import('./layout/layer.ts'));

/** Width of the element from which both panels stand side by side, in pixels. */
const twoColumns = 720;

/**
 * An airline concierge: chat, and the customer's live context, in one element. Everything visible can be themed from the page.
 *
 *     <openskies-concierge api-url="https://example.com/support"></openskies-concierge>
 *
 * This comment is the API record of the whole element, its inner views included.
 *
 * @attr api-url - Address of the server: a ChatKit endpoint, or the root of ours (`https://example.com/support`). Needed
 * @attr publishable-key - Names your site to our server, which then asks who the visitor is. Not a secret. Absent: no session is asked for
 * @attr thread-id - The conversation to open; the property follows the open one
 * @attr customer-url - Address of the page's own customer data, with `{thread_id}` where the conversation's id belongs. Fetched without our token
 * @attr layout - `inline` (default) fills the box that the page gives it, `fullscreen` the window; `launcher` is a button in the corner with a panel over the page, `sidebar` a column at the window's end
 * @attr open - Whether the panel of `launcher` or `sidebar` is open; changes with it
 * @attr push - Lets an open `sidebar` stand in the page's flow instead of over it, in windows from 960 px
 * @attr teaser - One sentence beside the closed launcher, once a session. Default: none
 * @attr quiet - What came while the launcher was closed counts on its badge, and is not said beside it
 * @attr panels - `both` (default), `chat` or `customer`
 * @attr color-scheme - `light`, `dark`, or `auto` for the reader's own. Without it the page's `color-scheme` counts
 * @attr density - `compact`, `normal` (default) or `spacious`
 * @attr radius - `sharp`, `soft`, `round` (default) or `pill`
 * @attr locale - BCP 47 tag of words, dates and numbers. Default: the page's `lang`, then the browser's
 * @attr greeting - In place of the greeting by time of day
 * @attr placeholder - In place of the composer's words
 * @attr heading-level - Level of the panels' headings in the page's outline, 1 to 5. Default 2
 *
 * @slot launcher - In place of the launcher's icon; nothing that takes focus
 * @slot header - At the end of the header, before its buttons
 * @slot start - On the start screen, above the suggestions
 * @slot customer-start - Above the customer's sections
 * @slot customer-end - Below the customer's sections
 * @slot footer - Below the composer, in place of the disclaimer
 * @slot customer-data - `<script type="application/json">` with the customer, for static pages. Read, never drawn
 *
 * @event openskies-ready - The element is drawn and takes calls
 * @event openskies-error - Something failed; `detail.error` is a ConciergeError. The element shows it already
 * @event openskies-response-start - A reply begins
 * @event openskies-response-end - A reply has ended: answered, stopped or failed
 * @event openskies-thread-change - Another conversation is open; `detail.threadId`, null on the start screen
 * @event openskies-thread-load-start - A stored conversation is being fetched; `detail.threadId`
 * @event openskies-thread-load-end - It stands, or could not be fetched; `detail.threadId`
 * @event openskies-history-open - The list of conversations opens
 * @event openskies-history-close - The list of conversations closes
 * @event openskies-tool-change - Another tool is chosen in the composer; `detail.toolId`, null for none
 * @event openskies-customer-request - Who knows the customer may answer with `event.respondWith(profileOrPromise)`; `detail.threadId`, `detail.signal`
 * @event openskies-customer-change - The panel shows another customer or state; `detail.profile`, `detail.origin`
 * @event openskies-effect - The server tells the page something; `detail.name`, `detail.data`. Cancelling `customer_profile/update` leaves the panel as it is until the customer is asked for again
 * @event openskies-deeplink - A link such as `chatkit-link://show-trip?code=LL0EZ6` was followed; `detail.name`, `detail.data`. The model may have written it: check it
 * @event openskies-tool-call - The server calls a tool of the page; answer with `event.respondWith(result)`; `detail.name`, `detail.params`
 * @event openskies-widget-action - A widget's action that the page handles; `detail.action`, `detail.item`
 * @event openskies-open-change - The panel of `launcher` or `sidebar` has opened or closed; `detail.open`
 * @event openskies-unread-change - How many replies came while the panel was closed; `detail.count`
 * @event openskies-log - Diagnostics; `detail.name`, `detail.data`
 *
 * @csspart launcher - The button in the page's corner
 * @csspart unread - Counts the replies that came while the panel was closed
 * @csspart teaser - The sentence, or the news, beside the closed launcher
 * @csspart launcher-panel - What opens over the page: the box of `launcher` and `sidebar`
 * @csspart concierge - The whole box, with its radius and ring
 * @csspart panels - The grid of header, tabs and panels
 * @csspart header - The line above the chat
 * @csspart brand - The mark; `start-mark` is the large one
 * @csspart header-text - Title and subtitle
 * @csspart header-title - Name of the concierge, or of the history
 * @csspart header-subtitle - Who answers
 * @csspart header-actions - Buttons at the end of the header
 * @csspart header-action - A button of the page's own in the header
 * @csspart badge - A small label
 * @csspart badge-success - The same, success
 * @csspart badge-warning - The same, warning
 * @csspart badge-danger - The same, danger
 * @csspart badge-info - The same, info
 * @csspart badge-discovery - The same, discovery
 * @csspart badge-secondary - The same, secondary
 * @csspart demo-badge - Says that the demo concierge answers
 * @csspart icon-button - Every button that is only an icon
 * @csspart tabs - The tabs of a narrow element
 * @csspart tab - One tab
 * @csspart tab-dot - Says that the other panel changed
 * @csspart chat-panel - Start screen or conversation, and the composer
 * @csspart start - The start screen
 * @csspart start-mark - The mark on the start screen
 * @csspart start-title - The greeting
 * @csspart start-sub - The line below the greeting
 * @csspart prompts - The suggestions
 * @csspart prompt - One suggestion
 * @csspart message-list - The scrolling conversation
 * @csspart day-divider - Names the day above its messages
 * @csspart message - Every message
 * @csspart user-message - What the customer wrote
 * @csspart bubble - The ground of what the customer wrote
 * @csspart message-meta - Below a message: waiting, not sent, stopped
 * @csspart message-meta-danger - Not sent
 * @csspart message-attachment - A file that went along
 * @csspart message-picture - A picture that went along
 * @csspart quote - What the customer's message answers to
 * @csspart tag - Something the customer picked from a menu
 * @csspart assistant-message - What the concierge wrote
 * @csspart markdown - Its formatted text
 * @csspart link - A link in the text
 * @csspart code-block - A block of code with its copy button
 * @csspart table - The frame round a table in the text
 * @csspart task-box - The box of a task in a list
 * @csspart cursor - The block after the last character of a reply that is being written
 * @csspart citation - A source's number in the text
 * @csspart sources - The sources of a message
 * @csspart source-group - The name of sources that belong together
 * @csspart source - One source
 * @csspart source-preview - What is known of a source, beside it
 * @csspart steps - Work in steps, or one step with something in it
 * @csspart steps-head - The line that opens and closes them
 * @csspart steps-list - What it opens
 * @csspart step - One step
 * @csspart step-query - What was searched for
 * @csspart step-source - What was found or read
 * @csspart picture - A picture that the concierge made
 * @csspart message-actions - Copy, helpful, not helpful, ask again
 * @csspart progress - One line: what is being done, or was done
 * @csspart progress-dot - The breathing dot of what is being done
 * @csspart notice - A banner; with `notice-neutral`, `notice-warning` or `notice-danger`
 * @csspart notice-neutral - A banner that only informs
 * @csspart notice-warning - A banner that warns
 * @csspart notice-danger - A banner of something that failed
 * @csspart error-row - The notice of a reply that failed, with Retry
 * @csspart pill - Every floating pill
 * @csspart to-latest - Counts new messages and leads to them
 * @csspart reconnecting - Says that the connection is gone, or back
 * @csspart composer-area - Composer and disclaimer
 * @csspart composer - The box one writes in
 * @csspart composer-input - Its text
 * @csspart attachments - The files of the unsent message
 * @csspart attachment - One of them
 * @csspart attachment-failed - One that did not get through
 * @csspart drop-zone - Covers the chat while files are dragged over it
 * @csspart reply - What the unsent message answers to
 * @csspart tool - A tool that stands in the composer
 * @csspart tool-chosen - The chosen tool
 * @csspart model - Opens the list of models
 * @csspart composer-menu - The menus above the composer: tools, models, what `@` and `/` find
 * @csspart composer-menu-group - Names a group in them
 * @csspart composer-option - One entry
 * @csspart composer-option-active - The entry that Enter would take
 * @csspart entity-preview - What the page tells of a tag
 * @csspart dictation - In place of the text while the customer speaks
 * @csspart dictation-level - How loud it is
 * @csspart send - The send button
 * @csspart send-stop - The same place while a reply runs
 * @csspart disclaimer - The line below the composer
 * @csspart history - The conversations
 * @csspart history-search - The search field's frame
 * @csspart history-list - The scrolling list
 * @csspart history-group - Today, Earlier
 * @csspart history-item - One conversation
 * @csspart history-item-current - The open one
 * @csspart history-foot - Holds "New conversation"
 * @csspart button - Every button with words
 * @csspart button-primary - The one filled with the accent
 * @csspart button-secondary - Raised, with a hairline
 * @csspart button-soft - On the soft accent
 * @csspart button-outline - With an edge
 * @csspart button-ghost - Words alone
 * @csspart button-danger - For what cannot be undone
 * @csspart button-solid - A widget's filled button
 * @csspart retry-wait - How long it is until something may be tried again
 * @csspart link-button - A button that looks like a link
 * @csspart confirmation - The card that asks before money or a booking changes
 * @csspart confirmation-danger - The card when it cannot be undone
 * @csspart confirmation-cost - The card when it costs
 * @csspart confirmation-head - Icon, question and what it is about
 * @csspart confirmation-icon - The icon's tile
 * @csspart confirmation-title - The question
 * @csspart confirmation-what - What it touches
 * @csspart confirmation-price - The price and what it is for
 * @csspart confirmation-terms - The consequences
 * @csspart confirmation-actions - The way out, and the act
 * @csspart confirmation-expiry - How long the offer holds
 * @csspart confirmation-soon - The same in its last minute
 * @csspart expiry-track - How long it held, as a bar
 * @csspart expiry-bar - What is left of it
 * @csspart receipt - What became of a confirmation
 * @csspart receipt-success - The same, success
 * @csspart receipt-neutral - The same, neutral
 * @csspart receipt-warning - The same, warning
 * @csspart receipt-danger - The same, danger
 * @csspart widget - Every widget
 * @csspart widget-card - A card
 * @csspart widget-list - A list to choose from
 * @csspart widget-basic - A widget without a frame
 * @csspart widget-status - The line at its top
 * @csspart widget-item - A row of a list
 * @csspart widget-item-chosen - The row that was chosen
 * @csspart widget-more - The row that shows the rest of a list
 * @csspart widget-title - A title in a widget
 * @csspart widget-text - A text in a widget
 * @csspart widget-caption - A caption in a widget
 * @csspart widget-icon - An icon in a widget
 * @csspart widget-image - An image in a widget
 * @csspart widget-box - A box, row or column
 * @csspart widget-row - A row of a table in a widget
 * @csspart widget-table - A table in a widget
 * @csspart widget-questions - Questions that a reply waits for
 * @csspart widget-actions - The buttons at a card's foot
 * @csspart form - A form in a widget
 * @csspart field - A control with its label
 * @csspart label - A control's label
 * @csspart input - Every field one writes or chooses in
 * @csspart input-area - The same, area
 * @csspart input-date - The same, date
 * @csspart input-editable - The same, editable
 * @csspart input-select - The same, select
 * @csspart select - A list that opens
 * @csspart options - Its options
 * @csspart option - One option
 * @csspart option-chosen - The chosen one
 * @csspart calendar - The calendar of a date field
 * @csspart calendar-day - One day
 * @csspart calendar-day-chosen - The chosen day
 * @csspart choice - A radio or check with its words
 * @csspart radio - The round box
 * @csspart check - The square box
 * @csspart field-error - What is wrong with a field
 * @csspart divider - A line between parts of a widget
 * @csspart chart - A chart in a widget
 * @csspart chart-plot - Its drawing
 * @csspart chart-legend - Its legend
 * @csspart chart-tooltip - The values under the pointer
 * @csspart customer-panel - The customer's context
 * @csspart customer-scroll - Its scrolling content
 * @csspart customer-header - Name, tier and contact
 * @csspart customer-name - The name
 * @csspart tier-badge - The tier
 * @csspart contact - Loyalty id, mail and phone
 * @csspart contact-item - One of them
 * @csspart section - A section of the panel
 * @csspart section-head - Its title and note
 * @csspart section-title - Its title
 * @csspart section-note - The note at the title's end
 * @csspart segments - The flights
 * @csspart segment - One flight
 * @csspart segment-pass - Its pass
 * @csspart segment-cancelled - The pass of a cancelled flight
 * @csspart segment-main - Flight, route and times
 * @csspart segment-meta - Flight number, date, status
 * @csspart segment-flight - The flight number
 * @csspart segment-date - Its day
 * @csspart status - The word and dot of a flight's state
 * @csspart status-scheduled - The same, as planned
 * @csspart status-held - The same, held or delayed
 * @csspart status-cancelled - The same, cancelled
 * @csspart status-other - The same, another word of the airline
 * @csspart route - Origin, line and destination
 * @csspart iata - An airport's code
 * @csspart route-line - The line with the plane
 * @csspart time - A time of day
 * @csspart segment-stub - The end of the pass with the seat
 * @csspart seat-label - "Seat"
 * @csspart seat-was - The seat before
 * @csspart seat - The seat
 * @csspart seat-changed - A seat that has just changed
 * @csspart stats - Bags, meal, assistance
 * @csspart stat - One of them
 * @csspart stat-label - Its name
 * @csspart stat-value - Its value
 * @csspart stat-value-unset - A value that is not set
 * @csspart stat-changed - A value that has just changed
 * @csspart columns - Timeline beside progress and benefits
 * @csspart column - Progress and benefits
 * @csspart card - Every raised card of the panel
 * @csspart timeline-scroll - The scrolling timeline
 * @csspart timeline - What the concierge did
 * @csspart timeline-item - One entry
 * @csspart timeline-entry - Its text and time
 * @csspart timeline-time - Its time
 * @csspart kind - The round icon of an entry
 * @csspart kind-success - The same, success
 * @csspart kind-warning - The same, warning
 * @csspart kind-error - The same, error
 * @csspart kind-info - The same, info
 * @csspart loyalty - Points and segments on the way to the next tier
 * @csspart meter - One measure
 * @csspart meter-head - Its name and numbers
 * @csspart meter-track - The bar's ground
 * @csspart meter-bar - The bar
 * @csspart benefits - The tier's benefits
 * @csspart benefit - One benefit
 * @csspart loading - The panel while it loads
 * @csspart loading-text - Its sentence
 * @csspart bone - A grey shape in place of what comes
 * @csspart state - An empty or failed panel
 * @csspart state-empty - Nothing to show
 * @csspart state-error - Could not be loaded
 * @csspart state-icon - Its icon
 * @csspart state-icon-danger - The icon of a failure
 * @csspart state-title - Its title
 *
 * @cssproperty --openskies-color-accent - Fill of the primary button, the mark and send. Everything accented is derived from it
 * @cssproperty --openskies-color-surface - Ground of chat, header and tabs
 * @cssproperty --openskies-color-text - Ink; all greys are mixed from it
 * @cssproperty --openskies-color-success - Text and icons of a good outcome
 * @cssproperty --openskies-color-warning - Text and icons of a warning
 * @cssproperty --openskies-color-danger - Text and icons of a bad outcome
 * @cssproperty --openskies-color-danger-fill - Fill of a button that cannot be undone
 * @cssproperty --openskies-color-on-accent - Text on the accent
 * @cssproperty --openskies-color-on-danger - Text on the danger fill
 * @cssproperty --openskies-color-accent-text - Links, icons, progress, what is checked
 * @cssproperty --openskies-color-text-muted - Quiet text
 * @cssproperty --openskies-color-sunken - Ground of the customer panel
 * @cssproperty --openskies-color-raised - Ground of cards, passes and the composer
 * @cssproperty --openskies-color-hover - What lies over a control under the pointer
 * @cssproperty --openskies-color-pressed - What lies over a pressed control
 * @cssproperty --openskies-color-border - Hairlines
 * @cssproperty --openskies-color-border-strong - Edges of fields
 * @cssproperty --openskies-color-accent-soft - Ground of what is chosen or has changed
 * @cssproperty --openskies-color-success-soft - Ground of a good outcome
 * @cssproperty --openskies-color-warning-soft - Ground of a warning
 * @cssproperty --openskies-color-danger-soft - Ground of a bad outcome
 * @cssproperty --openskies-color-user-message - Ground of the customer's messages
 * @cssproperty --openskies-color-user-message-text - Text on it
 * @cssproperty --openskies-color-launcher - Fill of the launcher
 * @cssproperty --openskies-color-focus - Focus ring
 * @cssproperty --openskies-font-family - Text; the page's own by default
 * @cssproperty --openskies-font-family-display - Titles and airport codes
 * @cssproperty --openskies-font-family-mono - Code
 * @cssproperty --openskies-font-size - Size of messages, 15px; other sizes are fixed
 * @cssproperty --openskies-font-weight-strong - Weight of titles, 600
 * @cssproperty --openskies-radius - Radius of cards, 12px; all others follow
 * @cssproperty --openskies-radius-pill - Radius of pills and badges
 * @cssproperty --openskies-shadow-1 - Ring and shade of cards
 * @cssproperty --openskies-shadow-2 - Ring and shade of the confirmation card and pills
 * @cssproperty --openskies-shadow-3 - Ring and shade of what floats over the page
 * @cssproperty --openskies-duration-fast - Hover and press, 120ms
 * @cssproperty --openskies-duration - A message comes in, 200ms
 * @cssproperty --openskies-duration-slow - A panel opens, 320ms
 */
export class OpenskiesConcierge extends LitElement {
  /** The package's version. */
  static readonly version: string = version;
  /** Adds a language or replaces one of ours; the export of the same name, for pages with the script tag. */
  static readonly registerLocale: typeof registerLocale = registerLocale;
  static override styles: CSSResultGroup = [
    tokensStyles,
    resetStyles,
    controlsStyles,
    conciergeStyles,
  ];

  @property({ attribute: 'api-url' }) apiUrl = '';
  @property({ attribute: 'publishable-key' }) publishableKey: string | null = null;
  @property({ attribute: 'thread-id' }) threadId: string | null = null;
  @property({ attribute: 'customer-url' }) customerUrl: string | null = null;
  @property({ reflect: true }) layout: Layout = 'inline';
  @property({ type: Boolean, reflect: true }) open = false;
  @property({ type: Boolean, reflect: true }) push = false;
  @property() teaser: string | null = null;
  @property({ type: Boolean }) quiet = false;
  @property() panels: 'both' | 'chat' | 'customer' = 'both';
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme: ColorScheme | null = null;
  @property({ reflect: true }) density: Density = 'normal';
  @property({ reflect: true }) radius: Radius = 'round';
  @property() locale: string | null = null;
  /** Words of the page's own in place of ours, by key: `{ 'header.title': 'Volt Desk' }`. */
  @property({ attribute: false }) texts: TextOverrides = {};
  @property() greeting: string | null = null;
  @property() placeholder: string | null = null;
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;
  /** Suggestions of the start screen, `[{ label, prompt, icon? }]`; `[]` for none. Default: what fits the customer. */
  @property({ attribute: false }) startPrompts: StartPrompt[] | null = null;
  /** The profile, where the page owns it; a new object for each change. `null`: there is no customer; `undefined`: ask the other sources. */
  @property({ attribute: false }) customer: CustomerInput | null | undefined = undefined;
  /** Where to ask for the profile: `{ load({ threadId, signal }), subscribe?(changed) }`. */
  @property({ attribute: false }) customerSource: CustomerSource | undefined = undefined;
  /** Tools that the server may call in the page: `{ name: (params) => result }`. */
  @property({ attribute: false }) clientTools: ClientTools = {};
  /** Asks the page's backend who is logged in; gives an assertion to be used once, `null` for nobody. Asked only with a `publishable-key`. */
  @property({ attribute: false }) getToken: GetToken | undefined = undefined;

  @state() private options: Partial<ConciergeOptions> = {};
  @state() private tab: Tab = 'chat';
  /** Something was said while the other tab was in sight. */
  @state() private chatChanged = false;
  @state() private narrow = false;
  /** Whether the panels are needed: always where they stand in the page, else from the first opening. */
  @state() private awake = false;

  #connection: Connection | undefined;
  #settings!: Settings;
  #whole = document.createElement('div');
  #language = new Language();
  #providers = {
    chat: new ContextProvider(this, contexts.chatContext),
    history: new ContextProvider(this, contexts.historyContext),
    customer: new ContextProvider(this, contexts.customerContext),
    settings: new ContextProvider(this, contexts.settingsContext),
    linkHosts: new ContextProvider(this, contexts.linkHostsContext),
    text: new ContextProvider(this, contexts.textContext),
    format: new ContextProvider(this, contexts.formatContext),
  };
  #provided = new ContextConsumer(this, contexts.customerSourceContext, () => {
    if (this.#connection?.started) this.#connection.customer.sourceChanged();
  });
  #resize: ResizeObserver | undefined;
  #measured: Element | undefined;
  #pageLanguage: MutationObserver | undefined;
  #leaveLocales: (() => void) | undefined;
  #layer: Layer | undefined;
  #leave: (() => void)[] = [];
  #wasReady = false;
  /** Whether the page named a thread since this was last drawn in the page. */
  #threadNamed = false;
  #theme = new PageTheme((cause) => this.#blame('theme', cause));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme.attach(this.renderRoot as ShadowRoot);
    this.#resize = new ResizeObserver(([entry]) => {
      if (entry) this.narrow = entry.contentRect.width < twoColumns;
    });
    if (this.#measured) this.#resize.observe(this.#measured);
    this.#pageLanguage = new MutationObserver(this.#respeak);
    this.#pageLanguage.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
    this.#leaveLocales = onLocalesChange(this.#respeak);
    if (!this.#connection?.started) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#pageLanguage?.disconnect();
    this.#leaveLocales?.();
    // An element that is only moved comes back before this runs, and keeps its stream.
    queueMicrotask(() => {
      if (!this.isConnected) this.#connection?.stop();
    });
  }

  /** The first drawing waits for its words, so that none is seen in another language first. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const spoken = this.hasUpdated || this.#language.heard(this.locale, this.texts);
    const awaited = this.hasUpdated
      ? null
      : ((spoken ? null : this.#speak()) ?? this.#theme.coming);
    return awaited ? awaited.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('locale') || changed.has('texts'))) this.#respeak();
    this.#providers.text.setValue(this.#language.text);
    this.#providers.format.setValue(this.#language.format);
    this.#settings = toSettings(this, this.options);
    if (this.open || !this.#layered) this.awake = true;
    // Where it cannot be had, the next update tries again.
    if (this.layout !== 'inline' && !this.#layer) this.#loadLayer().catch(() => undefined);
    this.#providers.settings.setValue(this.#settings);
    const elsewhere = changed.has('apiUrl') || changed.has('publishableKey');
    // The threads of the server before are its own.
    const { threadId } = this.#connection?.chat.state ?? {};
    if (changed.get('apiUrl') && threadId && threadId === this.threadId) this.#handleThread(null);
    if (!this.#connection || elsewhere || this.#fetchChanged(changed)) this.#connect();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const connection = this.#connection!;
    const { threadId } = connection.chat.state;
    this.#threadNamed ||= changed.has('threadId');
    if (!this.isConnected) return;
    this.#measure();
    const elsewhere = this.#threadNamed && this.threadId !== threadId;
    this.#threadNamed = false;
    const { started } = connection;
    if (!started && (this.awake || connection.remembers || this.threadId))
      connection.start(this.threadId ?? this.options.initialThread);
    // A first start opens it.
    if (elsewhere && (started || threadId)) void connection.chat.showThread(this.threadId);
    const sources = ['customer', 'customerSource', 'customerUrl'] as const;
    if (started && sources.some((name) => changed.has(name))) connection.customer.sourceChanged();
    this.#announceReady();
  }

  /** Applies options in ChatKit's shape, not merged with earlier ones. What the page set on the element itself stays. */
  setOptions(options: ConciergeOptions): void {
    if (options?.api?.url !== undefined) this.apiUrl = options.api.url;
    else warn('setOptions needs api.url: api.getClientSecret is for OpenAI’s own agents.');
    const was = toLooks(this.options);
    if (this.#connection?.started && !this.options.api)
      this.threadId ??= options?.initialThread ?? null;
    this.options = options ?? {};
    const looks = toLooks(this.options);
    let name: keyof typeof looks;
    for (name in looks)
      if ((this[name] ?? was[name]) === was[name]) (this[name] as unknown) = looks[name];
    this.#theme.wear(toTheme(this.options));
  }

  /**
   * Sends a message as if the customer had written it: `{ text, content, reply, attachments, newThread, toolChoice, model }`, each
   * optional. Resolves when it is answered, or has failed.
   */
  sendUserMessage(message: UserMessage): Promise<void> {
    return this.#do('sendUserMessage', async ({ chat }) => {
      const { reply, newThread, ...said } = message;
      const [content, attachments] = [said.content ?? [], said.attachments ?? []];
      if (!content.every((piece) => piece?.type) || !attachments.every((file) => file?.id))
        throw new TypeError('content and attachments are lists of objects');
      if (!said.text?.trim() && !content.length && !attachments.length)
        throw new TypeError('give text, content or attachments');
      if (newThread) await chat.openThread(null);
      await chat.send({ ...said, ...(reply ? { quotedText: reply } : {}) });
    });
  }

  /**
   * Fills the composer and leaves sending to the customer: `{ text, content, reply, attachments, files, selectedToolId, selectedModelId }`.
   * What is left out stays as it is.
   */
  setComposerValue(value: ComposerValue): Promise<void> {
    return this.#do('setComposerValue', () => this.#composer?.setValue(value));
  }

  /** Opens the panel and the chat, and takes focus into the composer. */
  async focusComposer(): Promise<void> {
    this.tab = 'chat';
    const { history } = await this.#ready();
    history.hide();
    await this.show();
    await this.updateComplete;
    this.#composer?.focusInput();
  }

  /** Opens a conversation; null is the start screen. */
  setThreadId(threadId: string | null): Promise<void> {
    return this.#do('setThreadId', ({ chat }) => chat.showThread(threadId));
  }

  /** Sends an action of the page's own, or with `itemId` one of that widget, to the server. Needs an open conversation. */
  sendCustomAction(action: ActionConfig, itemId?: string): Promise<void> {
    return this.#do('sendCustomAction', ({ chat }) =>
      chat.prepare().then(() => chat.store?.sendAction(action, itemId)),
    );
  }

  /** Opens the list of conversations. */
  showHistory(): Promise<void> {
    return this.#do(
      'showHistory',
      ({ history }) => this.#settings.history.enabled && history.show(),
    );
  }

  /** Closes the list of conversations. */
  hideHistory(): Promise<void> {
    return this.#do('hideHistory', ({ history }) => history.hide());
  }

  /** Looks again at what the server has stored of the open conversation. */
  fetchUpdates(): Promise<void> {
    return this.#do('fetchUpdates', ({ chat }) => chat.fetchUpdates());
  }

  /** Asks `getToken` and the customer's source again: after a login, for one. */
  refreshCustomer(): Promise<void> {
    return this.#do('refreshCustomer', (connection) => connection.refreshCustomer());
  }

  /** Opens the panel of `launcher` or `sidebar` and takes focus in. Other layouts are always open. */
  async show(): Promise<void> {
    if (!this.#layered) return;
    const layer = await this.#loadLayer().catch((cause: unknown) => this.#blame('layout', cause));
    layer?.show();
    await this.updateComplete;
  }

  /** Closes the panel of `launcher` or `sidebar`; focus goes back to where it was. */
  async hide(): Promise<void> {
    this.#layer?.hide();
    await this.updateComplete;
  }

  /** Read-only: how many replies came while the panel of `launcher` or `sidebar` was closed. */
  get unread(): number {
    return this.#layer?.unread ?? 0;
  }

  /** Ends the running reply, where the server allows it. What has come so far stays. */
  stop(): Promise<void> {
    return this.#do('stop', ({ chat }) => chat.store?.stop());
  }

  /** Logs the customer out, here and in other tabs: the session ends, conversation and draft are forgotten. */
  reset(): Promise<void> {
    return this.#do('reset', (connection) => {
      this.#composer?.clear();
      return connection.reset();
    });
  }

  get #composer(): OpenskiesComposer | null {
    return this.renderRoot.querySelector<OpenskiesComposer>('openskies-composer');
  }

  /** A verb of the page's. What it cannot do with what it was given is said, not thrown into the page. */
  async #do(name: string, verb: (connection: Connection) => unknown): Promise<void> {
    try {
      await verb(await this.#ready());
    } catch (cause) {
      this.#blame(name, cause);
    }
  }

  /** The connection, once the element has drawn what the page has set. */
  async #ready(): Promise<Connection> {
    this.awake = true;
    // At least once: what the page has just set counts.
    do await this.updateComplete;
    while (!this.#connection);
    if (this.#layered) {
      await this.#loadLayer().catch((cause: unknown) => this.#blame('layout', cause));
      await this.updateComplete;
    }
    return this.#connection;
  }

  /** Whether the panels lie over the page, closed at first. */
  get #layered(): boolean {
    return this.layout === 'launcher' || this.layout === 'sidebar';
  }

  async #loadLayer(): Promise<Layer> {
    const { Layer } = await layerPart();
    this.#layer ??= new Layer(this);
    if (this.#connection) this.#layer.follow(this.#connection.chat);
    return this.#layer;
  }

  /** Width counts where the panels stand, which is another box when the layout changes. */
  #measure(): void {
    const box = this.renderRoot.querySelector('.concierge') ?? undefined;
    if (box === this.#measured) return;
    this.#resize?.disconnect();
    this.#measured = box;
    if (box) this.#resize?.observe(box);
  }

  /** Whether the page's own `fetch` came or went: one for another says the same. */
  #fetchChanged(changed: PropertyValues): boolean {
    const before = changed.get('options') as Partial<ConciergeOptions> | undefined;
    return changed.has('options') && !before?.api?.fetch !== !this.options.api?.fetch;
  }

  /** Words and formats in the element's language. */
  #speak(): Promise<void> | null {
    return this.#language.speak(this, this.locale, this.texts);
  }

  /** The language may be another one: the old words stay until the new ones are there. */
  #respeak = (): void => {
    void Promise.resolve(this.#speak()).then(() => this.requestUpdate());
  };

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
      locale: () => this.#language.wanted,
      threadChanged: (threadId) => this.#handleThread(threadId),
      historyChanged: (open) => this.#handleHistory(open),
      linksAllowed: (hosts) => this.#providers.linkHosts.setValue(hosts),
    });
    this.#connection = connection;
    this.#leave = [
      connection.customer.subscribe(() => this.requestUpdate()),
      connection.history.subscribe(() => this.requestUpdate()),
    ];
    this.#layer?.follow(connection.chat);
    this.#providers.linkHosts.setValue(null);
    this.#providers.chat.setValue(connection.chat);
    this.#providers.history.setValue(connection.history);
    this.#providers.customer.setValue(connection.customer);
  }

  #announceReady(): void {
    if (this.#wasReady) return;
    this.#wasReady = true;
    this.dispatchEvent(new events.OpenskiesReadyEvent());
  }

  /** @param field method or property that the failure began with; it is at fault where we have no better error */
  #blame(field: string, cause: unknown): void {
    if (cause instanceof ConciergeError) return this.#fail(cause);
    const message = `${field}: ${(cause as Error).message}`;
    warn(`<openskies-concierge> ${message}`);
    this.#fail(new ConciergeError('request.invalid', { message, field, cause }));
  }

  #fail(error: ConciergeError): void {
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
      this.#handleTab('chat');
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
    this.chatChanged = false;
  }

  override render(): unknown {
    if (!this.#layered) return this.#renderPanels();
    const { greeting } = this.#settings;
    const content = this.awake ? this.#renderPanels() : nothing;
    const language = this.#language;
    return this.#layer?.render({ language, greeting, content }) ?? nothing;
  }

  /** In a box that stays the same in each layout, so that nothing in it is lost: a draft, its files, what is unfolded. */
  #renderPanels(): HTMLElement {
    const { customer, history } = this.#connection!;
    const { status, changed } = customer.state;
    const { panels, header, frameTitle } = this.#settings;
    const template = rootTemplate({
      text: this.#language.text,
      language: this.#language.tag,
      direction: this.#language.directionIn(this),
      panels: panels === 'both' && status === 'absent' ? 'chat' : panels,
      tab: this.tab,
      chatDrawn: this.#composer !== null,
      narrow: this.narrow,
      header: header.enabled,
      frameTitle,
      historyOpen: history.state.open,
      chatChanged: this.chatChanged,
      customerChanged: changed,
      onTab: (tab) => this.#handleTab(tab),
      onFocusComposer: () => void this.focusComposer(),
      onAnnounce: (text) => {
        this.chatChanged ||= this.narrow && this.tab !== 'chat';
        this.#say(text);
      },
    });
    this.#whole.style.display = 'contents';
    render(template, this.#whole, { host: this });
    return this.#whole;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-concierge': OpenskiesConcierge;
  }
}
