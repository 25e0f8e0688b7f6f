import { ContextConsumer } from '../state/context.ts';
import type { ConciergeError } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { ChatState } from '../state/chat-state.ts';
import { conversation } from '../state/chat.ts';
import { chatContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { chatPanelStyles } from './chat-panel.styles.ts';
import { RetryWait } from '../shared/retry-wait.ts';

/** The chat: start screen or conversation, and the composer below. */
export class OpenskiesChatPanel extends ViewElement {
  static override styles = chatPanelStyles;

  #chat = new StoreController(this, chatContext);
  #settings = new ContextConsumer(this, settingsContext);
  #wait = new RetryWait(this);

  #handleReload(): void {
    void this.#chat.store?.fetchUpdates();
  }

  #handleNew(): void {
    void this.#chat.store?.openThread(null);
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#chat.state;
    if (!state) return nothing;
    return html`<section class="chat-panel" part="chat-panel" aria-label=${this.text('chat.label')}>
      ${this.#renderBody(state)}
      <openskies-composer></openskies-composer>
    </section>`;
  }

  #renderBody(state: Readonly<ChatState>): TemplateResult {
    const { thread, pending, threadId, loadError } = state;
    if (loadError) return this.#renderFailed(loadError);
    const begun = thread || pending.length > 0;
    if (begun && this.#chat.store?.store) {
      return html`<openskies-message-list></openskies-message-list>`;
    }
    if (begun || threadId) return this.#renderLoading();
    return html`<openskies-start-screen></openskies-start-screen>`;
  }

  #renderLoading(): TemplateResult {
    return html`<div class="chat-loading" role="status">
      <span class="visually-hidden">${this.text('chat.loading')}</span>
      <span class="bone mine"></span><span class="bone"></span><span class="bone mine"></span
      ><span class="bone"></span>
    </div>`;
  }

  #renderFailed(error: ConciergeError): TemplateResult {
    const { headingLevel } = this.#settings.value ?? defaultSettings;
    // Without the conversation only one thing can have failed: to fetch it.
    const why =
      conversation.now?.errorText(this.text, error) ?? this.text('error.network.unreachable');
    return html`<div class="state" part="state state-error">
      <span class="state-icon danger" part="state-icon">${icon('circle-alert')}</span>
      <div class="state-words" role="alert">
        ${heading(headingLevel + 1, 'state-title', this.text('error.load'))}
        <p>${why}</p>
      </div>
      ${
        error.retry
          ? this.#wait.render(error.retryAt, this.#renderButton('error.retry', this.#handleReload))
          : this.#renderButton('header.new', this.#handleNew)
      }
    </div>`;
  }

  #renderButton(label: 'error.retry' | 'header.new', act: () => void): TemplateResult {
    return html`<button
      class="button secondary"
      part="button button-secondary"
      type="button"
      @click=${act}
    >
      ${this.text(label)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-chat-panel': OpenskiesChatPanel;
  }
}
