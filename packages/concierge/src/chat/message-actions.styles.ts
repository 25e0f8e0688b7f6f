import { css, type CSSResult } from 'lit';

export const messageActionsStyles: CSSResult = css`
  openskies-message-actions {
    display: flow-root;
  }
  openskies-widget + openskies-message-actions {
    margin-block-start: 8px;
  }
  .message-actions {
    display: flex;
    margin-inline-start: -6px;
    margin-block: -4px;
  }
  .message-actions .icon-button {
    inline-size: 28px;
    block-size: 28px;
    transition: color var(--_t1) var(--_ease);
  }
  openskies-message-actions .icon-button[aria-pressed='true'] {
    color: var(--_accent-text);
    background: var(--_accent-soft);
  }
  @media (pointer: coarse) {
    .message-actions {
      gap: 12px;
    }
    .message-actions .icon-button::before {
      inset: -6px;
    }
  }
  /* By their colour: an opacity would make a layer of each row, painted with every word that comes. */
  @media not (pointer: coarse) {
    .entry:not(:hover) .message-actions:not(.shown, :focus-within) .icon-button {
      color: transparent;
      background: none;
    }
  }
`;
