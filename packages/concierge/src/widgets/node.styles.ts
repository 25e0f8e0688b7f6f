import { css, type CSSResult } from 'lit';

/** Text, marks, pictures and buttons of widgets. */
export const nodeStyles: CSSResult = css`
  /* text */
  .w-text {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .w-text > bdi {
    white-space: pre-line;
  }
  .w-truncate > bdi {
    white-space: nowrap;
  }
  .w-text-xs {
    font-size: 12px;
    line-height: 16px;
  }
  .w-text-sm {
    font-size: 13px;
    line-height: 20px;
  }
  .w-text-md {
    font-size: 14px;
    line-height: 20px;
  }
  .w-text-lg {
    font-size: 15px;
    line-height: 24px;
  }
  .w-text-xl {
    font-size: 17px;
    line-height: 24px;
  }
  .w-caption {
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 16px;
    min-inline-size: 0;
  }
  .w-caption-lg {
    font-size: 13px;
    line-height: 20px;
  }
  .w-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 15px;
    line-height: 20px;
    min-inline-size: 0;
  }
  .w-title-sm {
    font-size: 14px;
  }
  .w-title-lg {
    font-size: 20px;
    line-height: 28px;
    letter-spacing: -0.01em;
  }
  .w-title-xl {
    font-size: 24px;
    line-height: 32px;
    letter-spacing: -0.01em;
  }
  .w-title-2xl {
    font-size: 28px;
    line-height: 36px;
    letter-spacing: -0.01em;
  }
  .w-title-3xl {
    font-size: 32px;
    line-height: 36px;
    letter-spacing: -0.01em;
  }
  .w-title-4xl {
    font-size: 36px;
    line-height: 40px;
    letter-spacing: -0.01em;
  }
  .w-title-5xl {
    font-size: 40px;
    line-height: 48px;
    letter-spacing: -0.01em;
  }
  .w-truncate {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .w-truncate > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .w-clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .w-markdown {
    max-inline-size: 100%;
  }

  /* marks */
  .badge.success {
    background: var(--_success-soft);
    color: var(--_success);
  }
  .badge.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .badge.accent {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .badge.w-outline {
    background: none;
    box-shadow: inset 0 0 0 1px currentColor;
  }
  .badge.w-solid {
    background: var(--_text-muted);
    color: var(--_surface);
  }
  .badge.w-solid.success {
    background: var(--_success);
  }
  .badge.w-solid.warning {
    background: var(--_warning);
  }
  .badge.w-solid.danger {
    background: var(--_danger-fill);
    color: var(--_on-danger);
  }
  .badge.w-solid.accent {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.w-badge-md {
    block-size: 22px;
  }
  .badge.w-badge-lg {
    block-size: 24px;
    padding-inline: 10px;
    font-size: 13px;
  }
  .badge.w-square {
    border-radius: calc(var(--_r) * 0.4);
  }
  .w-icon {
    display: inline-flex;
    flex: none;
    color: var(--_text-muted);
  }
  .w-filled path {
    fill: currentColor;
  }
  .w-image {
    display: flex;
    overflow: clip;
    border-radius: var(--_r-s);
    max-inline-size: 100%;
    flex: none;
  }
  .w-image > img {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
  }
  .w-image-none {
    min-inline-size: 40px;
    min-block-size: 40px;
    align-items: center;
    justify-content: center;
    background: var(--_hover);
    color: var(--_text-muted);
  }

  /* buttons */
  .w-tone-primary,
  .w-tone.primary {
    --w-ink: var(--_accent-text);
    --w-soft: var(--_accent-soft);
  }
  .w-tone-secondary {
    --w-ink: var(--_text);
    --w-soft: var(--_hover);
  }
  .w-tone-success {
    --w-ink: var(--_success);
    --w-soft: var(--_success-soft);
  }
  .w-tone-warning {
    --w-ink: var(--_warning);
    --w-soft: var(--_warning-soft);
  }
  .w-tone-danger {
    --w-ink: var(--_danger);
    --w-soft: var(--_danger-soft);
  }
  .button.w-soft {
    background: var(--w-soft);
    color: var(--w-ink);
  }
  .button.w-ghost {
    color: var(--w-ink);
  }
  .button.w-outline {
    color: var(--w-ink);
    background: var(--_raised);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .button.w-tone {
    background: var(--_text);
    color: var(--_surface);
  }
  .button.w-tone.success {
    background: var(--_success);
  }
  .button.w-tone.warning {
    background: var(--_warning);
  }
  /* A column stretches its boxes, not its marks and buttons. */
  :is(.w-col, .widget-card) > :is(.button:not(.w-block), .badge, .w-icon) {
    inline-size: fit-content;
  }
  .button.w-pill {
    border-radius: var(--_r-pill);
  }
  .button.w-block {
    inline-size: 100%;
  }
  .button.w-size-3xs,
  .button.w-size-2xs {
    min-block-size: 24px;
    padding-inline: 8px;
    font-size: 12px;
    line-height: 16px;
    gap: 4px;
  }
  .button.w-size-xs,
  .button.w-size-sm {
    min-block-size: 28px;
    padding-inline: 10px;
    font-size: 13px;
    gap: 6px;
  }
  .button.w-size-md {
    min-block-size: 32px;
    padding-inline: 12px;
  }
  .button.w-size-xl {
    min-block-size: 40px;
    padding-inline: 16px;
  }
  .button.w-size-2xl {
    min-block-size: 44px;
    padding-inline: 18px;
    font-size: 15px;
  }
  .button.w-size-3xl {
    min-block-size: 48px;
    padding-inline: 20px;
    font-size: 15px;
  }
  .button.w-uniform {
    padding-inline: 0;
    aspect-ratio: 1;
    min-inline-size: 24px;
  }
  /* A cabin does not turn round with the writing. */
  .w-row:has(> .w-uniform ~ .w-uniform) {
    direction: ltr;
  }
  .primary.w-uniform:disabled {
    opacity: 1;
  }
  .widget .button > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    min-inline-size: 0;
  }
  .widget .button {
    max-inline-size: 100%;
  }
  .button[aria-busy='true'] > bdi {
    animation: openskies-breathe 1.1s var(--_ease) infinite alternate;
  }
  @media (pointer: coarse) {
    .widget .button {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .primary.w-uniform:disabled {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
