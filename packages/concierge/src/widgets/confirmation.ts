import type { Confirmation, WidgetItem } from '@openskies/protocol';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { styled } from '../shared/styled.ts';
import { money } from '../text/money.ts';
import { undoPlace } from './undo-place.ts';
import { ViewElement } from '../view-element.ts';
import { anyIcon } from './any-icon.ts';
import { confirmationStyles } from './confirmation.styles.ts';
import { clockText, offerEnd, partLeft } from './countdown.ts';
import { WidgetActionEvent } from './widget-action.ts';

type Answer = 'accept' | 'decline' | 'renew';

/** Milliseconds before the end at which the card warns. */
const soon = 60_000;

/**
 * Asks the customer before something is cancelled or charged. What it says was written by the server from the action's quote; only a click on it
 * counts. Once answered, expired or replaced it is a receipt: one row in the card's place.
 */
export class OpenskiesConfirmation extends ViewElement {
  static override styles: CSSResultGroup = confirmationStyles;

  @property({ attribute: false }) item!: WidgetItem;
  @property({ attribute: false }) confirmation!: Confirmation;
  /** An answer to this card is under way: both buttons are locked. */
  @property({ type: Boolean }) busy = false;
  /** A reply is running, so that no answer would be taken now. */
  @property({ type: Boolean }) blocked = false;
  /** The card came in the open stream, not with a stored thread. */
  @property({ type: Boolean }) live = false;
  /** Level of the question in the page's outline. */
  @property({ type: Number }) level = 4;

  @state() private left = Infinity;
  @state() private clicked: Answer | null = null;

  #end = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heldFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('confirmation') && changed.get('confirmation')?.id !== this.confirmation.id) {
      this.#end = offerEnd(this.confirmation, Date.now(), this.live);
      this.left = this.#end - Date.now();
      this.clicked = null;
    }
    if (changed.has('busy') && !this.busy) this.clicked = null;
    this.#heldFocus = this.#holdsFocus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('confirmation')) this.#wait();
    // The clicked button is gone: the keyboard stays where it was.
    if (this.#heldFocus && !this.#holdsFocus())
      this.querySelector<HTMLElement>('.receipt')?.focus();
  }

  #holdsFocus(): boolean {
    const root = this.getRootNode() as Document | ShadowRoot;
    return this.contains(root.activeElement);
  }

  #tick(): void {
    const before = this.left;
    this.left = this.#end - Date.now();
    if (before > soon && this.left <= soon && this.left > 0) this.announce(this.#soonSpoken());
    if (before > 0 && this.left <= 0 && this.confirmation.status === 'pending') {
      this.announce(this.#expiredSpoken());
    }
    this.#wait();
  }

  /** Counts once a second, on the second, while there is something to count. */
  #wait(): void {
    clearTimeout(this.#timer);
    const counts = this.confirmation.status === 'pending' && this.left > 0 && this.left < Infinity;
    if (!counts || !this.isConnected) return;
    const toNextSecond = (this.#end - Date.now()) % 1000;
    this.#timer = setTimeout(() => this.#tick(), toNextSecond > 0 ? toNextSecond : 1000);
  }

  #soonSpoken(): string {
    return this.text('confirmation.soon_spoken', { title: this.confirmation.title });
  }

  #expiredSpoken(): string {
    return `${this.text('confirmation.expired')}. ${this.text('confirmation.unchanged')}`;
  }

  #handleAnswer(answer: Answer): void {
    if (this.busy || this.blocked || this.clicked) return;
    const { id } = this.confirmation;
    this.clicked = answer;
    const payload = { confirmation_id: id };
    this.dispatchEvent(
      new WidgetActionEvent({
        action: { type: `confirmation.${answer}`, payload },
        item_id: this.item.id,
      }),
    );
    // Whoever takes the click sets `busy` before the next frame. Nobody did: the buttons open again.
    requestAnimationFrame(() => {
      if (!this.busy) this.clicked = null;
    });
  }

  override render(): TemplateResult {
    const { status } = this.confirmation;
    const answering = this.busy || this.clicked !== null;
    if (status === 'pending' && (this.left > 0 || (answering && this.clicked !== 'renew'))) {
      return this.#renderCard();
    }
    switch (status) {
      case 'confirmed':
      case 'declined':
        return this.#renderAnswered();
      case 'replaced':
        return this.#renderReceipt('rotate-ccw', 'neutral', [
          this.text('confirmation.replaced'),
          this.text('confirmation.see_below'),
        ]);
      default:
        return this.#renderReceipt(
          'clock',
          'neutral',
          [this.text('confirmation.expired'), this.text('confirmation.unchanged')],
          this.#renderAgain(),
        );
    }
  }

  #renderCard(): TemplateResult {
    const { tone, title, what, price, terms, icon: picture } = this.confirmation;
    const id = `confirmation-${encodeURIComponent(this.confirmation.id)}`;
    return html`<section
      class="confirmation ${tone}"
      part="confirmation confirmation-${tone}"
      role="group"
      aria-labelledby=${id}
      aria-busy=${this.busy ? 'true' : nothing}
    >
      <div class="confirmation-head" part="confirmation-head">
        <span class="confirmation-icon" part="confirmation-icon">
          ${this.#icon(picture || 'triangle-alert', 20)}
        </span>
        <div>
          ${heading(this.level, 'confirmation-title', html`<bdi>${title}</bdi>`, id)}
          ${what.map((line) => html`<p class="confirmation-what" part="confirmation-what"><bdi>${line}</bdi></p>`)}
        </div>
      </div>
      ${
        price
          ? html`<p class="confirmation-price" part="confirmation-price">
              <span><bdi>${price.label}</bdi></span>
              <b><bdi>${money(this.format.locale, price.amount, price.currency)}</bdi></b>
            </p>`
          : nothing
      }
      <ul class="confirmation-terms" part="confirmation-terms">
        ${terms.slice(0, 4).map(
          (term) =>
            html`<li>
              ${this.#icon(term.icon, 16)}<span><bdi>${term.text}</bdi></span>
            </li>`,
        )}
      </ul>
      <div class="confirmation-actions" part="confirmation-actions">
        ${this.#renderButton('decline', 'secondary')}
        ${this.#renderButton('accept', tone === 'danger' ? 'danger' : 'primary')}
      </div>
      ${this.left < Infinity ? this.#renderExpiry() : nothing}
    </section>`;
  }

  #icon(name: string, size: number): unknown {
    return anyIcon(name, size, () => this.requestUpdate());
  }

  #renderButton(answer: 'accept' | 'decline', look: string): TemplateResult {
    const { label, busy_label: busyLabel } =
      this.confirmation[answer === 'accept' ? 'confirm' : 'decline'];
    const locked = this.busy || this.clicked !== null;
    return html`<button
      type="button"
      class="button ${look}"
      part="button button-${look}"
      aria-disabled=${locked || this.blocked ? 'true' : nothing}
      ?data-locked=${locked}
      @click=${() => this.#handleAnswer(answer)}
    >
      ${this.clicked === answer ? busyLabel || label : label}
    </button>`;
  }

  #renderExpiry(): TemplateResult {
    const isSoon = this.left <= soon;
    const key =
      this.confirmation.tone === 'cost' ? 'confirmation.price_holds' : 'confirmation.offer_holds';
    const time = clockText(this.left, (value) => this.format.number(value));
    const part = partLeft(this.confirmation, this.left);
    return html`<div
      class="confirmation-expiry ${isSoon ? 'soon' : ''}"
      part="confirmation-expiry ${isSoon ? 'confirmation-soon' : ''}"
    >
      ${icon('clock', { size: 14 })}
      <span role="timer">${this.text(isSoon ? 'confirmation.left' : key, { time })}</span>
      <span class="expiry-track" part="expiry-track">
        <span
          class="expiry-bar"
          part="expiry-bar"
          ${styled({ 'inline-size': `${(part * 100).toFixed(1)}%` })}
        ></span>
      </span>
    </div>`;
  }

  #renderAnswered(): TemplateResult {
    const { status, receipt, undo } = this.confirmation;
    const confirmed = status === 'confirmed';
    const { text, tone } = receipt ?? {
      text: this.text(confirmed ? 'confirmation.confirmed' : 'confirmation.declined'),
      tone: confirmed ? 'success' : 'neutral',
    };
    const pictures = { success: 'circle-check', warning: 'triangle-alert', danger: 'circle-x' };
    const picture = tone === 'neutral' ? (confirmed ? 'circle-check' : 'circle-x') : pictures[tone];
    const back = undoPlace(undo?.effect_id, undo?.created_at, text, true);
    return this.#renderReceipt(picture, tone, splitReceipt(text), back);
  }

  #renderReceipt(
    picture: string,
    tone: string,
    [title = '', ...rest]: readonly string[],
    end: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<div class="receipt ${tone}" part="receipt receipt-${tone}" tabindex="-1">
      ${icon(picture)}
      <p>
        <b><bdi>${title}</bdi></b>
        ${rest.length > 0 ? html`<span class="receipt-note"><bdi>${rest.join(' ')}</bdi></span>` : nothing}
      </p>
      ${end}
    </div>`;
  }

  #renderAgain(): TemplateResult {
    const locked = this.busy || this.clicked !== null;
    return html`<button
      type="button"
      class="button secondary sm"
      part="button button-secondary"
      aria-disabled=${locked || this.blocked ? 'true' : nothing}
      ?data-locked=${locked}
      @click=${() => this.#handleAnswer('renew')}
    >
      ${this.text('confirmation.ask_again')}
    </button>`;
  }
}

/** The first sentence is the outcome, what follows says more: "Trip kept. Nothing was changed." */
function splitReceipt(text: string): string[] {
  const [, first = text, rest = ''] = /^(.+?)[.。]\s+(\S.*)$/s.exec(text) ?? [];
  return rest ? [first, rest] : [text.replace(/[.。]$/, '')];
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-confirmation': OpenskiesConfirmation;
  }
}
