import type { TaskUndo, ThreadItem } from '@openskies/protocol';
import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isBusy } from '../state/chat-state.ts';
import { chatContext } from '../state/contexts.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { offerEnd } from '../widgets/countdown.ts';

/**
 * The way back from what was done, while there is one: on its done mark, its receipt, and its row of the customer panel.
 * The offer itself is the conversation's, so all of them, and other tabs, agree.
 */
export class OpenskiesUndo extends ViewElement {
  static override styles: CSSResultGroup = css`
    openskies-undo {
      display: flex;
      align-items: center;
      gap: 4px;
      margin-block: -2px;
    }
    openskies-undo [aria-disabled] {
      opacity: 0.5;
    }
  `;

  @property() effectId = '';
  /** What was done, for ears. */
  @property() what = '';
  /** Whether it is said once that there is a way back. */
  @property({ type: Boolean }) spoken = false;

  #chat = new StoreController(this, chatContext);

  @state() private failed = false;

  #offer: { itemId: string; until: number } | null = null;
  #sending = false;
  #told = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const { thread, status = 'idle' } = this.#chat.state ?? {};
    const items = thread?.items.data ?? [];
    const item = items.findLast((one) => undoOf(one)?.effect_id === this.effectId);
    const undo = item && undoOf(item);
    // What came after its end says that it is over, however wrong the reader's clock is.
    if (!undo || Date.parse(items.at(-1)!.created_at) > Date.parse(undo.expires_at))
      this.#offer = null;
    else {
      const until = this.#offer?.until ?? offerEnd(undo, Date.now(), isBusy(status));
      this.#offer = { itemId: item.id, until };
    }
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    const left = this.#left;
    if (left > 0) this.#timer = setTimeout(() => this.#handleEnd(), left);
    if (left > 0 && this.spoken && !this.#told) {
      this.#told = true;
      this.announce(this.text('undo.offered'));
    }
  }

  get #left(): number {
    const left = (this.#offer?.until ?? 0) - Date.now();
    return Number.isFinite(left) ? left : 0;
  }

  get #blocked(): boolean {
    return this.#sending || isBusy(this.#chat.state?.status ?? 'idle');
  }

  /** The button goes; a keyboard that was on it stays in its row. */
  #leaveButton(): void {
    const row = this.closest<HTMLElement>('.progress, .receipt, .timeline-item');
    row?.setAttribute('tabindex', '-1');
    row?.focus({ preventScroll: true });
  }

  #handleEnd(): void {
    if (this.querySelector(':focus')) this.#leaveButton();
    this.requestUpdate();
  }

  async #handleClick(): Promise<void> {
    const store = this.#chat.store?.store;
    if (!this.#offer || !store || this.#blocked) return;
    this.#leaveButton();
    this.#sending = true;
    this.failed = false;
    const payload = { effect_id: this.effectId };
    const done = await store.sendAction({ type: 'effect.undo', payload }, this.#offer.itemId);
    this.#sending = false;
    this.failed = !done;
    if (this.failed) this.announce(this.text('undo.failed'));
    this.requestUpdate();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#left <= 0) return nothing;
    return html`${this.failed ? html`<span>${this.text('undo.failed')}</span> ` : nothing}<button
        type="button"
        class="link-button"
        part="link-button"
        aria-label=${this.text('undo.spoken', { what: this.what })}
        aria-disabled=${this.#blocked ? 'true' : nothing}
        @click=${() => void this.#handleClick()}
      >
        ${this.text('undo.action')}
      </button>`;
  }
}

export { enConversation as english } from '../text/en-conversation.ts';
export const views = { 'openskies-undo': OpenskiesUndo };

function undoOf(item: ThreadItem): TaskUndo | undefined {
  if (item.type === 'task') return item.undo;
  const card = item.type === 'widget' ? item.widget : undefined;
  return card && 'confirmation' in card ? card.confirmation?.undo : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-undo': OpenskiesUndo;
  }
}
