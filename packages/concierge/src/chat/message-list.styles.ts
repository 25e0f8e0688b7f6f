import { css, type CSSResult } from 'lit';

export const messageListStyles: CSSResult = css`
  openskies-message-list {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    position: relative;
  }
  openskies-message-list .message-list {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    padding-block: 16px 8px;
    padding-inline: max(16px, (100cqi - 720px) / 2) 0;
  }
  openskies-message-list .message-list:focus-visible {
    outline-offset: -2px;
  }
  /* The gutter lies inside the edge, so that messages are as wide with a scroll bar as without. */
  openskies-message-list .entries {
    inline-size: min(720px, 100cqi - 32px);
  }
  openskies-message-list .waiting {
    visibility: hidden;
  }
  /* What grows in one is none of the others' business. */
  openskies-message-list .stretch {
    contain: layout;
  }
  openskies-message-list .entry {
    margin-block-start: var(--_gap);
  }
  openskies-message-list .entry.tight {
    margin-block-start: 8px;
  }
  openskies-message-list .stretch:not(.stretch + .stretch) > .entry:first-child {
    margin-block-start: 0;
  }
  /* Kept while their views load. */
  openskies-steps:not(:defined) {
    display: block;
    min-block-size: 24px;
  }
  openskies-generated-image:not(:defined) {
    display: block;
    min-block-size: min(100cqi - 32px, 320px);
  }
  /* Find in page and screen readers reach it all the same. Only where the browser itself keeps the reader's place. */
  @supports (overflow-anchor: auto) {
    openskies-message-list .stretch {
      contain-intrinsic-block-size: auto 2000px; /* remembered while it is near */
    }
    openskies-message-list .stretch.far {
      content-visibility: auto;
      overflow-clip-margin: 24px;
    }
  }
  openskies-message-list .entry.fresh {
    animation: openskies-arrive var(--_t2) var(--_ease);
  }
  @keyframes openskies-arrive {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  openskies-message-list .day-divider,
  openskies-message-list .earlier {
    display: flex;
    justify-content: center;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  openskies-message-list .earlier {
    padding-block-end: 8px;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    block-size: 32px;
    padding-inline: 12px;
    border-radius: var(--_r-pill);
    background: var(--_raised);
    box-shadow: var(--_e2);
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    color: var(--_text);
  }
  .pill svg {
    color: var(--_text-muted);
  }
  .pill.float {
    position: absolute;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: max-content;
    z-index: 2;
    animation: openskies-appear var(--_t2) var(--_ease);
  }
  .pill.to-latest {
    inset-block-end: 8px;
  }
  .pill.reconnecting {
    inset-block-start: 12px;
  }
  .pill.reconnecting.lost {
    animation-delay: 1s;
    animation-fill-mode: backwards;
  }
  .pill .progress-dot {
    margin: 0;
    background: var(--_warning);
  }
  .pill.back svg {
    color: var(--_success);
  }
  @media (forced-colors: active) {
    .pill {
      border: 1px solid CanvasText;
    }
  }
`;
