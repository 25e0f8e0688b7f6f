import { ContextConsumer } from '../state/context.ts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ComposerExtras } from '../composer-extras/composer-extras.ts';
import type { ComposerValue } from '../composer-options.ts';
import { icon } from '../shared/icons.ts';
import { lazily } from '../shared/lazily.ts';
import { isBusy, messageLimit } from '../state/chat-state.ts';
import type { Chat } from '../state/chat.ts';
import { chatContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings, type ExtrasOptions, type Settings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { composerStyles } from './composer.styles.ts';

const composerExtras = lazily(() => import('../composer-extras/composer-extras.ts'));

/**
 * Where the customer writes. Keeps the unsent draft; everything else is the chat store's. What a page may add to the text
 * (files, tools, tags, dictation) loads with the first of it.
 */
export class OpenskiesComposer extends ViewElement {
  static override styles = composerStyles;

  #chat = new StoreController(this, chatContext);
  #settings = new ContextConsumer(this, settingsContext);

  @state() draft = '';

  @query('textarea') readonly input!: HTMLTextAreaElement | null;

  #extras: ComposerExtras | null = null;
  /** The pending message whose words came back into the draft, because it was not sent. */
  #returned: string | null = null;

  /** It was sent after all, from its place in the conversation: its words are a draft no more. */
  protected override willUpdate(): void {
    if (this.options && !this.#extras) this.loadExtras().catch(() => undefined); // the next update tries again
    const sent = this.#chat.state?.replaced.values() ?? [];
    if (this.#returned === null || ![...sent].includes(this.#returned)) return;
    this.#returned = null;
    this.clear();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Not for the empty one that it begins with: the page need not be laid out for that.
    if (changed.has('draft') && (this.draft || changed.get('draft'))) this.#grow();
    // Markdown comes with the conversation.
    if (this.querySelector('openskies-markdown:not(:defined)')) void this.store?.prepare();
  }

  /** What the page put into the composer besides text. */
  get options(): ExtrasOptions | null {
    return this.#settings.value?.extras ?? null;
  }

  get settings(): Settings {
    return this.#settings.value ?? defaultSettings;
  }

  get store(): Chat | undefined {
    return this.#chat.store;
  }

  /** Rejects when they cannot be had; the next call tries again. */
  async loadExtras(): Promise<ComposerExtras> {
    const { ComposerExtras } = await composerExtras();
    this.#extras ??= new ComposerExtras(this);
    this.requestUpdate();
    return this.#extras;
  }

  focusInput(): void {
    this.input?.focus();
  }

  /** Puts words and more into the composer, in place of the draft. What is left out stays as it is. */
  async setValue({ text, ...more }: ComposerValue): Promise<void> {
    if (text !== undefined) this.draft = `${text}`;
    if (Object.keys(more).length > 0) (await this.loadExtras()).fill(more);
  }

  clear(): void {
    this.draft = '';
    this.#extras?.clear();
  }

  /** One to six lines; beyond that the text scrolls. */
  #grow(): void {
    const { input } = this;
    if (!input) return;
    input.style.setProperty('block-size', 'auto');
    const wanted = input.scrollHeight;
    input.style.setProperty('block-size', `${wanted}px`);
    const full = wanted > Number.parseFloat(getComputedStyle(input).maxBlockSize);
    input.style.setProperty('overflow-y', full ? 'auto' : 'hidden');
  }

  get #tooLong(): number {
    return Math.max(0, this.draft.trim().length - messageLimit);
  }

  get #empty(): boolean {
    return this.draft.trim() === '' && !this.#extras?.filled;
  }

  async #send(): Promise<void> {
    const { store, draft } = this;
    const extras = this.#extras;
    if (!store || this.#empty || this.#tooLong > 0 || extras?.blocked()) return;
    const message = extras?.message() ?? { text: draft.trim() };
    const kept = extras?.take();
    const { threadId } = store.state;
    this.#returned = null;
    this.draft = '';
    const taken = await store.send(message);
    const sameThread = threadId === null || store.state.threadId === threadId;
    if (taken || !sameThread || !this.#empty) return;
    this.draft = draft;
    if (kept) extras?.restore(kept);
    this.#returned = store.state.pending.findLast(({ status }) => status === 'failed')?.id ?? null;
  }

  #handleInput(event: InputEvent): void {
    this.#returned = null; // changed words are the customer's again
    this.draft = (event.target as HTMLTextAreaElement).value;
  }

  #handleKeyDown(event: KeyboardEvent): void {
    if (this.#extras?.keyDown(event)) return;
    // 229: a key that an input method is still composing with, where `isComposing` is late (WebKit)
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    void this.#send();
  }

  #handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    void this.#send();
  }

  #handlePointerDown(event: PointerEvent): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.focusInput();
  }

  #handleStop(): void {
    void this.#chat.store?.store?.stop().then(() => this.announce(this.text('message.stopped')));
    this.focusInput();
  }

  override render(): TemplateResult {
    const status = this.#chat.state?.thread?.status;
    return html`${this.#extras?.over()}
      <div class="composer-area" part="composer-area">
        ${status && status.type !== 'active' ? this.#renderLocked(status) : this.#renderForm()}
        <slot name="footer">${this.#renderDisclaimer()}</slot>
      </div>`;
  }

  #renderDisclaimer(): TemplateResult | typeof nothing {
    const { text, highContrast } = this.settings.disclaimer ?? {
      text: this.text('composer.disclaimer'),
    };
    if (!text) return nothing;
    const strong = highContrast ? 'strong' : '';
    if (!/[*_`[<\n#]|:\/\//.test(text)) {
      return html`<p class="disclaimer ${strong}" part="disclaimer">${text}</p>`;
    }
    return html`<openskies-markdown
      class="disclaimer ${strong}"
      part="disclaimer"
      .value=${text}
    ></openskies-markdown>`;
  }

  #renderLocked({ type, reason }: { type: string; reason?: string | undefined }): TemplateResult {
    const text = reason || this.text(type === 'locked' ? 'composer.locked' : 'composer.closed');
    return html`<div class="composer locked" part="composer">
      <p class="composer-locked" role="status">${text}</p>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const extras = this.#extras;
    const { composer, entities } = this.options ?? {};
    const wide = composer?.tools?.length || composer?.models?.length || entities?.showComposerMenu;
    const placeholder = extras?.placeholder ?? this.settings.placeholder;
    const tooLong = this.#tooLong;
    const empty = this.draft === ''; // an empty box follows the direction of its placeholder
    return html`<form
      class="composer ${wide ? 'wide' : ''}"
      part="composer"
      @submit=${this.#handleSubmit}
      @pointerdown=${this.#handlePointerDown}
    >
      ${extras?.above()}
      ${
        extras && !wide
          ? extras.start()
          : this.#renderPlace(!wide && composer?.attachments?.enabled)
      }
      <div class="composer-field" ?hidden=${extras?.dictating}>
        ${extras?.tagGround()}
        <textarea
          class="composer-input"
          part="composer-input"
          rows="1"
          dir=${empty ? nothing : 'auto'}
          enterkeyhint="send"
          aria-label=${this.text('composer.label')}
          aria-invalid=${tooLong ? 'true' : nothing}
          aria-describedby=${tooLong ? 'composer-error' : nothing}
          placeholder=${placeholder ?? this.text('composer.placeholder')}
          .value=${this.draft}
          @input=${this.#handleInput}
          @keydown=${this.#handleKeyDown}
        ></textarea>
      </div>
      ${wide ? extras?.start() : nothing}
      <div class="composer-end">
        ${extras ? extras.end() : this.#renderPlace(!wide && composer?.dictation?.enabled)}
        ${extras?.dictating ? nothing : this.#renderButtons(tooLong > 0)}
      </div>
      ${
        tooLong
          ? html`<p class="composer-error" id="composer-error" role="alert">
              ${icon('circle-alert', { size: 14 })}
              ${this.text('composer.too_long', { count: tooLong, limit: messageLimit })}
            </p>`
          : nothing
      }
      ${extras?.below()}
    </form>`;
  }

  /** Kept for a button that loads, so that nothing moves. */
  #renderPlace(wanted: boolean | undefined): TemplateResult | typeof nothing {
    return wanted ? html`<span class="composer-place"></span>` : nothing;
  }

  /** While a reply runs the empty composer stops it; with a draft it may also send, to be answered next. */
  #renderButtons(tooLong: boolean): TemplateResult {
    const chat = this.#chat.state;
    const stoppable = chat && isBusy(chat.status) && chat.allowCancel;
    const empty = this.#empty;
    return html`${
      stoppable
        ? html`<button
            class="send send-stop"
            part="send send-stop"
            type="button"
            aria-label=${this.text('composer.stop')}
            title=${this.text('composer.stop')}
            @click=${this.#handleStop}
          >
            ${icon('square', { size: 16 })}
          </button>`
        : nothing
    }
    ${
      stoppable && empty
        ? nothing
        : html`<button
            class="send"
            part="send"
            type="submit"
            aria-label=${this.text('composer.send')}
            title=${this.text('composer.send')}
            ?disabled=${empty || tooLong || this.#extras?.uploading}
          >
            ${icon('arrow-up')}
          </button>`
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-composer': OpenskiesComposer;
  }
}
