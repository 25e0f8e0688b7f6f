import type { TaskUndo } from '@openskies/protocol';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { undoPlace } from '../widgets/undo-place.ts';
import { ViewElement } from '../view-element.ts';
import { namedIcon } from './named-icon.ts';
import { progressRowStyles } from './progress-row.styles.ts';

/** One line that says what the concierge is doing, or has done. Both are the same row, of the same height. */
export class OpenskiesProgressRow extends ViewElement {
  static override styles = progressRowStyles;

  @property() label = '';
  /** Name of an icon for what is being done, in place of the dot. */
  @property() glyph = '';
  @property({ type: Boolean }) done = false;
  /** Whether it may wait a moment before it shows. */
  @property({ type: Boolean }) late = false;
  /** Offers to take back what was done, until it expires. */
  @property({ attribute: false }) undo: TaskUndo | null = null;

  override render(): TemplateResult {
    const state = `${this.done ? 'done' : ''} ${this.late ? 'late' : ''}`;
    return html`<div class="progress ${state}" part="progress">
      ${this.done ? icon('circle-check') : this.#renderMark()}
      <span><bdi>${this.label}</bdi></span>
      ${undoPlace(this.undo?.effect_id, this.undo?.created_at, this.label, true)}
    </div>`;
  }

  #renderMark(): TemplateResult {
    if (!this.glyph) return html`<span class="progress-dot" part="progress-dot"></span>`;
    const glyph = namedIcon(this.glyph, 20, () => this.requestUpdate());
    return html`<span class="progress-glyph">${glyph}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-progress-row': OpenskiesProgressRow;
  }
}
