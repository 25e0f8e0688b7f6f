import { ContextConsumer } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { isBusy, messageLimit, type OutgoingMessage } from '../state/chat-state.ts';
import { chatContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { composerStyles } from './composer.styles.ts';

/**
 * Where the customer writes. Keeps the unsent draft; everything else is the chat store's.
 */
export class OpenskiesComposer extends ViewElement {
  static override styles = composerStyles;

  #chat = new StoreController(this, chatContext);
  #settings = new ContextConsumer(this, { context: settingsContext, subscribe: true });

  @state() private draft = '';
  /** What goes along with the draft, from `setComposerValue`. */
  @state() private extras: Omit<OutgoingMessage, 'text'> = {};

  @query('textarea') private input!: HTMLTextAreaElement | null;

  /** The pending message whose words came back into the draft, because it was not sent. */
  #returned: string | null = null;

  /** It was sent after all, from its place in the conversation: its words are a draft no more. */
  protected override willUpdate(): void {
    const sent = this.#chat.state?.replaced.values() ?? [];
    if (this.#returned === null || ![...sent].includes(this.#returned)) return;
    this.#returned = null;
    this.setValue({});
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('draft')) this.#grow();
  }

  focusInput(): void {
    this.input?.focus();
  }

  /** Puts words into the composer, in place of the draft. */
  setValue({ text = '', ...extras }: OutgoingMessage): void {
    this.draft = text;
    this.extras = extras;
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

  async #send(): Promise<void> {
    const store = this.#chat.store;
    const text = this.draft.trim();
    if (!store || text === '' || this.#tooLong > 0) return;
    const message = { ...this.extras, text };
    const { threadId } = store.state;
    this.#returned = null;
    this.setValue({});
    const taken = await store.send(message);
    const sameThread = threadId === null || store.state.threadId === threadId;
    if (taken || !sameThread || this.draft !== '') return;
    this.setValue(message);
    this.#returned = store.state.pending.findLast(({ status }) => status === 'failed')?.id ?? null;
  }

  #handleInput(event: InputEvent): void {
    this.#returned = null; // changed words are the customer's again
    this.draft = (event.target as HTMLTextAreaElement).value;
  }

  #handleKeyDown(event: KeyboardEvent): void {
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
    const disclaimer = this.#settings.value?.disclaimer ?? this.text('composer.disclaimer');
    return html`<div class="composer-area" part="composer-area">
      ${status && status.type !== 'active' ? this.#renderLocked(status) : this.#renderForm()}
      <slot name="footer"
        >${disclaimer ? html`<p class="disclaimer" part="disclaimer">${disclaimer}</p>` : nothing}</slot
      >
    </div>`;
  }

  #renderLocked({ type, reason }: { type: string; reason?: string | undefined }): TemplateResult {
    const text = reason || this.text(type === 'locked' ? 'composer.locked' : 'composer.closed');
    return html`<div class="composer locked" part="composer">
      <p class="composer-locked" role="status">${text}</p>
    </div>`;
  }

  #renderForm(): TemplateResult {
    const { placeholder } = this.#settings.value ?? defaultSettings;
    const tooLong = this.#tooLong;
    const empty = this.draft === ''; // an empty box follows the direction of its placeholder
    return html`<form
      class="composer"
      part="composer"
      @submit=${this.#handleSubmit}
      @pointerdown=${this.#handlePointerDown}
    >
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
      ${this.#renderButtons(tooLong > 0)}
      ${
        tooLong
          ? html`<p class="composer-error" id="composer-error" role="alert">
              ${icon('circle-alert', { size: 14 })}
              ${this.text('composer.too_long', { count: tooLong, limit: messageLimit })}
            </p>`
          : nothing
      }
    </form>`;
  }

  /** While a reply runs the empty composer stops it; with a draft it may also send, to be answered next. */
  #renderButtons(tooLong: boolean): TemplateResult {
    const chat = this.#chat.state;
    const stoppable = chat && isBusy(chat.status) && chat.allowCancel;
    const empty = this.draft.trim() === '';
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
            ?disabled=${empty || tooLong}
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
