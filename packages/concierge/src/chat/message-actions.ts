import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import type { Actions } from './entries.ts';
import { messageActionsStyles } from './message-actions.styles.ts';

/**
 * What one may do with the end of an answer, be it a message or a widget.
 *
 * @internal fires `rate` with the kind and `retry` (bubble, not composed)
 */
export class OpenskiesMessageActions extends ViewElement {
  static override styles = messageActionsStyles;

  /** `hover`: on hover, focus and touch; `shown`: always. */
  @property() actions: Actions = 'hover';
  /** What copying gives; none, no copying. */
  @property() words = '';
  @property() rating: 'positive' | 'negative' | '' = '';
  @property({ type: Boolean }) rateable = true;
  @property({ type: Boolean }) retryable = false;

  @state() private copied = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.copied = false;
  }

  async #handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.words);
    } catch {
      const body = this.parentElement?.querySelector('.message-body, openskies-widget');
      if (body) getSelection()?.selectAllChildren(body); // the page may forbid the clipboard
      return;
    }
    this.copied = true;
    this.announce(this.text('message.copied'));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copied = false), 2000);
  }

  #rate(kind: 'positive' | 'negative'): void {
    this.dispatchEvent(new CustomEvent('rate', { bubbles: true, detail: kind }));
  }

  #handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry', { bubbles: true }));
  }

  override render(): TemplateResult {
    return html`<div
      class="message-actions ${this.actions === 'shown' ? 'shown' : ''}"
      part="message-actions"
    >
      ${
        this.words
          ? this.#renderAction(
              this.copied ? 'check' : 'copy',
              this.text(this.copied ? 'message.copied' : 'message.copy'),
              () => void this.#handleCopy(),
            )
          : nothing
      }
      ${
        this.rateable
          ? html`${this.#renderAction(
              'thumbs-up',
              this.text('message.helpful'),
              () => this.#rate('positive'),
              this.rating === 'positive',
            )}${this.#renderAction(
              'thumbs-down',
              this.text('message.not_helpful'),
              () => this.#rate('negative'),
              this.rating === 'negative',
            )}`
          : nothing
      }
      ${
        this.retryable
          ? this.#renderAction('rotate-ccw', this.text('message.retry'), () => this.#handleRetry())
          : nothing
      }
    </div>`;
  }

  #renderAction(
    name: string,
    label: string,
    handle: () => void,
    pressed?: boolean,
  ): TemplateResult {
    return html`<button
      class="icon-button"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      @click=${handle}
    >
      ${icon(name, { size: 16 })}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-message-actions': OpenskiesMessageActions;
  }
}
