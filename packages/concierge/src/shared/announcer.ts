import { html, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { ViewElement } from '../view-element.ts';

/** What a screen reader hears: finished messages and outcomes, each once. Out of sight. */
export class OpenskiesAnnouncer extends ViewElement {
  @query('div') private ears!: HTMLElement;

  /** Two are kept: the one that may still be spoken, and the new one. */
  say(text: string): void {
    void this.updateComplete.then(() => {
      const sentence = document.createElement('p');
      sentence.textContent = text;
      this.ears.append(sentence);
      while (this.ears.children.length > 2) this.ears.firstChild?.remove();
    });
  }

  override render(): TemplateResult {
    return html`<div
      class="visually-hidden"
      role="status"
      aria-live="polite"
      aria-atomic="false"
    ></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-announcer': OpenskiesAnnouncer;
  }
}
