import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import type { Mark } from '../state/chat-state.ts';
import { ViewElement } from '../view-element.ts';
import { errorText } from './error-text.ts';
import { noticeStyles } from './notice.styles.ts';
import { RetryWait } from '../shared/retry-wait.ts';

const icons = { info: 'info', warning: 'triangle-alert', danger: 'circle-alert' } as const;

/**
 * A notice of the server, or an error that says what did not happen, with the way on at its end.
 *
 * @internal fires `retry` (bubbles, not composed)
 */
export class OpenskiesNotice extends ViewElement {
  static override styles = noticeStyles;

  @property({ attribute: false }) mark!: Mark;
  /** Whether its Retry may be pressed now. */
  @property({ type: Boolean }) retryable = false;

  #wait = new RetryWait(this);
  /** For ears, who hear it once. */
  #whenSpoken = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('mark')) return;
    this.#whenSpoken = this.#wait.spoken(this.mark.retryAt);
  }

  #handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry', { bubbles: true }));
  }

  override render(): TemplateResult {
    const { kind, level } = this.mark;
    const isError = kind === 'error';
    const style = level === 'info' ? 'neutral' : level;
    return html`<div
      class="notice ${style}"
      part="notice notice-${style} ${isError ? 'error-row' : ''}"
      role=${isError ? nothing : 'note'}
    >
      ${icon(icons[level] ?? 'info')}
      <div class="notice-text" role=${isError ? 'alert' : nothing}>
        ${isError ? errorText(this.text, this.mark) : this.#renderNotice()}
        ${this.#whenSpoken && html`<span class="visually-hidden">${this.#whenSpoken}</span>`}
      </div>
      ${this.#wait.render(this.mark.retryAt, this.#renderRetry())}
    </div>`;
  }

  #renderRetry(): TemplateResult | typeof nothing {
    if (!this.retryable) return nothing;
    return html`<button
      class="button secondary sm"
      part="button button-secondary"
      type="button"
      @click=${this.#handleRetry}
    >
      ${this.text('error.retry')}
    </button>`;
  }

  #renderNotice(): TemplateResult {
    const { title, message } = this.mark;
    return html`${title ? html`<p class="notice-title">${title}</p>` : nothing}
      <openskies-markdown .value=${message}></openskies-markdown>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-notice': OpenskiesNotice;
  }
}
