import { css, type CSSResult } from 'lit';

export const conciergeStyles: CSSResult = css`
  :host {
    display: block;
    position: relative;
    block-size: min(720px, 100dvh);
    min-block-size: 320px;
    --_safe: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
      env(safe-area-inset-left);
  }
  /* Inside the host, whose own look any rule of the page outweighs, one for every element too. */
  :host > * {
    font: 400 var(--_fs) / max(24px, 1.5em) serif;
    font-family: var(--_font);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
    hyphens: manual;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    cursor: auto;
    color: var(--_text);
    -webkit-font-smoothing: antialiased;
  }
  /* These are not the page's to place: a height that it gave the inline layout would leave a hole, or half a window. */
  :host(:is([layout='launcher'], [layout='sidebar'])) {
    display: contents !important;
  }
  /* In smaller windows it lies over the page. */
  @media (min-width: 960px) and (min-height: 440px) {
    :host([layout='sidebar'][push][open]) {
      display: block !important;
      position: sticky;
      inset-block-start: 0;
      flex: none;
      inline-size: 420px;
      block-size: 100dvh !important;
    }
  }
  :host([layout='fullscreen']) {
    position: fixed;
    inset: 0 !important;
    z-index: 1;
    inline-size: auto !important;
    block-size: auto !important;
    min-block-size: 0;
  }
  :host([hidden]) {
    display: none !important;
  }
  .concierge {
    container: concierge / inline-size;
    position: relative;
    overflow: hidden;
    block-size: 100%;
    background: var(--_surface);
    border-radius: var(--_r-l);
    box-shadow: var(--_e1);
  }
  :host([layout='fullscreen']) .concierge {
    border-radius: 0;
    box-shadow: none;
    padding: var(--_safe);
  }
  .panels {
    block-size: 100%;
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
  }
  openskies-header {
    grid-area: 1 / 1;
    display: block;
  }
  .tabs {
    grid-area: 2 / 1;
  }
  openskies-chat-panel,
  openskies-customer-panel {
    grid-area: 3 / 1;
  }
  openskies-thread-history {
    grid-area: 1 / 1 / -1;
    position: relative;
    z-index: 3;
  }
  .panels:not([data-panels='both']) openskies-header .header,
  .tabs {
    border-block-end: 1px solid var(--_border);
  }
  .tabs {
    display: flex;
    gap: 24px;
    padding-inline: 16px;
    background: var(--_surface);
  }
  .tab {
    block-size: 44px;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font-size: 14px;
    line-height: 20px;
    color: var(--_text-muted);
    position: relative;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .tab::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: -1px;
    block-size: 2px;
    background: var(--_accent-text);
    border-radius: min(2px, var(--_r)) min(2px, var(--_r)) 0 0;
    opacity: 0;
    transition: opacity var(--_t2) var(--_ease);
  }
  .tab[aria-selected='true'] {
    color: var(--_text);
    font-weight: var(--_w-strong);
  }
  .tab[aria-selected='true']::after {
    opacity: 1;
  }
  .tab-dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_accent-text);
  }
  [data-panels='both'][data-tab='chat'] openskies-customer-panel,
  [data-panels='both'][data-tab='customer'] openskies-chat-panel {
    display: none;
  }
  @container concierge (min-width: 720px) {
    [data-panels='both'] {
      grid-template: auto minmax(0, 1fr) / clamp(320px, 40cqi, 420px) minmax(0, 1fr);

      .tabs {
        display: none;
      }
      openskies-header .header {
        border-block-end: 1px solid var(--_border);
      }
      &[data-tab] openskies-chat-panel {
        display: flex;
        grid-area: 2 / 1;
      }
      :is(openskies-header, openskies-chat-panel, openskies-thread-history) {
        border-inline-end: 1px solid var(--_border);
      }
      &[data-tab] openskies-customer-panel {
        display: flex;
        grid-area: 1 / 2 / -1;
      }
    }
  }
  @media (forced-colors: active) {
    .concierge {
      border: 1px solid CanvasText;
    }
    .tab-dot,
    .tab::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
