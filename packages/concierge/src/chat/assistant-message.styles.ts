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
  openskies-assistant-message .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  openskies-assistant-message .source {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    block-size: 28px;
    max-inline-size: 100%;
    padding-inline: 8px 12px;
    border-radius: var(--_r-pill);
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 16px;
    text-decoration: none;
  }
  openskies-assistant-message a.source:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  openskies-assistant-message .source-number {
    color: var(--_accent-text);
  }
  openskies-assistant-message .source-title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
