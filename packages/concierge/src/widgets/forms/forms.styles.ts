import { css, type CSSResult } from 'lit';

export const formsStyles: CSSResult = css`
  .form {
    gap: 12px;
  }
  .form.w-row {
    align-items: flex-end;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-inline-size: 0;
    font-size: 14px;
    line-height: 20px;
  }
  .w-row > .field {
    flex: 1;
  }
  .label {
    font-size: 13px;
    line-height: 20px;
    font-weight: var(--_w-strong);
  }
  .w-label-xs {
    font-size: 12px;
    line-height: 16px;
  }
  .w-label-md {
    font-size: 14px;
  }
  .w-label-lg,
  .w-label-xl {
    font-size: 15px;
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 0;
    border-radius: var(--_r-s);
    background: var(--_raised);
    box-shadow: inset 0 0 0 1px var(--_border-strong);
    color: var(--_text);
    font-size: 14px;
    line-height: 20px;
    text-align: start;
    appearance: none;
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .input:focus-visible,
  .w-editable:focus-visible {
    outline-offset: 1px;
  }
  .input:disabled {
    opacity: 0.5;
  }
  .input[aria-invalid='true'],
  .w-editable[aria-invalid='true'] {
    box-shadow: inset 0 0 0 2px var(--_danger);
  }
  .input.w-input-soft,
  .input.w-input-solid {
    background: var(--_hover);
    box-shadow: inset 0 0 0 1px transparent;
  }
  .input.w-input-ghost {
    background: none;
    box-shadow: none;
  }
  .input.w-size-3xs,
  .input.w-size-2xs {
    min-block-size: 24px;
    padding: 2px 6px;
    font-size: 12px;
  }
  .input.w-size-xs,
  .input.w-size-sm {
    min-block-size: 28px;
    padding: 4px 8px;
    font-size: 13px;
  }
  .input.w-size-md {
    min-block-size: 32px;
    padding: 6px 10px;
  }
  .input.w-size-lg {
    min-block-size: 36px;
  }
  .input.w-size-2xl {
    min-block-size: 44px;
    font-size: 15px;
  }
  .input.w-size-3xl {
    min-block-size: 48px;
    font-size: 15px;
  }
  .input.w-pill {
    border-radius: var(--_r-pill);
    padding-inline: 16px;
  }
  .input.w-gutter-2xs {
    padding-inline: 4px;
  }
  .input.w-gutter-xs {
    padding-inline: 6px;
  }
  .input.w-gutter-sm {
    padding-inline: 8px;
  }
  .input.w-gutter-md {
    padding-inline: 12px;
  }
  .input.w-gutter-lg {
    padding-inline: 14px;
  }
  .input.w-gutter-xl {
    padding-inline: 16px;
  }
  .input.w-inline {
    inline-size: auto;
  }
  .w-area {
    --w-lines: calc(var(--w-rows, 2) * 20px + 16px);
    display: block;
    min-block-size: max(64px, var(--w-lines));
    max-block-size: calc(var(--w-max-rows, 12) * 20px + 16px);
    resize: vertical;
  }
  .w-area.w-grows {
    resize: none;
    field-sizing: content;
  }
  .w-editable {
    inline-size: calc(100% + 8px);
    max-inline-size: none;
    padding: 2px 4px;
    margin-inline: -4px;
    border: 0;
    background: none;
    border-radius: calc(var(--_r) * 0.333);
    color: inherit;
    box-shadow: inset 0 -1px 0 var(--_border-strong);
  }
  .w-editable:hover {
    background: var(--_hover);
  }
  .w-editable::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .field-error {
    display: flex;
    align-items: flex-start;
    gap: 4px;
    color: var(--_danger);
    font-size: 12px;
    line-height: 16px;
  }
  .field-error > svg {
    margin-block-start: 1px;
  }
  .w-select {
    position: relative;
    display: grid;
  }
  :is(.w-select, .w-date, .w-combobox):has(> .w-inline) {
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .w-select > .input {
    padding-inline-end: 40px;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .w-select > .input:has(option[value='']:checked) {
    color: var(--_text-muted);
  }
  .w-select option {
    color: CanvasText;
    background: Canvas;
  }
  .w-select > svg {
    position: absolute;
    inset-inline-end: 12px;
    inset-block-start: calc(50% - 9px);
    color: var(--_text-muted);
    pointer-events: none;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    font-size: 14px;
    line-height: 20px;
    cursor: pointer;
  }
  .choice:has(:disabled) {
    opacity: 0.5;
    cursor: default;
  }
  /* Choices that follow each other are one list. */
  :is(.widget-card, .form) > .field:has(> .w-choices, > .choice) + .field:has(> .choice) {
    margin-block-start: -12px;
  }
  .w-choices {
    display: flex;
    flex-direction: column;
  }
  .w-choices-row {
    flex-flow: row wrap;
    column-gap: 20px;
  }
  .check,
  .w-radio {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
  }
  .check > input,
  .w-radio > input {
    appearance: none;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    cursor: inherit;
    box-shadow: inset 0 0 0 1.5px var(--_border-strong);
    background: var(--_raised);
  }
  .check > input {
    border-radius: calc(var(--_r) * 0.333);
  }
  .w-radio > input {
    border-radius: 50%;
  }
  .check > input:checked {
    background: var(--_accent-text);
    box-shadow: none;
  }
  .w-radio > input:checked {
    box-shadow: inset 0 0 0 5.5px var(--_accent-text);
  }
  .check > input[aria-invalid='true'],
  .w-radio > input[aria-invalid='true'] {
    box-shadow: inset 0 0 0 2px var(--_danger);
  }
  .check > svg {
    position: relative;
    color: var(--_surface);
    stroke-width: 3;
    visibility: hidden;
    pointer-events: none;
  }
  .check > input:checked + svg {
    visibility: visible;
  }
  @media (pointer: coarse) {
    .input,
    .w-editable {
      font-size: 16px;
      min-block-size: 40px;
    }
    .choice {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .input,
    .w-editable,
    .check > input,
    .w-radio > input {
      border: 1px solid ButtonText;
    }
    .check > input:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    .w-radio > input:checked {
      border: 5.5px solid Highlight;
      forced-color-adjust: none;
    }
  }
`;
