import { ContextConsumer } from '../state/context.ts';
import { html, type TemplateResult } from 'lit';
import { brandMark } from '../shared/brand-mark.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { chatContext, customerContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings, type StartPrompt } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { namedIcon } from './named-icon.ts';
import { greetingFor, promptsFor, sentenceFor } from './start-prompts.ts';
import { startScreenStyles } from './start-screen.styles.ts';

/** Greets, and suggests what to ask. Stands on the composer until the first message. */
export class OpenskiesStartScreen extends ViewElement {
  static override styles = startScreenStyles;

  #chat = new StoreController(this, chatContext);
  #customer = new StoreController(this, customerContext);
  #settings = new ContextConsumer(this, settingsContext);

  #handlePrompt({ prompt }: StartPrompt): void {
    void this.#chat.store?.send(
      typeof prompt === 'string' ? { text: prompt } : { content: prompt },
    );
    this.dispatchEvent(new CustomEvent('focus-composer', { bubbles: true }));
  }

  override render(): TemplateResult {
    const { greeting, prompts, headingLevel } = this.#settings.value ?? defaultSettings;
    const customer = this.#customer.state?.profile ?? null;
    const waiting = this.#customer.state?.status === 'loading';
    const now = new Date();
    return html`<div class="start ${waiting ? 'waiting' : ''}" part="start">
      <div>
        <span class="brand start-mark" part="brand start-mark" aria-hidden="true"
          >${brandMark(24)}</span
        >
        ${heading(
          headingLevel + 1,
          'start-title',
          greeting ?? greetingFor(this.text, customer, now),
        )}
        <p class="start-sub" part="start-sub">${sentenceFor(this.text, customer, now)}</p>
      </div>
      <slot name="start"></slot>
      <ul class="prompts" part="prompts" aria-label=${this.text('start.prompts')}>
        ${(prompts ?? promptsFor(this.text, customer, now)).slice(0, 5).map(
          (prompt) =>
            html`<li>
              <button
                class="prompt"
                part="prompt"
                type="button"
                @click=${() => this.#handlePrompt(prompt)}
              >
                ${namedIcon(prompt.icon ?? 'message-circle', 20, () => this.requestUpdate())}<span>${prompt.label}</span>${icon('chevron-right', { size: 16 })}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-start-screen': OpenskiesStartScreen;
  }
}
