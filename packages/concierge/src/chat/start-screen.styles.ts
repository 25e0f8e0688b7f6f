import { css, type CSSResult } from 'lit';

export const startScreenStyles: CSSResult = css`
  openskies-start-screen {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    overflow-y: auto;

    .start {
      inline-size: 100%;
      max-inline-size: 752px;
      margin-block-start: auto;
      margin-inline: auto;
      padding: 24px 16px 8px;
      display: flex;
      flex-direction: column;
      gap: 20px;
    }
    /* The name comes with the customer: wait a moment for it, so that nothing moves. */
    .waiting {
      animation: openskies-appear 1ms 700ms backwards;
    }
    .start-mark {
      inline-size: 44px;
      block-size: 44px;
      border-radius: var(--_r);
    }
    .start-title {
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: 24px;
      line-height: 32px;
      letter-spacing: -0.015em;
      margin-block-start: 16px;
      text-wrap: balance;
    }
    .start-sub {
      color: var(--_text-muted);
      margin-block-start: 4px;
      text-wrap: pretty;
    }
    .prompts {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    .prompt {
      display: flex;
      align-items: center;
      gap: 12px;
      inline-size: 100%;
      min-block-size: 48px;
      padding: 8px 12px;
      border-radius: var(--_r);
      box-shadow: inset 0 0 0 1px var(--_border);
      text-align: start;
      font-size: 14px;
      line-height: 20px;
      transition: background-color var(--_t1) var(--_ease);
    }
    .prompt:hover {
      background: var(--_hover);
    }
    .prompt:active {
      background: var(--_pressed);
    }
    .prompt svg {
      color: var(--_accent-text);
    }
    .prompt svg:last-child {
      color: var(--_text-muted);
      margin-inline-start: auto;
    }
    .prompt svg:last-child:dir(rtl) {
      transform: scaleX(-1);
    }
    @media (forced-colors: active) {
      .prompt {
        border: 1px solid CanvasText;
      }
    }
  }
`;
