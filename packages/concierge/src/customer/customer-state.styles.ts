import { css, type CSSResult } from 'lit';

export const customerStateStyles: CSSResult = css`
  openskies-customer-state {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;

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
    .state-icon {
      inline-size: 48px;
      block-size: 48px;
      flex: none;
      border-radius: var(--_r);
      display: grid;
      place-items: center;
      background: var(--_hover);
      color: var(--_text-muted);
    }
    .state-icon.danger {
      background: var(--_danger-soft);
      color: var(--_danger);
    }
    .state-words {
      display: grid;
      gap: 12px;
      justify-items: center;
    }
    .state-title {
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: 15px;
      line-height: 20px;
    }
    .state p {
      max-inline-size: 280px;
      font-size: 14px;
      line-height: 20px;
      color: var(--_text-muted);
      text-wrap: balance;
    }
  }
`;
