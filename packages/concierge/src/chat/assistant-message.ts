import { ContextConsumer } from '@lit/context';
import type { AssistantMessageItem } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { linkHostsContext } from '../state/contexts.ts';
import { ViewElement } from '../view-element.ts';
import { assistantMessageStyles } from './assistant-message.styles.ts';
import { sourcesOf, sourceUrl, type NumberedSource } from './sources.ts';

/**
 * What the concierge wrote, and what one may do with it.
 *
 * @internal fires `rate` with the kind and `retry` (bubble, not composed)
 */
export class OpenskiesAssistantMessage extends ViewElement {
  static override styles = assistantMessageStyles;

  @property({ attribute: false }) item!: AssistantMessageItem;
  /** Whether it is still being written. */
  @property({ type: Boolean }) streaming = false;
  /** `none`: no room for them; `hover`: on hover, focus and touch; `shown`: always. */
  @property() actions: 'none' | 'hover' | 'shown' = 'none';
  @property() rating: 'positive' | 'negative' | '' = '';
  @property({ type: Boolean }) rateable = true;
  @property({ type: Boolean }) retryable = false;

  #linkHosts = new ContextConsumer(this, { context: linkHostsContext, subscribe: true });

  @state() private copied = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.copied = false;
  }

  async #handleCopy(): Promise<void> {
    const words = this.item.content.map(({ text }) => text).join('\n\n');
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const body = this.querySelector('.message-body');
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
    const sources = sourcesOf(this.item);
    const parts = this.item.content.length > 0 ? this.item.content : [{ text: '' }];
    return html`<article class="message assistant-message" part="message assistant-message">
      <span class="visually-hidden">${this.text('message.concierge')}</span>
      <div class="message-body">
        ${parts.map(
          ({ text }, index) =>
            html`<openskies-markdown
              dir="auto"
              .value=${text}
              .streaming=${this.streaming && index === parts.length - 1}
            ></openskies-markdown>`,
        )}
      </div>
      ${sources.length > 0 ? this.#renderSources(sources) : nothing}
      ${this.actions === 'none' ? nothing : this.#renderActions()}
    </article>`;
  }

  #renderSources(sources: readonly NumberedSource[]): TemplateResult {
    return html`<ul class="sources" part="sources" aria-label=${this.text('message.sources')}>
      ${sources.map((source) => html`<li>${this.#renderSource(source)}</li>`)}
    </ul>`;
  }

  #renderSource({ number, source }: NumberedSource): TemplateResult {
    const url = sourceUrl(source, this.#linkHosts.value);
    const address = url === null && source.type === 'url' ? ` (${source.url})` : '';
    const body = html`<span class="source-number">${this.format.number(number)}</span>
      ${icon(source.type === 'url' ? 'globe' : source.type === 'file' ? 'file-text' : 'tag', { size: 14 })}
      <span class="source-title">${source.title}${address}</span>`;
    if (url === null) return html`<span class="source" part="source">${body}</span>`;
    return html`<a
      class="source"
      part="source"
      href=${url}
      target="_blank"
      rel="noopener noreferrer"
      >${body}</a
    >`;
  }

  #renderActions(): TemplateResult {
    return html`<div
      class="message-actions ${this.actions === 'shown' ? 'shown' : ''}"
      part="message-actions"
    >
      ${this.#renderAction(
        this.copied ? 'check' : 'copy',
        this.text(this.copied ? 'message.copied' : 'message.copy'),
        () => void this.#handleCopy(),
      )}
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
    'openskies-assistant-message': OpenskiesAssistantMessage;
  }
}
