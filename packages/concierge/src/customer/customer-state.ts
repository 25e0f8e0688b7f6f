import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { TextKey } from '../text/text.ts';
import { RetryWait } from '../shared/retry-wait.ts';
import { ViewElement } from '../view-element.ts';
import { customerStateStyles } from './customer-state.styles.ts';

/** Code of a failure → what it says, other than that the chat goes on. */
const bodies: Readonly<Record<string, TextKey>> = {
  'customer.invalid': 'customer.unreadable_body',
  'network.unreachable': 'error.network.unreachable',
};

/**
 * What stands in the panel's place: the data did not load, or there is no customer. Fires `act` for its one button.
 */
export class OpenskiesCustomerState extends ViewElement {
  static override styles: CSSResultGroup = customerStateStyles;

  /** There is no customer; else the data did not load. */
  @property({ type: Boolean }) empty = false;
  /** Of the failure. */
  @property({ attribute: false }) code: string | undefined;
  @property({ type: Number }) level = 3;
  /** Without an act there is no button. */
  @property({ type: Boolean }) actionable = false;
  /** When the button may be pressed, in milliseconds since 1970. */
  @property({ attribute: false }) retryAt: number | undefined;

  #wait = new RetryWait(this);

  #handleClick(): void {
    this.dispatchEvent(new Event('act'));
  }

  override render(): TemplateResult {
    const { empty } = this;
    return html`<div class="state" part="state ${empty ? 'state-empty' : 'state-error'}">
      <span
        class="state-icon ${empty ? '' : 'danger'}"
        part="state-icon ${empty ? '' : 'state-icon-danger'}"
        >${icon(empty ? 'plane' : 'circle-alert', { size: 22 })}</span
      >
      <div role=${empty ? nothing : 'alert'} class="state-words">
        ${heading(
          this.level,
          'state-title',
          this.text(empty ? 'customer.empty_title' : 'customer.error_title'),
        )}
        <p>
          ${this.text(empty ? 'customer.empty_body' : (bodies[this.code!] ?? 'customer.error_body'))}
        </p>
      </div>
      ${this.actionable ? this.#wait.render(this.retryAt, this.#renderAct(empty)) : nothing}
    </div>`;
  }

  #renderAct(empty: boolean): TemplateResult {
    return html`<button
      class="button secondary"
      part="button button-secondary"
      type="button"
      @click=${this.#handleClick}
    >
      ${this.text(empty ? 'customer.find_flight' : 'customer.try_again')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-customer-state': OpenskiesCustomerState;
  }
}
