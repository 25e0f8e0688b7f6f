import { css, type CSSResult } from 'lit';

/** Classes of nodes begin with `w-`; the others repeat part names. */
export const widgetStyles: CSSResult = css`
  openskies-widget-tree {
    display: block;
    min-inline-size: 0;
  }
  .widget {
    position: relative;
    border-radius: var(--_r);
    background: var(--_raised);
    box-shadow: var(--_e1);
    color: var(--_text);
    overflow: clip;
    overflow-wrap: anywhere;
    font-size: 14px;
    line-height: 20px;
  }
  .widget-basic {
    overflow: clip;
    overflow-wrap: anywhere;
    font-size: 14px;
    line-height: 20px;
  }
  .w-light {
    color-scheme: light;
    color: var(--_text);
  }
  .w-dark {
    color-scheme: dark;
    color: var(--_text);
  }
  .w-card-sm {
    max-inline-size: 360px;
  }
  .w-card-md {
    max-inline-size: 440px;
  }
  .w-card-lg {
    max-inline-size: 560px;
  }
  .widget-card {
    --w-pad-inline: var(--_pad);
    --w-pad-block: var(--_pad);
    padding: var(--_pad);
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .widget-status {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px var(--_pad);
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .widget-status:not(:last-child) {
    border-block-end: 1px solid var(--_border);
  }
  .widget-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .w-favicon {
    inline-size: 16px;
    block-size: 16px;
    border-radius: calc(var(--_r) * 0.25);
    object-fit: contain;
  }
  .w-frame {
    box-shadow: 0 0 0 1px var(--_border);
  }

  /* lists */
  .widget-item {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 10px var(--_pad);
    text-align: start;
    font-size: 14px;
    line-height: 20px;
  }
  .widget-list > ul > li + li {
    border-block-start: 1px solid var(--_border);
  }
  .widget-item > .w-row:only-child,
  .widget-item > .w-col:only-child,
  .w-item-content > .w-row:only-child,
  .w-item-content > .w-col:only-child {
    flex: 1;
  }
  /* A choice looks the same whatever gap the server thought of for its icon. */
  .w-row:has(> .radio) {
    column-gap: 12px !important;
  }
  .widget-item.chosen {
    background: var(--_accent-soft);
  }
  button.widget-item:hover:not([aria-disabled='true'], .chosen),
  .w-stretched:hover:not(:has([aria-disabled='true'])) {
    background: var(--_hover);
  }
  button.widget-item:active:not([aria-disabled='true'], .chosen) {
    background: var(--_pressed);
  }
  .widget-item:focus-visible,
  .w-stretch:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_r-s);
  }
  button.widget-item[aria-disabled='true'] {
    cursor: default;
  }
  .widget-item[aria-busy='true'] .radio {
    box-shadow: inset 0 0 0 5.5px var(--_accent-text);
    animation: openskies-breathe 1.1s var(--_ease) infinite alternate;
  }
  .w-answered .widget-item:not(.chosen) {
    color: var(--_text-muted);
  }
  .widget-more {
    justify-content: center;
    gap: 4px;
    color: var(--_accent-text);
    border-block-start: 1px solid var(--_border);
  }
  .widget-item.w-boxed {
    padding-block: 6px;
    padding-inline: 12px;
  }
  .widget-list > ul > li:has(.w-boxed) + li,
  .widget-list > ul > li.w-boxed + li {
    border-block-start: 0;
  }
  .widget-list > ul:has(.w-boxed) {
    padding-block: 6px;
  }
  button.widget-item.w-boxed,
  button.widget-item.w-boxed:hover:not([aria-disabled='true']) {
    background: none;
  }
  button.widget-item.w-boxed > .w-col,
  button.widget-item.w-boxed > .w-row {
    transition: background-color var(--_t1) var(--_ease);
  }
  button.widget-item.w-boxed:hover:not([aria-disabled='true']) > * {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }
  .widget-item.w-boxed[aria-busy='true'] > * {
    background-image: linear-gradient(var(--_accent-soft), var(--_accent-soft));
  }
  .w-stretched {
    position: relative;
  }
  .w-stretch {
    position: absolute;
    inset: 0;
  }
  .w-item-content {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: 1;
    min-inline-size: 0;
  }
  .w-stretched :is(button, a, input, select, textarea):not(.w-stretch) {
    position: relative;
  }
  .radio {
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    box-shadow: inset 0 0 0 1.5px var(--_border-strong);
    flex: none;
  }
  .radio.on {
    box-shadow: inset 0 0 0 5.5px var(--_accent-text);
  }

  /* boxes */
  .w-row,
  .w-col {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .w-row {
    align-items: center;
    gap: 8px;
  }
  .w-col {
    flex-direction: column;
  }
  .w-row > * {
    min-inline-size: 0;
  }
  .w-spacer {
    flex: 1 1 0;
    align-self: stretch;
  }
  .w-divider {
    flex: none;
    align-self: stretch;
    min-block-size: var(--w-line, 1px);
    background: var(--_border);
  }
  .w-row > .w-divider {
    min-block-size: 0;
    inline-size: var(--w-line, 1px);
  }
  .widget-card > .w-flush {
    margin-inline: calc(-1 * var(--w-pad-inline));
  }
  .widget-card > .w-image.w-flush {
    max-inline-size: none;
    border-radius: 0;
  }
  .widget-card > .w-image.w-flush:first-child {
    margin-block-start: calc(-1 * var(--w-pad-block));
  }

  @media (forced-colors: active) {
    .widget {
      border: 1px solid CanvasText;
    }
    .radio {
      border: 1.5px solid ButtonText;
    }
    .radio.on {
      border: 5.5px solid Highlight;
      forced-color-adjust: none;
    }
    .widget-item.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .w-divider {
      background: CanvasText;
    }
  }
`;
