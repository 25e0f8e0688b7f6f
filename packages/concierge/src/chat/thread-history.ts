import { ContextConsumer } from '../state/context.ts';
import type { Thread } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { RetryWait } from '../shared/retry-wait.ts';
import { chatContext, historyContext, settingsContext } from '../state/contexts.ts';
import type { HistoryState, HistoryStore } from '../state/history-store.ts';
import { defaultSettings } from '../state/settings.ts';
import { StoreController } from '../state/store-controller.ts';
import { ViewElement } from '../view-element.ts';
import { threadHistoryStyles } from './thread-history.styles.ts';

/** The customer's conversations: open, find, rename, delete, begin anew. Stands in the place of the chat. */
export class OpenskiesThreadHistory extends ViewElement {
  static override styles = threadHistoryStyles;

  #chat = new StoreController(this, chatContext);
  #history = new StoreController(this, historyContext);
  #settings = new ContextConsumer(this, settingsContext);
  #wait = new RetryWait(this);
  #edited: HistoryState['editing'] = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#handleKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#handleKeyDown);
  }

  override firstUpdated(): void {
    this.querySelector<HTMLElement>('.back')?.focus({ preventScroll: true });
  }

  /** Focus goes into the row that opened, and back to the button that opened it; to the top when the row is gone. */
  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const editing = this.#history.state?.editing ?? null;
    const before = this.#edited;
    if (editing === before) return;
    this.#edited = editing;
    if (editing) {
      this.querySelector<HTMLElement>('.editing :is(input, .keep)')?.focus();
      this.querySelector<HTMLInputElement>('.editing input')?.select();
    } else if (before) {
      const row = this.querySelector(`[data-thread="${CSS.escape(before.id)}"]`);
      const button = row?.querySelector<HTMLElement>(`.${before.act}`);
      (button ?? this.querySelector<HTMLElement>('.back'))?.focus();
    }
  }

  get #store(): HistoryStore | undefined {
    return this.#history.store?.list;
  }

  #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#history.state?.editing) this.#store?.edit(null);
    else this.#history.store?.hide();
  };

  #handleOpen(threadId: string): void {
    if (this.#chat.state?.threadId !== threadId) void this.#chat.store?.openThread(threadId);
    this.#history.store?.hide();
  }

  #handleNew(): void {
    void this.#chat.store?.openThread(null);
    this.#history.store?.hide();
    this.dispatchEvent(new CustomEvent('focus-composer', { bubbles: true }));
  }

  #handleSearch(event: InputEvent): void {
    void this.#store?.search((event.target as HTMLInputElement).value);
  }

  #handleRename(event: SubmitEvent, id: string): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.#store?.rename(id, form.querySelector('input')?.value ?? '');
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#history.state;
    if (!state) return nothing;
    const { headingLevel } = this.#settings.value ?? defaultSettings;
    return html`<div class="header" part="header">
        <button
          class="icon-button back"
          part="icon-button"
          type="button"
          aria-label=${this.text('history.back')}
          title=${this.text('history.back')}
          @click=${() => this.#history.store?.hide()}
        >
          ${icon('arrow-left')}
        </button>
        ${heading(headingLevel, 'header-title', this.text('history.title'), 'history-heading')}
      </div>
      <div class="history" part="history">
        <div class="history-search" part="history-search">
          <label class="input" part="input">
            ${icon('search')}
            <input
              type="search"
              aria-label=${this.text('history.search')}
              placeholder=${this.text('history.search')}
              .value=${state.query}
              @input=${this.#handleSearch}
            />
          </label>
        </div>
        <div class="history-list" part="history-list">${this.#renderList(state)}</div>
        <div class="history-foot" part="history-foot">
          <button
            class="button soft block"
            part="button button-soft"
            type="button"
            @click=${this.#handleNew}
          >
            ${icon('square-pen')}${this.text('history.new')}
          </button>
        </div>
      </div>`;
  }

  #renderList(state: Readonly<HistoryState>): unknown {
    const query = state.query.trim().toLocaleLowerCase();
    const found = state.threads.filter((thread) =>
      this.#title(thread).toLocaleLowerCase().includes(query),
    );
    if (state.status === 'failed' && found.length === 0) return this.#renderFailed();
    if (state.status === 'loading' && found.length === 0) return bones();
    if (found.length === 0) {
      const words = query
        ? this.text('history.nothing_found', { query: state.query.trim() })
        : this.text('history.empty');
      return html`<p class="history-empty" role="status">${words}</p>`;
    }
    const today = new Date().toDateString();
    const isToday = ({ created_at }: Thread) => new Date(created_at).toDateString() === today;
    return html`${this.#renderGroup('history.today', found.filter(isToday), state)}
    ${this.#renderGroup(
      'history.earlier',
      found.filter((thread) => !isToday(thread)),
      state,
    )}
    ${
      state.after
        ? html`<button
            class="button ghost block"
            part="button button-ghost"
            type="button"
            @click=${() => void this.#store?.loadMore()}
          >
            ${this.text('history.more')}
          </button>`
        : nothing
    }`;
  }

  #renderGroup(
    key: 'history.today' | 'history.earlier',
    threads: readonly Thread[],
    state: Readonly<HistoryState>,
  ): TemplateResult | typeof nothing {
    if (threads.length === 0) return nothing;
    const { headingLevel } = this.#settings.value ?? defaultSettings;
    return html`${heading(headingLevel + 1, 'history-group', this.text(key), key.replace('.', '-'))}
      <ul aria-labelledby=${key.replace('.', '-')}>
        ${repeat(
          threads,
          ({ id }) => id,
          (thread) => this.#renderRow(thread, state),
        )}
      </ul>`;
  }

  #renderRow(thread: Thread, { editing, failed }: Readonly<HistoryState>): TemplateResult {
    const { id } = thread;
    const act = editing?.id === id ? editing.act : null;
    const current = this.#chat.state?.threadId === id;
    const failure = failed?.id === id ? failed.act : null;
    return html`<li
      class="history-item ${current ? 'current' : ''} ${act ? 'editing' : ''}"
      part="history-item ${current ? 'history-item-current' : ''}"
      data-thread=${id}
    >
      ${
        act === 'rename'
          ? this.#renderRename(thread)
          : act === 'delete'
            ? this.#renderDelete(thread)
            : this.#renderThread(thread, current, failure)
      }
    </li>`;
  }

  #renderThread(
    thread: Thread,
    current: boolean,
    failure: 'rename' | 'delete' | null,
  ): TemplateResult {
    const { id, created_at } = thread;
    const title = this.#title(thread);
    const { history } = this.#settings.value ?? defaultSettings;
    return html`<button
        class="history-open"
        type="button"
        aria-current=${current ? 'true' : nothing}
        @click=${() => this.#handleOpen(id)}
      >
        <bdi class="history-title">${title}</bdi>
        ${
          failure
            ? html`<span class="history-note danger" role="alert"
                >${this.text(`error.${failure}`)}</span
              >`
            : html`<time class="history-time" datetime=${created_at}
                >${this.#time(created_at)}</time
              >`
        }
      </button>
      <span class="history-actions">
        ${history.showRename ? this.#renderAct('rename', 'pencil', id, title) : nothing}
        ${history.showDelete ? this.#renderAct('delete', 'trash', id, title) : nothing}
      </span>`;
  }

  #renderAct(act: 'rename' | 'delete', name: string, id: string, title: string): TemplateResult {
    const label = this.text(`history.${act}`, { title });
    return html`<button
      class="icon-button ${act}"
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.#store?.edit({ id, act })}
    >
      ${icon(name, { size: 16 })}
    </button>`;
  }

  #renderRename(thread: Thread): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.#handleRename(event, thread.id)}>
      <label class="input" part="input">
        <input
          type="text"
          maxlength="120"
          aria-label=${this.text('history.rename_label')}
          .value=${thread.title ?? ''}
        />
      </label>
      <button
        class="icon-button"
        part="icon-button"
        type="submit"
        aria-label=${this.text('history.save')}
        title=${this.text('history.save')}
      >
        ${icon('check')}
      </button>
      <button
        class="icon-button keep"
        part="icon-button"
        type="button"
        aria-label=${this.text('history.cancel')}
        title=${this.text('history.cancel')}
        @click=${() => this.#store?.edit(null)}
      >
        ${icon('x')}
      </button>
    </form>`;
  }

  #renderDelete({ id }: Thread): TemplateResult {
    return html`<div
      class="history-question"
      role="group"
      aria-label=${this.text('history.delete_question')}
    >
      <span>${this.text('history.delete_question')}</span>
      <button
        class="button secondary sm keep"
        part="button button-secondary"
        type="button"
        @click=${() => this.#store?.edit(null)}
      >
        ${this.text('history.delete_keep')}
      </button>
      <button
        class="button danger sm"
        part="button button-danger"
        type="button"
        @click=${() => void this.#store?.delete(id)}
      >
        ${this.text('history.delete_confirm')}
      </button>
    </div>`;
  }

  #renderFailed(): TemplateResult {
    return html`<div class="history-empty">
      <p role="alert">${this.text('history.failed')}</p>
      ${this.#wait.render(
        this.#history.state?.retryAt,
        html`<button
          class="button ghost"
          part="button button-ghost"
          type="button"
          @click=${() => void this.#store?.refresh()}
        >
          ${this.text('error.retry')}
        </button>`,
      )}
    </div>`;
  }

  #title({ title }: Thread): string {
    return title || this.text('history.untitled');
  }

  /** Under today's heading the hour says enough. */
  #time(iso: string): string {
    const date = new Date(iso);
    if (Date.now() - date.getTime() < 60_000) return this.text('history.now');
    const today = date.toDateString() === new Date().toDateString();
    return today ? this.format.time(iso) : this.format.relative(iso);
  }
}

/** Three rows of the list's own shape. */
function bones(): TemplateResult {
  return html`<div aria-hidden="true">
    ${[0, 1, 2].map(
      () =>
        html`<div class="history-row-bones">
          <span class="bone title"></span><span class="bone time"></span>
        </div>`,
    )}
  </div>`;
}

export { icons } from '../shared/conversation-icons.ts';
export { HistoryStore } from '../state/history-store.ts';
export { enConversation as english } from '../text/en-conversation.ts';
export const views = { 'openskies-thread-history': OpenskiesThreadHistory };

declare global {
  interface HTMLElementTagNameMap {
    'openskies-thread-history': OpenskiesThreadHistory;
  }
}
