import { css, type CSSResult } from 'lit';

export const composerStyles: CSSResult = css`
  openskies-composer {
    display: block;
    flex: none;

    .composer-area {
      inline-size: 100%;
      max-inline-size: 744px;
      margin-inline: auto;
      padding: 8px 12px;
    }
    .composer,
    .composer-end {
      display: flex;
      align-items: flex-end;
      gap: 0 4px;
    }
    .composer {
      flex-wrap: wrap;
      padding: 6px;
      border-radius: var(--_r-bubble);
      background: var(--_raised);
      box-shadow: inset 0 0 0 1px var(--_border-strong);
      transition: box-shadow var(--_t1) var(--_ease);
      cursor: text;
    }
    .composer:focus-within {
      box-shadow: inset 0 0 0 2px var(--_focus);
    }
    .composer-field {
      flex: 1;
      min-inline-size: 0;
      position: relative;
    }
    .wide .composer-field {
      flex: 1 0 100%;
    }
    /* One piece, so that in a narrow box the send button never stands in a row of its own. */
    .composer-end {
      min-inline-size: 0;
      margin-inline-start: auto;
    }
    .composer-place {
      inline-size: 36px;
    }
    .composer-input {
      display: block;
      inline-size: 100%;
      block-size: calc(1lh + 12px);
      max-block-size: calc(6lh + 12px);
      padding: 6px;
      padding-inline-start: 10px;
      border: 0;
      background: none;
      resize: none;
      overflow-y: hidden;
      font-size: var(--_fs);
      scrollbar-width: thin;
    }
    .composer-input:focus-visible {
      outline: none;
    }
    .composer-input::placeholder {
      color: var(--_text-muted);
      opacity: 1;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .send {
      flex: none;
      inline-size: 36px;
      block-size: 36px;
      border-radius: var(--_r);
      display: grid;
      place-items: center;
      background: var(--_accent);
      color: var(--_on-accent);
      position: relative;
    }
    .send:disabled {
      background: var(--_hover);
      color: var(--_text-muted);
    }
    .composer-error {
      flex: 1 0 100%;
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 4px 10px 2px;
      font-size: 12px;
      line-height: 16px;
      color: var(--_danger);
    }
    .disclaimer,
    ::slotted(*) {
      display: block;
      min-block-size: 24px;
      padding: 8px 8px 0;
      font-size: 12px;
      line-height: 16px;
      color: var(--_text-muted);
      text-align: center;
      text-wrap: balance;
    }
    .disclaimer.strong {
      color: var(--_text);
    }
    @media (pointer: coarse) {
      .composer-input {
        font-size: max(16px, var(--_fs));
        block-size: calc(1lh + 16px);
        padding-block: 8px;
      }
      .send {
        inline-size: 40px;
        block-size: 40px;
      }
    }
    @media (forced-colors: active) {
      .composer,
      .send {
        border: 1px solid CanvasText;
      }
      .composer:focus-within {
        outline: 2px solid Highlight;
      }
    }
  }
`;
