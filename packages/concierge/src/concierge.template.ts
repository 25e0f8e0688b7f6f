/** What the root draws: header, tabs, the two panels, the history above the chat, and the announcer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Text } from './text/text.ts';

export type Tab = 'chat' | 'customer';

export interface RootView {
  text: Text;
  /** Language of the words, which may differ from the page's. */
  language: string;
  /** Null where it is the page's. */
  direction: 'rtl' | 'ltr' | null;
  panels: 'both' | 'chat' | 'customer';
  tab: Tab;
  /** Whether the chat was there before: it keeps what is in it, out of sight. */
  chatDrawn: boolean;
  /** Whether the panels stand behind tabs. */
  narrow: boolean;
  header: boolean;
  /** Accessible name of the box; null: it has none of its own. */
  frameTitle: string | null;
  historyOpen: boolean;
  /** Whether the customer panel changed out of sight. */
  chatChanged: boolean;
  customerChanged: boolean;
  onTab(tab: Tab): void;
  onFocusComposer(): void;
  onAnnounce(text: string): void;
}

export function rootTemplate(view: RootView): TemplateResult {
  const { panels, tab, narrow, historyOpen } = view;
  const tabbed = narrow && panels === 'both';
  const showsChat = panels !== 'customer';
  const showsCustomer = panels !== 'chat';
  return html`<div
    class="concierge"
    part="concierge"
    lang=${view.language}
    dir=${view.direction ?? nothing}
    role=${view.frameTitle ? 'region' : nothing}
    aria-label=${view.frameTitle ?? nothing}
    @announce=${(event: CustomEvent<string>) => view.onAnnounce(event.detail)}
    @focus-composer=${view.onFocusComposer}
    @find-flight=${view.onFocusComposer}
  >
    <div class="panels" part="panels" data-panels=${panels} data-tab=${tab}>
      ${
        showsChat && view.header
          ? html`<openskies-header ?inert=${historyOpen}></openskies-header>`
          : nothing
      }
      ${panels === 'both' ? tabsTemplate(view) : nothing}
      ${
        showsChat || view.chatDrawn
          ? html`<openskies-chat-panel
              id="panel-chat"
              ?hidden=${!showsChat}
              role=${tabbed ? 'tabpanel' : nothing}
              aria-labelledby=${tabbed ? 'tab-chat' : nothing}
              ?inert=${historyOpen}
            ></openskies-chat-panel>`
          : nothing
      }
      ${
        showsCustomer
          ? html`<openskies-customer-panel
              id="panel-customer"
              role=${tabbed ? 'tabpanel' : nothing}
              aria-labelledby=${tabbed ? 'tab-customer' : nothing}
              ?inert=${tabbed && historyOpen}
            ></openskies-customer-panel>`
          : nothing
      }
      ${
        historyOpen && showsChat
          ? html`<openskies-thread-history></openskies-thread-history>`
          : nothing
      }
    </div>
    <openskies-announcer></openskies-announcer>
  </div>`;
}

function tabsTemplate(view: RootView): TemplateResult {
  const handleKey = (event: KeyboardEvent) => {
    const keys: Partial<Record<string, Tab>> = { Home: 'chat', End: 'customer' };
    const arrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const next = arrow ? (view.tab === 'chat' ? 'customer' : 'chat') : keys[event.key];
    if (!next) return;
    event.preventDefault();
    view.onTab(next);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div
    class="tabs"
    part="tabs"
    role="tablist"
    aria-label=${view.text('tabs.label')}
    ?inert=${view.historyOpen}
    @keydown=${handleKey}
  >
    ${tabTemplate(view, 'chat', view.chatChanged)}
    ${tabTemplate(view, 'customer', view.customerChanged)}
  </div>`;
}

function tabTemplate(view: RootView, tab: Tab, changed: boolean): TemplateResult {
  const selected = view.tab === tab;
  return html`<button
    class="tab"
    part="tab"
    id="tab-${tab}"
    type="button"
    role="tab"
    aria-selected=${String(selected)}
    aria-controls="panel-${tab}"
    tabindex=${selected ? '0' : '-1'}
    @click=${() => view.onTab(tab)}
  >
    ${view.text(`tabs.${tab}`)}${
      changed && !selected
        ? html`<span
            class="tab-dot"
            part="tab-dot"
            role="img"
            aria-label=${view.text('tabs.updated')}
            title=${view.text('tabs.updated')}
          ></span>`
        : nothing
    }
  </button>`;
}
