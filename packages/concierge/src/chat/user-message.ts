import type { Attachment, UserContent } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { TagEvent } from '../composer-extras/tag-event.ts';
import { icon } from '../shared/icons.ts';
import { ViewElement } from '../view-element.ts';
import { RetryWait } from '../shared/retry-wait.ts';
import { userMessageStyles } from './user-message.styles.ts';

const dot = html`<span aria-hidden="true">·</span>`;

/**
 * What the customer wrote.
 *
 * @internal fires `send-again` and `tag` (bubble, not composed)
 */
export class OpenskiesUserMessage extends ViewElement {
  static override styles = userMessageStyles;

  @property({ attribute: false }) content: readonly UserContent[] = [];
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  @property() quotedText = '';
  @property() status: 'sent' | 'sending' | 'queued' | 'failed' = 'sent';
  /** Why it was not sent, where there is more to say. */
  @property() reason = '';
  /** Whether sending it once more may help. */
  @property({ type: Boolean }) retry = true;
  /** Not before this time: milliseconds since 1970 by the reader's clock. */
  @property({ attribute: false }) retryAt: number | undefined;

  #wait = new RetryWait(this);

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has('status') || this.status !== 'failed') return;
    const words = [this.text('message.not_sent'), this.reason, this.#wait.spoken(this.retryAt)];
    this.announce(words.filter(Boolean).join('. ').replaceAll('..', '.'));
  }

  /** Whether the page has something to say of tags. */
  @property({ type: Boolean }) explained = false;

  #handleTag(
    { type, currentTarget }: Event,
    piece: Extract<UserContent, { type: 'input_tag' }>,
  ): void {
    const detail: TagEvent['detail'] = { type, piece, anchor: currentTarget as Element };
    this.dispatchEvent(new CustomEvent('tag', { bubbles: true, detail }));
  }

  #handleAgain(): void {
    this.dispatchEvent(new CustomEvent('send-again', { bubbles: true }));
  }

  override render(): TemplateResult {
    return html`<article class="message user-message" part="message user-message">
      <span class="visually-hidden">${this.text('message.you')}</span>
      ${
        this.quotedText
          ? html`<blockquote class="quote" part="quote">
              <p dir="auto">${this.quotedText}</p>
            </blockquote>`
          : nothing
      }
      ${this.attachments.length > 0 ? this.#renderAttachments() : nothing}
      ${this.content.some(({ text }) => text) ? this.#renderBubble() : nothing}
      ${this.#renderMeta()}
    </article>`;
  }

  #renderAttachments(): TemplateResult {
    return html`<ul class="message-attachments">
      ${this.attachments.map((attachment) =>
        attachment.type === 'image' && attachment.preview_url
          ? html`<li>
              <img
                class="message-picture"
                part="message-picture"
                src=${attachment.preview_url}
                alt=${this.text('message.attachment', { name: attachment.name })}
                loading="lazy"
              />
            </li>`
          : html`<li class="message-attachment" part="message-attachment">
              ${icon(attachment.type === 'image' ? 'image' : 'file-text', { size: 16 })}<bdi
                >${attachment.name}</bdi
              >
            </li>`,
      )}
    </ul>`;
  }

  #renderBubble(): TemplateResult {
    return html`<div class="bubble" part="bubble" dir="auto">
      <span class="words"
        >${this.content.map((piece) =>
          piece.type === 'input_tag' ? this.#renderTag(piece) : piece.text,
        )}</span
      >
    </div>`;
  }

  #renderTag(piece: Extract<UserContent, { type: 'input_tag' }>): TemplateResult {
    if (!this.explained || !piece.interactive) {
      return html`<span class="tag" part="tag">${piece.text}</span>`;
    }
    const handle = (event: Event) => this.#handleTag(event, piece);
    return html`<button
      class="tag"
      part="tag"
      type="button"
      @click=${handle}
      @pointerenter=${handle}
      @pointerleave=${handle}
      @focus=${handle}
      @blur=${handle}
    >
      ${piece.text}
    </button>`;
  }

  #renderMeta(): TemplateResult | typeof nothing {
    if (this.status === 'queued') {
      return html`<div class="message-meta" part="message-meta">
        ${icon('clock', { size: 14 })} ${this.text('message.waiting')}
      </div>`;
    }
    if (this.status !== 'failed') return nothing;
    return html`<div class="message-meta danger" part="message-meta message-meta-danger">
      ${icon('circle-alert', { size: 14 })} ${this.text('message.not_sent')}
      ${this.retry ? html`${dot} ${this.#wait.render(this.retryAt, this.#renderAgain())}` : nothing}
      ${this.reason ? html`${dot} <span>${this.reason}</span>` : nothing}
    </div>`;
  }

  #renderAgain(): TemplateResult {
    return html`<button
      class="link-button"
      part="link-button"
      type="button"
      @click=${this.#handleAgain}
    >
      ${this.text('message.try_again')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-user-message': OpenskiesUserMessage;
  }
}
