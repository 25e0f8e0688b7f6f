import { css, type CSSResult } from 'lit';

export const chatPanelStyles: CSSResult = css`
  openskies-chat-panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;

    .chat-panel {
      container: chat / inline-size;
      position: relative;
      flex: 1;
      min-block-size: 0;
      display: flex;
      flex-direction: column;
      background: var(--_surface);
    }
    .chat-loading {
      flex: 1;
      padding: 16px;
      display: flex;
      flex-direction: column;
      gap: 16px;
      animation: openskies-appear var(--_t2) var(--_ease) 200ms backwards;
    }
    .chat-loading .bone {
      block-size: 24px;
      inline-size: 80%;
    }
    .chat-loading .bone.mine {
      block-size: 40px;
      inline-size: 60%;
      align-self: flex-end;
      border-radius: var(--_r-bubble);
    }
    .state {
      flex: 1;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 12px;
      padding: 24px;
      text-align: center;
    }
    .state-text {
      display: grid;
      gap: 12px;
      justify-items: center;
    }
    .state-icon {
      inline-size: 48px;
      block-size: 48px;
      border-radius: var(--_r);
      display: grid;
      place-items: center;
      background: var(--_danger-soft);
      color: var(--_danger);
    }
    .state-title {
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: 15px;
      line-height: 20px;
    }
    .state p {
      font-size: 14px;
      line-height: 20px;
      color: var(--_text-muted);
      max-inline-size: 280px;
      text-wrap: balance;
    }
  }
`;
