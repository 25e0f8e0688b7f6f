import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ViewElement } from '../view-element.ts';

/** What a screen reader hears: finished messages and outcomes, each once. Out of sight. */
export class OpenskiesAnnouncer extends ViewElement {
  @state() private sentences: readonly { id: number; text: string }[] = [];

  #next = 0;

  /** Two are kept: the one that may still be spoken, and the new one. */
  say(text: string): void {
    this.sentences = [...this.sentences.slice(-1), { id: this.#next++, text }];
  }

  override render(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite" aria-atomic="false">
      ${repeat(
        this.sentences,
        ({ id }) => id,
        ({ text }) => html`<p>${text}</p>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-announcer': OpenskiesAnnouncer;
  }
}
