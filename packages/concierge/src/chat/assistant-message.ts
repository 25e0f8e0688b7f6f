import { ContextConsumer } from '../state/context.ts';
import type { AssistantMessageContent, AssistantMessageItem } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { linkHostsContext } from '../state/contexts.ts';
import { ViewElement } from '../view-element.ts';
import { loadedFamily, loadFamily } from '../widgets/families.ts';
import { assistantMessageStyles } from './assistant-message.styles.ts';

const nothingYet: AssistantMessageContent = { type: 'output_text', text: '', annotations: [] };

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

  @state() private copied = false;

  #linkHosts = new ContextConsumer(this, linkHostsContext);
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

  get #cited(): boolean {
    return this.item.content.some(({ annotations }) => annotations.length > 0);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && this.#cited && !loadedFamily('sources')) {
      void loadFamily('sources').then(() => this.requestUpdate());
    }
  }

  override render(): TemplateResult {
    const cites = this.#cited ? loadedFamily('sources') : null;
    const sources = cites?.sourcesOf(this.item) ?? [];
    const mark =
      cites &&
      ((number: number): Node => {
        const source = sources[number - 1];
        if (!source) return new Text();
        const digits = this.format.number(number);
        const label = this.text('message.source', { number, title: source.source.title });
        return cites.citation(source, label, digits, this.#linkHosts.value);
      });
    const { content } = this.item;
    const parts = content.length > 0 ? content : [nothingYet];
    return html`<article class="message assistant-message" part="message assistant-message">
      <span class="visually-hidden">${this.text('message.concierge')}</span>
      <div class="message-body">
        ${parts.map(
          (part, index) =>
            html`<openskies-markdown
              dir="auto"
              .value=${cites?.withMarks(part, sources) ?? part.text}
              .mark=${mark}
              .streaming=${this.streaming && index === parts.length - 1}
            ></openskies-markdown>`,
        )}
      </div>
      ${cites ? html`<openskies-sources .item=${this.item}></openskies-sources>` : nothing}
      ${this.actions === 'none' ? nothing : this.#renderActions()}
    </article>`;
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
