import { css, type CSSResult } from 'lit';

export const userMessageStyles: CSSResult = css`
  openskies-user-message {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  openskies-user-message .message {
    max-inline-size: min(85%, 560px);
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 4px;
  }
  openskies-user-message .bubble {
    background: var(--_user);
    color: var(--_user-text);
    padding: 8px 14px;
    border-radius: var(--_r-bubble);
    border-end-end-radius: var(--_r-corner);
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  /* The customer's own line breaks, not the template's. */
  openskies-user-message .words {
    white-space: pre-wrap;
  }
  openskies-user-message .quote {
    font-size: 13px;
    line-height: 20px;
    color: var(--_text-muted);
    padding-inline-end: 8px;
    border-inline-end: 2px solid var(--_border-strong);
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  openskies-user-message .tag {
    font-weight: var(--_w-strong);
  }
  openskies-user-message button.tag {
    white-space: normal;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  openskies-user-message .message-attachments {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px;
    max-inline-size: 100%;
  }
  openskies-user-message .message-attachment {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 6px 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_r);
    font-size: 13px;
    line-height: 20px;
  }
  openskies-user-message .message-attachment bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  /* Its box stands before the picture has come. */
  openskies-user-message .message-picture {
    display: block;
    inline-size: 160px;
    block-size: 120px;
    object-fit: cover;
    border-radius: var(--_r);
    background: var(--_hover);
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 16px;
  }
  openskies-user-message .message-meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    min-block-size: 16px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .retry-wait {
    min-block-size: 24px;
    align-content: center;
    max-inline-size: 50%;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  openskies-user-message .message-meta.danger {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    openskies-user-message .bubble {
      border: 1px solid CanvasText;
    }
  }
`;
