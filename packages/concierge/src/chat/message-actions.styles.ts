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
    opacity: 0;
    transition: opacity var(--_t1) var(--_ease);
  }
  .message-actions.shown,
  .entry:hover .message-actions,
  .message-actions:focus-within {
    opacity: 1;
  }
  .message-actions .icon-button {
    inline-size: 28px;
    block-size: 28px;
  }
  openskies-message-actions .icon-button[aria-pressed='true'] {
    color: var(--_accent-text);
    background: var(--_accent-soft);
  }
  @media (pointer: coarse) {
    .message-actions {
      opacity: 1;
      gap: 8px;
    }
  }
`;
