import { ContextConsumer } from '../state/context.ts';
import type { AssistantMessageContent, AssistantMessageItem } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { linkHostsContext } from '../state/contexts.ts';
import type { Text } from '../text/text.ts';
import { ViewElement } from '../view-element.ts';
import { loadedFamily, loadFamily } from '../widgets/families.ts';
import type { Actions } from './entries.ts';
import { assistantMessageStyles } from './assistant-message.styles.ts';

/** Below what was said before the customer stopped it. */
export function stoppedMark(text: Text): TemplateResult {
  return html`<div class="message-meta stopped" part="message-meta">
    ${icon('square', { size: 12 })} ${text('message.stopped')}
  </div>`;
}

const nothingYet: AssistantMessageContent = { type: 'output_text', text: '', annotations: [] };

/** What the concierge wrote, and what one may do with it. */
export class OpenskiesAssistantMessage extends ViewElement {
  static override styles = assistantMessageStyles;

  @property({ attribute: false }) item!: AssistantMessageItem;
  /** Whether it is still being written. */
  @property({ type: Boolean }) streaming = false;
  /** Whether the customer stopped it. */
  @property({ type: Boolean }) stopped = false;
  @property() actions: Actions = 'none';
  @property() rating: 'positive' | 'negative' | '' = '';
  @property({ type: Boolean }) rateable = true;
  @property({ type: Boolean }) retryable = false;

  #linkHosts = new ContextConsumer(this, linkHostsContext);

  get #cited(): boolean {
    return this.item.content.some(({ annotations }) => annotations.length > 0);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && this.#cited && !loadedFamily('sources')) {
      void loadFamily('sources').then(() => this.requestUpdate());
    }
  }

  /** With its words. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.querySelector<ViewElement>('openskies-markdown:last-of-type')?.updateComplete;
    return complete;
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
      ${this.stopped ? stoppedMark(this.text) : nothing}
      ${cites ? html`<openskies-sources .item=${this.item}></openskies-sources>` : nothing}
      ${
        this.actions === 'none'
          ? nothing
          : html`<openskies-message-actions
              .actions=${this.actions}
              .words=${content.map(({ text }) => text).join('\n\n')}
              .rating=${this.rating}
              .rateable=${this.rateable}
              .retryable=${this.retryable}
            ></openskies-message-actions>`
      }
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-assistant-message': OpenskiesAssistantMessage;
  }
}
