import type { TaskUndo } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { offerEnd } from '../widgets/countdown.ts';
import { progressRowStyles } from './progress-row.styles.ts';

/** One line that says what the concierge is doing, or has done. Both are the same row, of the same height. */
export class OpenskiesProgressRow extends ViewElement {
  static override styles = progressRowStyles;

  @property() label = '';
  @property({ type: Boolean }) done = false;
  /** Whether it may wait a moment before it shows. */
  @property({ type: Boolean }) late = false;
  /** Offers to take back what was done, until it expires. */
  @property({ attribute: false }) undo: TaskUndo | null = null;
  /** When it was done, by the server's clock. */
  @property() doneAt = '';
  @property({ type: Boolean }) busy = false;

  #undoUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('undo')) return;
    clearTimeout(this.#timer);
    if (!this.undo) return;
    const times = { created_at: this.doneAt, expires_at: this.undo.expires_at };
    this.#undoUntil = offerEnd(times, Date.now(), false);
    const left = this.#undoUntil - Date.now();
    if (left > 0) this.#timer = setTimeout(() => this.requestUpdate(), left);
  }

  #handleUndo(): void {
    this.dispatchEvent(new CustomEvent('undo'));
  }

  override render(): TemplateResult {
    const state = `${this.done ? 'done' : ''} ${this.late ? 'late' : ''}`;
    return html`<div class="progress ${state}" part="progress">
      ${
        this.done
          ? icon('circle-check')
          : html`<span class="progress-dot" part="progress-dot"></span>`
      }
      <span><bdi>${this.label}</bdi></span>
      ${this.#renderUndo()}
    </div>`;
  }

  #renderUndo(): TemplateResult | typeof nothing {
    if (!this.undo || Date.now() >= this.#undoUntil) return nothing;
    return html`<button
      type="button"
      class="link-button"
      part="link-button"
      aria-label=${this.text('undo.spoken', { what: this.label })}
      ?disabled=${this.busy}
      @click=${this.#handleUndo}
    >
      ${this.text('undo.action')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-progress-row': OpenskiesProgressRow;
  }
}
