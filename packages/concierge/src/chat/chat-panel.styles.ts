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
  }
`;
