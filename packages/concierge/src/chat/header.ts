import { ContextConsumer } from '../state/context.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { brandMark } from '../shared/brand-mark.ts';
import type { HeaderAction } from '../options.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { lazily } from '../shared/lazily.ts';
import { chatContext, historyContext, settingsContext } from '../state/contexts.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { headerStyles } from './header.styles.ts';

const headerAction = lazily(() => import('./header-action.ts'));

/** Who answers, and the way to other conversations. */
export class OpenskiesHeader extends ViewElement {
  static override styles = headerStyles;

  #chat = new StoreController(this, chatContext);
  #history = new StoreController(this, historyContext);
  #settings = new ContextConsumer(this, settingsContext);

  /** Where focus goes when the history closes. */
  focusHistoryButton(): void {
    this.querySelector<HTMLElement>('.history-button')?.focus();
  }

  #handleHistory(): void {
    this.#history.store?.show();
  }

  #handleNew(): void {
    void this.#chat.store?.openThread(null);
    this.dispatchEvent(new CustomEvent('focus-composer', { bubbles: true }));
  }

  #handleClose(): void {
    this.dispatchEvent(new CustomEvent('close-panel', { bubbles: true }));
  }

  override render(): TemplateResult {
    const { header, history, headingLevel, closable } = this.#settings.value ?? defaultSettings;
    const demo = this.#chat.state?.server?.model === 'demo';
    return html`<div class="header" part="header">
      ${this.#renderAction(header.leftAction)}
      <span class="brand" part="brand" aria-hidden="true">${brandMark(18)}</span>
      <div class="header-text" part="header-text">
        <div class="header-line">
          ${heading(headingLevel, 'header-title', header.title ?? this.text('header.title'))}
          ${
            demo
              ? html`<span
                  class="badge demo-badge"
                  part="badge demo-badge"
                  title=${this.text('header.demo_why')}
                  >${this.text('header.demo')}</span
                >`
              : nothing
          }
        </div>
        <p class="header-subtitle" part="header-subtitle">${this.text('header.subtitle')}</p>
      </div>
      <slot name="header"></slot>
      <div class="header-actions" part="header-actions">
        ${history.enabled ? this.#renderButton('history', 'history', this.#handleHistory) : nothing}
        ${this.#renderButton('new', 'square-pen', this.#handleNew)}
        ${this.#renderAction(header.rightAction)}
        ${closable ? this.#renderButton('close', 'x', this.#handleClose) : nothing}
      </div>
    </div>`;
  }

  #renderButton(key: 'history' | 'new' | 'close', glyph: string, act: () => void): TemplateResult {
    const label = this.text(`header.${key}`);
    return html`<button
      class="icon-button ${key}-button"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon(glyph)}
    </button>`;
  }

  #renderAction(action: HeaderAction | undefined): TemplateResult | typeof nothing {
    if (!action) return nothing;
    void headerAction().catch(() => undefined); // the page's own button is no reason to fail
    return html`<openskies-header-action .action=${action}></openskies-header-action>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-header': OpenskiesHeader;
  }
}
