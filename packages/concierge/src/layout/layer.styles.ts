import { css, type CSSResult } from 'lit';

/** The panel over the page, and the launcher. Both lie in the browser's top layer, so no z-index of the page counts. */
export const layerStyles: CSSResult = css`
  .corner,
  .layer {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    overflow: visible;
    max-inline-size: none;
    max-block-size: none;
    inset: auto;
  }
  .corner {
    position: fixed;
    inset-inline-end: max(24px, env(safe-area-inset-right));
    inset-block-end: max(24px, env(safe-area-inset-bottom));
    inline-size: max-content;
    block-size: max-content;
  }
  .corner:popover-open {
    display: flex;
    align-items: flex-end;
    gap: 12px;
  }
  .launcher {
    inline-size: 56px;
    block-size: 56px;
    border-radius: var(--_r-pill);
    background: var(--_launcher);
    color: oklch(from var(--_launcher) clamp(0.08, (0.57 - l) * 1000, 1) 0 0);
    display: grid;
    place-items: center;
    box-shadow: var(--_e3);
    position: relative;
  }
  .launcher-box {
    position: relative;
    flex: none;
  }
  .launcher::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
    transition: background var(--_t1) var(--_ease);
  }
  .launcher:hover::after {
    background: color-mix(in oklab, currentColor 10%, transparent);
  }
  .launcher:active::after {
    background: color-mix(in oklab, currentColor 18%, transparent);
  }
  .unread {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 5px;
    border-radius: min(10px, var(--_r-pill));
    background: var(--_danger-fill);
    color: var(--_on-danger);
    font-weight: var(--_w-strong);
    font-size: 12px;
    line-height: 20px;
    text-align: center;
    box-shadow: 0 0 0 2px var(--_surface);
    pointer-events: none;
  }
  .teaser {
    position: relative;
    inline-size: min(272px, 100vw - 116px);
    border-radius: var(--_r-l);
    border-end-end-radius: var(--_r-corner);
    background: var(--_raised);
    box-shadow: var(--_e3);
    font-size: 14px;
    line-height: 20px;
    animation: openskies-rise var(--_t3) var(--_ease);
  }
  .teaser-text {
    display: grid;
    inline-size: 100%;
    padding: 12px;
    padding-inline: 16px 40px;
    border-radius: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .teaser-text span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .teaser .icon-button {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    inline-size: 28px;
    block-size: 28px;
  }

  .layer {
    position: fixed;
    inset-inline-end: max(24px, env(safe-area-inset-right));
    /* Above the button; where a keyboard covers that, below the top of what it leaves. Without one this line is no length. */
    inset-block-start: calc(var(--_visible-top) + 8px);
    inset-block-end: calc(max(24px, env(safe-area-inset-bottom)) + 72px);
    inline-size: 400px;
    block-size: min(640px, var(--_visible-height, 100dvh - 88px) - 16px);
    border-radius: var(--_r-l);
    outline-offset: -2px;
  }
  .layer:not(:focus-visible) {
    outline: 0;
  }
  .layer:is(:popover-open, [open]) {
    display: block;
    animation: openskies-rise var(--_t3) var(--_ease);
  }
  .layer .concierge {
    box-shadow: var(--_e3);
    border-radius: inherit;
    overscroll-behavior: contain;
  }
  .layer:is([data-layout='sidebar'], [data-mode='sheet']) {
    inset-block: var(--_visible-top, 0) auto;
    inset-inline-end: 0;
    inline-size: min(420px, 100vw);
    block-size: var(--_visible-height, 100dvh);
    border-radius: 0;
  }
  .layer[data-layout='sidebar'] {
    animation-name: openskies-appear;
  }
  .layer[data-mode='flow'] {
    position: relative;
    inline-size: 100%;
    block-size: var(--_visible-height, 100%);
  }
  .layer[data-mode='flow'] .concierge {
    box-shadow: var(--_e1);
  }
  .layer[data-mode='sheet'] {
    inline-size: 100vw;
  }
  .layer[data-mode='sheet'] .concierge {
    padding: var(--_safe);
    box-shadow: none;
  }
  :host([layout='fullscreen']) .concierge {
    inset-block-start: var(--_visible-top, 0);
    block-size: var(--_visible-height, 100%);
  }
  .layer::backdrop {
    background: none;
  }
  .unread-note {
    position: fixed;
    inset-block-start: 0;
    inset-inline-start: 0;
  }

  @keyframes openskies-rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  /* A phone on its side, or 400 % zoom: what is said needs the height. */
  @media (max-height: 439.98px) {
    .concierge openskies-header .header {
      block-size: 44px;
    }
    .concierge .tab {
      block-size: 36px;
    }
    .concierge :is(.header-subtitle, .disclaimer, .start-mark) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .launcher,
    .teaser,
    .unread {
      border: 1px solid ButtonText;
    }
  }
`;
