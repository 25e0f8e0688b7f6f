/**
 * The layouts that lie over the page: opening, closing, focus and unread replies of `launcher` and `sidebar`; the virtual
 * keyboard for `fullscreen` too. Loaded when one is used.
 */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { OpenskiesChatPanel } from '../chat/chat-panel.ts';
import type { OpenskiesComposer } from '../chat/composer.ts';
import { greetingFor } from '../chat/start-prompts.ts';
import type { OpenskiesConcierge } from '../concierge.ts';
import type { Chat } from '../state/chat.ts';
import type { Language } from '../text/language.ts';
import { adoptSheets } from '../view-element.ts';
import { followKeyboard } from './visible-height.ts';
import { OpenskiesOpenChangeEvent, OpenskiesUnreadChangeEvent } from './layer-events.ts';
import { launcherTemplate } from './launcher.ts';
import { layerStyles } from './layer.styles.ts';
import { TabMemory } from './tab-memory.ts';
import { newsOf, Unread } from './unread.ts';

export { enConversation as english } from '../text/en-conversation.ts';

/**
 * `top`: over the page, which stays usable. `sheet`: all of a small window, the page behind is inert.
 * `flow`: a column of the page.
 */
type Mode = 'top' | 'sheet' | 'flow';

export interface LayerView {
  language: Language;
  greeting: string | null;
  /** Header, tabs and panels; `nothing` until they are first needed. */
  content: HTMLElement | typeof nothing;
}

const sheetQuery = '(max-width: 479.98px), (max-height: 439.98px)';
const columnQuery = '(min-width: 960px)';
const teaserKey = 'openskies-teaser';

export class Layer implements ReactiveController {
  #host: OpenskiesConcierge;
  #chat: Chat | undefined;
  #leaveChat: () => void = () => undefined;
  #leaveKeyboard: () => void = () => undefined;
  /** The box of `fullscreen`, while it makes room for the keyboard. */
  #window: HTMLElement | null = null;
  #memory = new TabMemory();
  #unreadBook = new Unread(this.#memory);
  #unread = 0;
  #told = false;
  /** Focus goes in with the next opening: a person asked for it. */
  #invited = false;
  /** Where focus was before the panel opened. */
  #origin: HTMLElement | null = null;
  #teaserGone = this.#memory.get(teaserKey) !== null;
  #queries = [matchMedia(sheetQuery), matchMedia(columnQuery)] as const;
  #handleQuery = (): void => this.#host.requestUpdate();

  constructor(host: OpenskiesConcierge) {
    this.#host = host;
    adoptSheets(host.renderRoot, [layerStyles]);
    host.addController(this);
  }

  /** Finished replies that came while the panel was closed. */
  get unread(): number {
    return this.#unread;
  }

  hostConnected(): void {
    for (const query of this.#queries) query.addEventListener('change', this.#handleQuery);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const query of this.#queries) query.removeEventListener('change', this.#handleQuery);
    this.#leaveKeyboard();
    this.#window = null;
    // What lies in the top layer leaves it with the element: it is shown anew.
    delete this.#find('.layer')?.dataset['mode'];
  }

  /** Counts the replies of this conversation from now on. */
  follow(chat: Chat): void {
    if (chat === this.#chat) return;
    this.#leaveChat();
    this.#chat = chat;
    this.#leaveChat = chat.subscribe(() => this.#countUnread());
    this.#countUnread();
  }

  /** Opens, and takes focus in. */
  show(): void {
    let { activeElement: focused } = document;
    while (focused !== this.#host && focused?.shadowRoot?.activeElement)
      focused = focused.shadowRoot.activeElement;
    if (focused instanceof HTMLElement && focused !== this.#host) this.#origin = focused;
    this.#invited = true;
    this.#host.open = true;
    this.#host.requestUpdate();
  }

  /** Closes, and gives focus back when it was inside. */
  hide(): void {
    this.#host.open = false;
  }

  hostUpdated(): void {
    const { open, layout } = this.#host;
    if (!this.#host.isConnected) return;
    const box = layout === 'fullscreen' ? this.#find('.concierge') : null;
    if (box !== this.#window) this.#follow((this.#window = box));
    if (!isLayered(layout)) return this.#countUnread();
    const corner = this.#find('.corner');
    if (corner && !corner.matches(':popover-open')) corner.showPopover();
    if (this.#find('.teaser') && !this.#news) this.#memory.set(teaserKey, 'shown');
    const dialog = this.#find<HTMLDialogElement>('.layer');
    if (!dialog) return;
    const mode = open ? this.#mode() : null;
    if (modeOf(dialog) !== mode) this.#change(dialog, mode);
    if (open !== this.#told) {
      this.#told = open;
      this.#countUnread();
      this.#host.dispatchEvent(new OpenskiesOpenChangeEvent(open));
    }
    if (open && this.#invited) {
      this.#invited = false;
      void this.#focusIn(dialog);
    }
  }

  /** Makes room for the keyboard in this box, and in no other. */
  #follow(box: HTMLElement | null): void {
    this.#leaveKeyboard();
    this.#leaveKeyboard = box ? followKeyboard(box) : () => undefined;
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T | null {
    return this.#host.renderRoot.querySelector<T>(selector);
  }

  #mode(): Mode {
    const [sheet, column] = this.#queries;
    if (sheet.matches) return 'sheet';
    return this.#host.layout === 'sidebar' && this.#host.push && column.matches ? 'flow' : 'top';
  }

  #change(dialog: HTMLDialogElement, mode: Mode | null): void {
    const focused = this.#host.shadowRoot?.activeElement;
    const inside = focused instanceof HTMLElement && dialog.contains(focused) ? focused : null;
    this.#follow(mode ? dialog : null);
    if (dialog.matches(':popover-open')) dialog.hidePopover();
    if (dialog.open) dialog.close();
    if (!mode) {
      delete dialog.dataset['mode'];
      if (inside) this.#focusOut();
      return;
    }
    this.#dismissTeaser();
    dialog.dataset['mode'] = mode;
    // Showing moves focus by itself, also when nobody asked; inert, it cannot.
    dialog.inert = true;
    if (mode === 'sheet') dialog.showModal();
    else if (mode === 'top') dialog.showPopover();
    else dialog.setAttribute('open', '');
    dialog.inert = false;
    inside?.focus();
  }

  async #focusIn(dialog: HTMLDialogElement): Promise<void> {
    // One after the other: each view draws the next.
    await this.#host.updateComplete;
    await this.#find<OpenskiesChatPanel>('openskies-chat-panel')?.updateComplete;
    const composer = this.#find<OpenskiesComposer>('openskies-composer');
    await composer?.updateComplete;
    if (!this.#host.open) return;
    // On touch the keyboard would cover what the reader has just opened.
    if (!matchMedia('(pointer: coarse)').matches) composer?.focusInput();
    if (!dialog.contains(this.#host.shadowRoot?.activeElement ?? null)) dialog.focus();
  }

  #focusOut(): void {
    const origin = this.#origin?.isConnected ? this.#origin : null;
    (origin ?? this.#find('.launcher'))?.focus();
    this.#origin = null;
  }

  #countUnread(): void {
    const state = this.#chat?.state;
    if (!state) return;
    const { open, layout } = this.#host;
    const inSight = open || !isLayered(layout);
    if (inSight) this.#unreadBook.markSeen(state);
    const count = inSight ? 0 : this.#unreadBook.count(state);
    if (count === this.#unread) return;
    this.#unread = count;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new OpenskiesUnreadChangeEvent(count));
  }

  /** What came while the panel was closed, in words: it stands where the teaser would. */
  get #news(): string {
    const state = this.#chat?.state;
    const shown = state && this.#unread > 0 && !this.#host.quiet;
    return shown ? newsOf(state, this.#unreadBook.news(state)) : '';
  }

  #dismissTeaser(): void {
    this.#teaserGone = true;
    this.#memory.set(teaserKey, 'shown');
  }

  #handleToggle = (): void => {
    if (this.#host.open) return this.hide();
    this.show();
    this.#origin = null;
  };

  #handleDismiss = (): void => {
    const state = this.#chat?.state;
    if (state && this.#news) this.#unreadBook.dismiss(state);
    else this.#dismissTeaser();
    this.#host.requestUpdate();
    this.#find('.launcher')?.focus();
  };

  #handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    const dialog = event.currentTarget as HTMLElement;
    // A list or calendar that is open closes first.
    if (dialog.querySelector(':popover-open')) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };

  /** The back gesture of a phone. */
  #handleCancel = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.hide();
  };

  /** Taken out of the top layer by somebody else, such as a modal dialog's script. */
  #handleClose = (event: Event): void => {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog && dialog.dataset['mode'] === 'sheet' && !dialog.open) this.hide();
  };

  render({ language, greeting, content }: LayerView): TemplateResult {
    const { text } = language;
    const { layout, open, teaser } = this.#host;
    const note = this.#unread > 0 ? text('chat.new_messages', { count: this.#unread }) : '';
    const title = greeting ?? greetingFor(text, null, new Date());
    const news = this.#news;
    const sentence = teaser && !this.#teaserGone ? { title, text: teaser } : null;
    return html`<dialog
        class="layer"
        part="launcher-panel"
        popover="manual"
        tabindex="-1"
        data-layout=${layout}
        aria-label=${text('chat.label')}
        @keydown=${this.#handleKeyDown}
        @cancel=${this.#handleCancel}
        @close=${this.#handleClose}
        @close-panel=${() => this.hide()}
      >
        ${content}
      </dialog>
      ${
        layout === 'launcher'
          ? launcherTemplate({
              text,
              language: language.tag,
              direction: language.directionIn(this.#host),
              open,
              unread: this.#unread,
              teaser: news ? { title: note, text: news } : sentence,
              onToggle: this.#handleToggle,
              onDismiss: this.#handleDismiss,
            })
          : nothing
      }
      <span id="unread" class="visually-hidden unread-note" role="status">${note}</span>`;
  }
}

function isLayered(layout: string): boolean {
  return layout === 'launcher' || layout === 'sidebar';
}

function modeOf(dialog: HTMLDialogElement): Mode | null {
  const shown = dialog.open || dialog.matches(':popover-open');
  return shown ? ((dialog.dataset['mode'] as Mode | undefined) ?? null) : null;
}
