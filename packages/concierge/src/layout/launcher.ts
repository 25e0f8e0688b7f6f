/** What stands in the page's corner: the button with its unread badge, and the teaser beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.ts';
import type { Text } from '../text/text.ts';

export interface LauncherView {
  text: Text;
  language: string;
  /** Of the words, where the page's is another; the corner is the page's. */
  direction: 'rtl' | 'ltr' | null;
  open: boolean;
  unread: number;
  /** Null where none is shown. */
  teaser: { title: string; text: string } | null;
  onToggle(): void;
  onDismiss(): void;
}

export function launcherTemplate(view: LauncherView): TemplateResult {
  const { text, open, unread } = view;
  return html`<div class="corner" popover="manual" lang=${view.language}>
    ${view.teaser && !open ? teaserTemplate(view.teaser, view) : nothing}
    <div class="launcher-box">
      <button
        class="launcher"
        part="launcher"
        type="button"
        aria-label=${text(open ? 'launcher.close' : 'launcher.open')}
        aria-expanded=${String(open)}
        aria-haspopup="dialog"
        aria-describedby=${unread > 0 ? 'unread' : nothing}
        @click=${view.onToggle}
      >
        ${
          open
            ? icon('chevron-down', { size: 26 })
            : html`<slot name="launcher">${icon('message-circle', { size: 26 })}</slot>`
        }
      </button>
      ${
        unread > 0
          ? html`<span class="unread" part="unread" aria-hidden="true"
              >${unread > 9 ? '9+' : unread}</span
            >`
          : nothing
      }
    </div>
  </div>`;
}

function teaserTemplate(
  { title, text }: { title: string; text: string },
  view: LauncherView,
): TemplateResult {
  return html`<div class="teaser" part="teaser" dir=${view.direction ?? nothing}>
    <button class="teaser-text" type="button" @click=${view.onToggle}>
      <b>${title}</b><span dir="auto">${text}</span>
    </button>
    <button
      class="icon-button"
      part="icon-button"
      type="button"
      aria-label=${view.text('launcher.dismiss')}
      title=${view.text('launcher.dismiss')}
      @click=${view.onDismiss}
    >
      ${icon('x', { size: 16 })}
    </button>
  </div>`;
}
