import { ContextConsumer } from '../state/context.ts';
import type { AssistantMessageItem } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons.ts';
import { isBusy, type ChatState } from '../state/chat-state.ts';
import { chatContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { stoppedMark } from './assistant-message.ts';
import { toEntries, type Entry } from './entries.ts';
import { awaitedFamilies, loadFamily } from '../widgets/families.ts';
import { composerInConversationStyles } from './composer-in-conversation.styles.ts';
import { errorText } from './error-text.ts';
import { FollowEnd } from './follow-end.ts';
import { grownAnswers } from './growth.ts';
import { itemDependencies, renderItem, renderPending } from './items.ts';
import { LoadEarlier } from './load-earlier.ts';
import { toStretches, type Stretch } from './stretches.ts';
import { messageListStyles } from './message-list.styles.ts';
import { RetryWait } from '../shared/retry-wait.ts';

/** So long a stored conversation may wait for what draws it, in milliseconds. */
const patience = 1000;

/** So many of the newest entries are always laid out; those above when they come near. */
const near = 40;

/** The conversation. Keeps to its end while the reader is there, and never takes the reader's place. */
export class OpenskiesMessageList extends ViewElement {
  static override styles = [messageListStyles, composerInConversationStyles];

  #chat = new StoreController(this, chatContext, (state) => this.#grow(state));
  #settings = new ContextConsumer(this, settingsContext);
  #wait = new RetryWait(this);
  #end = new FollowEnd(
    this,
    () => this.scroller,
    () => (this.#settings.value ?? defaultSettings).autoScroll || !this.#chat.state?.live.size,
  );

  @query('.message-list') private scroller!: HTMLElement | null;

  constructor() {
    super();
    const row = () => this.renderRoot.querySelector('.earlier');
    const watched = () => !this.#end.following && !this.#chat.state?.loadingEarlier;
    new LoadEarlier(
      this,
      () => (watched() ? row() : null),
      () => this.#handleEarlier(),
    );
  }

  /** What was drawn last, but for answers that grew since. */
  #drawn: Readonly<ChatState> | null = null;
  #threadId: string | null = null;
  #entries: Entry[] = [];
  #stretches: Stretch[] = [];
  /** Keys that were shown; null before the thread is. */
  #shown: ReadonlySet<string> | null = null;
  /** Keys that came while the reader looked on: they move in. */
  #fresh: ReadonlySet<string> = new Set();
  #unread = 0;
  /** What the reader sees first, and where, before earlier messages are put above. */
  #place: { node: Element; top: number } | null = null;
  #loading = false;
  #frame: number | undefined;
  /** A stored conversation is shown when all of it can be drawn, so that nothing moves. */
  #waiting = false;

  /** While a reply runs, once a frame is often enough. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && this.#chat.state?.live.size) await new Promise(requestAnimationFrame);
    await super.scheduleUpdate();
  }

  override willUpdate(): void {
    const state = this.#chat.state;
    if (!state) return;
    this.#drawn = state;
    if (this.#loading && !state.loadingEarlier) this.#place = this.#placeOfReader();
    this.#loading = state.loadingEarlier;
    this.#entries = toEntries(state);
    this.#stretches = toStretches(this.#entries, this.#stretches);
    const keys = new Set(this.#entries.map(({ key }) => key));
    const isNew = !this.#shown || state.status === 'loading' || this.#changedThread(state);
    if (isNew && state.thread && !isBusy(state.status) && !this.#waiting) void this.#settle();
    const firstShown = this.#entries.findIndex(({ key }) => this.#shown?.has(key));
    const arrived = isNew
      ? []
      : this.#entries.filter(({ key }, index) => index > firstShown && !this.#shown?.has(key));
    const sent = arrived.some((entry) => entry.kind === 'pending');
    // What takes the progress row's place stands there already.
    const replaces = this.#shown?.has('progress') && !keys.has('progress') ? 1 : 0;
    const fresh = [...this.#fresh, ...arrived.slice(replaces).map(({ key }) => key)];
    this.#fresh = new Set(fresh.filter((key) => keys.has(key)));
    this.#shown = keys;
    this.#count(arrived, isNew || sent);
  }

  async #settle(): Promise<void> {
    const end = performance.now() + patience;
    this.#waiting = true;
    do await new Promise(requestAnimationFrame);
    while (awaitedFamilies() && performance.now() < end);
    this.#waiting = false;
    this.requestUpdate();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // A reply may bring a widget: what draws it is fetched beside the reply, not after it.
    if (isBusy(this.#chat.state?.status ?? 'idle')) void loadFamily('tree');
    const place = this.#place;
    this.#place = null;
    if (place) void this.#keep(place);
  }

  /** An answer that grows draws itself, once a frame: the list is as it was, however long. Answers whether that is all. */
  #grow(state: Readonly<ChatState>): boolean {
    if (this.isUpdatePending || !this.#drawn || !grownAnswers(this.#drawn, state)) return false;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const now = this.#chat.state;
      const grown = (now && this.#drawn && grownAnswers(this.#drawn, now)) ?? [];
      void this.#show(grown);
    });
    return true;
  }

  /** Follows in the same frame, so that the browser lays it out once. */
  async #show(grown: readonly AssistantMessageItem[]): Promise<void> {
    const drawn: Promise<boolean>[] = [];
    let stretch = this.scroller?.firstElementChild?.lastElementChild;
    for (let late = 0; late < 3 && stretch; late++, stretch = stretch.previousElementSibling) {
      for (const answer of stretch.querySelectorAll('openskies-assistant-message')) {
        const item = grown.find(({ id }) => id === answer.item.id);
        if (!item) continue;
        answer.item = item;
        drawn.push(answer.updateComplete);
      }
    }
    await Promise.allSettled(drawn); // Lit tells of what a view threw with its next update
    this.#end.follow();
  }

  #placeOfReader(): { node: Element; top: number } | null {
    const edge = this.scroller?.getBoundingClientRect().top ?? 0;
    // A day's name moves up with the day's first message.
    for (const node of this.renderRoot.querySelectorAll('.entry:not(:has(> .day-divider))')) {
      const { top, bottom } = node.getBoundingClientRect();
      if (bottom > edge) return { node, top };
    }
    return null;
  }

  /** By the next frame the messages inside have drawn themselves, by the one after those that only come near. */
  async #keep({ node, top }: { node: Element; top: number }): Promise<void> {
    for (let frame = 0; frame < 3; frame++) {
      await new Promise(requestAnimationFrame);
      const moved = node.getBoundingClientRect().top - top;
      if (this.scroller && node.isConnected && moved) this.scroller.scrollTop += moved;
    }
  }

  /** Shows the newest message. */
  toLatest(): void {
    this.#unread = 0;
    this.#end.toEnd();
    this.#keepFocus();
    this.requestUpdate();
  }

  /** The button that was pressed goes: the keyboard goes on in the conversation. */
  #keepFocus(): void {
    this.scroller?.focus({ preventScroll: true });
  }

  #changedThread({ threadId }: ChatState): boolean {
    const before = this.#threadId;
    this.#threadId = threadId;
    return before !== threadId && before !== null;
  }

  #count(arrived: readonly Entry[], jump: boolean): void {
    if (jump || this.#end.following) this.#unread = 0;
    else this.#unread += arrived.filter(({ kind }) => kind === 'item' || kind === 'mark').length;
    if (jump && !this.#end.following) void this.updateComplete.then(() => this.#end.toEnd());
  }

  #handleEarlier(): void {
    void this.#chat.store?.store?.loadEarlier();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#chat.state;
    if (!state) return nothing;
    return html`<div
        class="message-list"
        part="message-list"
        role="log"
        aria-live="off"
        aria-label=${this.text('chat.log')}
        aria-busy=${String(isBusy(state.status))}
        tabindex="0"
      >
        <div
          class="entries ${this.#waiting ? 'waiting' : ''}"
          @retry=${this.#keepFocus}
          @send-again=${this.#keepFocus}
        >
          ${state.earlier || state.loadingEarlier ? this.#renderEarlier(state) : nothing}
          ${this.#renderStretches(state)}
        </div>
      </div>
      ${this.#renderToLatest()} ${this.#renderConnection(state)}`;
  }

  #renderStretches(state: Readonly<ChatState>): unknown {
    let below = this.#entries.length;
    const far = this.#stretches.map(({ entries }) => (below -= entries.length) >= near);
    return repeat(
      this.#stretches,
      ({ id }) => id,
      ({ entries }, index) =>
        html`<div class="stretch ${far[index] ? 'far' : ''}">
          ${repeat(
            entries,
            ({ key }) => key,
            (entry) =>
              html`<div
                class="entry ${entry.tight ? 'tight' : ''} ${
                  this.#fresh.has(entry.key) ? 'fresh' : ''
                }"
              >
                ${this.#renderEntry(entry, state)}
              </div>`,
          )}
        </div>`,
    );
  }

  #renderEntry(entry: Entry, state: Readonly<ChatState>): unknown {
    const settings = this.#settings.value ?? defaultSettings;
    switch (entry.kind) {
      case 'day':
        return html`<div class="day-divider" part="day-divider">${this.#day(entry.iso)}</div>`;
      case 'item': {
        const surroundings = { state, store: this.#chat.store?.store, settings };
        return guard(itemDependencies(entry, surroundings), () => renderItem(entry, surroundings));
      }
      case 'pending': {
        const { error } = entry.message;
        const known = !error || error.code === 'network.unreachable';
        return renderPending(
          entry.message,
          { store: this.#chat.store?.store, settings },
          known ? '' : errorText(this.text, error),
        );
      }
      case 'mark':
        return html`<openskies-notice
          .mark=${entry.mark}
          .retryable=${entry.mark.retry && !isBusy(state.status)}
          @retry=${() => void this.#chat.store?.store?.tryAgain(entry.mark.id)}
        ></openskies-notice>`;
      case 'stopped':
        return stoppedMark(this.text);
      case 'progress':
        return html`<openskies-progress-row
          .label=${entry.progress?.text ?? this.text('message.working')}
          .glyph=${entry.progress?.icon ?? ''}
          .late=${entry.progress === null}
        ></openskies-progress-row>`;
    }
  }

  #day(iso: string): string {
    const today = new Date().toDateString() === new Date(iso).toDateString();
    return today ? this.text('chat.today') : this.format.date(iso);
  }

  #renderEarlier({ loadingEarlier }: Readonly<ChatState>): TemplateResult {
    return html`<div class="earlier">
      <button
        class="button ghost sm"
        part="button button-ghost"
        type="button"
        ?disabled=${loadingEarlier}
        @click=${this.#handleEarlier}
      >
        ${this.text('chat.earlier')}
      </button>
    </div>`;
  }

  #renderToLatest(): TemplateResult | typeof nothing {
    if (this.#end.following) return nothing;
    const label = this.#unread
      ? this.text('chat.new_messages', { count: this.#unread })
      : this.text('chat.to_latest');
    return html`<button
      class="pill float to-latest"
      part="pill to-latest"
      type="button"
      @click=${this.toLatest}
    >
      ${icon('arrow-down', { size: 16 })}${label}
    </button>`;
  }

  #renderConnection({
    connection,
    reconnectAt,
  }: Readonly<ChatState>): TemplateResult | typeof nothing {
    if (connection === 'ok') return nothing;
    const lost = connection === 'lost';
    const when = this.#wait.when(reconnectAt);
    return html`<span
      class="pill float reconnecting ${connection}"
      part="pill reconnecting"
      role=${when ? 'timer' : 'status'}
    >
      ${lost ? html`<span class="progress-dot"></span>` : icon('check', { size: 16 })}
      ${
        when
          ? this.text('chat.reconnecting_when', { when })
          : this.text(lost ? 'chat.reconnecting' : 'chat.back_online')
      }
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-message-list': OpenskiesMessageList;
  }
}
