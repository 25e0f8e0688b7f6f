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
  .stopped {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
`;
