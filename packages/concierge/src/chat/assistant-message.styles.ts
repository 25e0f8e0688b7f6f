import { css, type CSSResult } from 'lit';

export const assistantMessageStyles: CSSResult = css`
  openskies-assistant-message {
    display: block;
  }
  openskies-assistant-message .message {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 720px;
  }
  openskies-assistant-message .message-actions {
    display: flex;
    margin-inline-start: -6px;
    margin-block: -4px;
    opacity: 0;
    transition: opacity var(--_t1) var(--_ease);
  }
  openskies-assistant-message .message-actions.shown,
  openskies-assistant-message:hover .message-actions,
  openskies-assistant-message .message-actions:focus-within {
    opacity: 1;
  }
  openskies-assistant-message .message-actions .icon-button {
    inline-size: 28px;
    block-size: 28px;
  }
  openskies-assistant-message .icon-button[aria-pressed='true'] {
    color: var(--_accent-text);
    background: var(--_accent-soft);
  }
  @media (pointer: coarse) {
    openskies-assistant-message .message-actions {
      opacity: 1;
      gap: 8px;
    }
  }
`;
