import { css, type CSSResult } from 'lit';

/**
 * What chat, widgets and customer panel share: buttons, badges, cards, section heads, bones. Classes repeat part names.
 */
export const controlsStyles: CSSResult = css`
  .icon-button {
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--_r-s);
    display: grid;
    place-items: center;
    color: var(--_text-muted);
    flex: none;
  }
  .icon-button:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .icon-button:active {
    background: var(--_pressed);
  }
  @media (pointer: coarse) {
    .icon-button {
      position: relative;
    }
    .icon-button::before {
      content: '';
      position: absolute;
      inset: -4px;
    }
  }
  .button {
    min-block-size: var(--_ctl);
    padding-inline: 14px;
    border-radius: var(--_r-s);
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-size: 14px;
    line-height: 20px;
    font-weight: var(--_w-strong);
    white-space: nowrap;
    position: relative;
  }
  .button::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
  }
  .button:hover:not(:disabled, [aria-disabled='true'])::after {
    background: color-mix(in oklab, currentColor 8%, transparent);
  }
  .button:active:not(:disabled, [aria-disabled='true'])::after {
    background: color-mix(in oklab, currentColor 16%, transparent);
  }
  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.danger {
    background: var(--_danger-fill);
    color: var(--_on-danger);
  }
  .button.secondary {
    background: var(--_raised);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .button.ghost {
    color: var(--_accent-text);
  }
  .button.sm {
    min-block-size: 28px;
    padding-inline: 10px;
    font-size: 13px;
  }
  .button:disabled,
  .button[data-locked] {
    opacity: 0.5;
  }
  .button[aria-disabled='true'] {
    cursor: default;
  }
  @media (pointer: coarse) {
    .button,
    .button.sm {
      min-block-size: 40px;
    }
  }
  .link-button {
    color: var(--_accent-text);
    font-size: inherit;
    line-height: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
    min-block-size: 24px;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    block-size: 20px;
    padding-inline: 8px;
    border-radius: var(--_r-pill);
    font-family: var(--_font);
    font-weight: 400;
    font-size: 12px;
    line-height: 16px;
    letter-spacing: 0;
    white-space: nowrap;
    background: var(--_hover);
    color: var(--_text-muted);
  }

  .card {
    border-radius: var(--_r-l);
    background: var(--_raised);
    box-shadow: var(--_e1);
    padding: 16px;
  }
  .section {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
  }
  .section-head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .section-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 14px;
    line-height: 20px;
  }
  .section-note {
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .notice {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding: 10px 12px;
    border-radius: var(--_r);
    background: var(--_hover);
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .notice > svg {
    color: var(--_text-muted);
  }
  .notice.warning {
    background: var(--_warning-soft);
  }
  .notice.warning > svg {
    color: var(--_warning);
  }
  /* What stands where there is nothing to show. */
  .state {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 24px;
    text-align: center;
  }
  .state-icon {
    inline-size: 48px;
    block-size: 48px;
    flex: none;
    border-radius: var(--_r);
    display: grid;
    place-items: center;
    background: var(--_hover);
    color: var(--_text-muted);
  }
  .state-icon.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .state-words {
    display: grid;
    gap: 12px;
    justify-items: center;
  }
  .state-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 15px;
    line-height: 20px;
  }
  .state p {
    max-inline-size: 280px;
    font-size: 14px;
    line-height: 20px;
    color: var(--_text-muted);
    text-wrap: balance;
  }
  /* A value, and the ground that it has for a moment once it changed. */
  .mark {
    position: relative;
    isolation: isolate;
    transition: color var(--_t3) var(--_ease);
  }
  .mark::before {
    content: '';
    position: absolute;
    inset: 0;
    z-index: -1;
    border-radius: var(--_r-s);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--_accent-text);
    opacity: 0;
    transition: opacity var(--_t3) var(--_ease);
  }
  .mark.changed {
    color: var(--_accent-text);
  }
  .mark.changed::before {
    opacity: 1;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .bone {
    border-radius: var(--_r-s);
    flex: none;
    background: color-mix(in oklab, var(--_text) 8%, transparent);
    animation: openskies-breathe 1.4s ease-in-out infinite alternate;
  }

  /* Rings are shadows, and forced colours drop shadows. */
  @media (forced-colors: active) {
    .button,
    .badge,
    .card,
    .notice {
      border: 1px solid CanvasText;
    }
    .button.primary,
    .button.danger {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .button:disabled {
      border-color: GrayText;
      background: Canvas;
      color: GrayText;
      opacity: 1;
    }
    .bone {
      border: 1px solid GrayText;
    }
    .mark.changed {
      outline: 2px solid Highlight;
    }
  }
`;
