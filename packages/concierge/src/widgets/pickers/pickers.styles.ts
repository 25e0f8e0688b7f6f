import { css, type CSSResult } from 'lit';

export const pickersStyles: CSSResult = css`
  openskies-date-picker,
  openskies-combobox {
    display: block;
    min-inline-size: 0;
  }
  .w-date,
  .w-combobox {
    position: relative;
    display: grid;
  }
  .w-date > .input {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .w-date > .input > svg,
  .w-combobox > svg {
    color: var(--_text-muted);
  }
  .w-combobox > svg {
    position: absolute;
    inset-inline-end: 12px;
    inset-block-start: calc(50% - 9px);
    pointer-events: none;
  }
  .w-combobox > .input {
    padding-inline-end: 40px;
  }
  .w-combobox:has(> .w-clear) > .input {
    padding-inline-end: 64px;
  }
  .w-placeholder {
    color: var(--_text-muted);
  }
  .w-clear {
    position: absolute;
    inset-inline-end: 36px;
    inset-block-start: calc(50% - 14px);
    inline-size: 28px;
    block-size: 28px;
  }
  .w-calendar,
  .w-options {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 0;
    color: var(--_text);
    background: var(--_raised);
    border-radius: var(--_r);
    box-shadow: var(--_e2);
    font-size: 14px;
    line-height: 20px;
  }
  .w-calendar {
    padding: 12px;
  }
  .w-calendar-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-weight: var(--_w-strong);
  }
  .w-calendar table {
    border-collapse: collapse;
    margin-block-start: 4px;
  }
  .w-calendar th {
    padding: 4px 0;
    font-size: 12px;
    line-height: 16px;
    font-weight: 400;
    color: var(--_text-muted);
    text-align: center;
  }
  .w-calendar td {
    padding: 0;
    inline-size: 36px;
    block-size: 36px;
  }
  .w-calendar .icon-button:disabled {
    opacity: 0.3;
  }
  .w-mirrored:dir(rtl) > svg {
    transform: scaleX(-1);
  }
  .w-day {
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--_r-s);
    text-align: center;
  }
  .w-day:hover:not(:disabled, .chosen) {
    background: var(--_hover);
  }
  .w-day.today {
    box-shadow: inset 0 0 0 1px var(--_border-strong);
  }
  .w-day.chosen {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: var(--_w-strong);
  }
  .w-day:disabled {
    color: var(--_text-muted);
    opacity: 0.5;
    text-decoration: line-through;
  }
  .w-options {
    max-block-size: 280px;
    padding: 4px;
    overflow-y: auto;
  }
  .w-option,
  .w-option-none {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 36px;
    padding: 8px;
    border-radius: var(--_r-s);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .w-option-none {
    color: var(--_text-muted);
    cursor: default;
  }
  .w-option:hover,
  .w-option.cursor-on {
    background: var(--_hover);
  }
  .w-option.chosen {
    color: var(--_accent-text);
    font-weight: var(--_w-strong);
  }
  .w-option[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  .w-option small {
    display: block;
    font-size: 12px;
    line-height: 16px;
    font-weight: 400;
    color: var(--_text-muted);
  }
  @media (pointer: coarse) {
    .w-day,
    .w-calendar td {
      inline-size: 40px;
      block-size: 40px;
    }
    .w-option {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .w-calendar,
    .w-options {
      border: 1px solid CanvasText;
    }
    .w-day.chosen,
    .w-option.cursor-on {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
