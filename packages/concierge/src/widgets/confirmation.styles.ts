import { css, type CSSResult } from 'lit';

export const confirmationStyles: CSSResult = css`
  openskies-confirmation {
    display: block;
  }
  .confirmation {
    border-radius: var(--_r);
    background: var(--_raised);
    box-shadow: var(--_e2);
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .confirmation-head {
    display: flex;
    gap: 12px;
    padding: 16px 16px 12px;
    align-items: flex-start;
  }
  .confirmation-icon {
    inline-size: 36px;
    block-size: 36px;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: var(--_r-s);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .confirmation.cost .confirmation-icon {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .confirmation-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 17px;
    line-height: 24px;
  }
  .confirmation-what {
    font-size: 13px;
    line-height: 20px;
    color: var(--_text-muted);
  }
  .confirmation-price {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    margin-inline: 16px;
    padding: 8px 12px;
    border-radius: var(--_r-s);
    background: var(--_hover);
    font-size: 13px;
    line-height: 20px;
    color: var(--_text-muted);
  }
  .confirmation-price > b {
    font-family: var(--_font-display);
    font-size: 20px;
    line-height: 28px;
    letter-spacing: -0.01em;
    color: var(--_text);
    white-space: nowrap;
  }
  .confirmation-terms {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 12px 16px;
    font-size: 14px;
    line-height: 20px;
  }
  .confirmation-terms:empty {
    padding-block: 4px;
  }
  .confirmation-terms > li {
    display: flex;
    gap: 10px;
  }
  .confirmation-terms svg {
    margin-block-start: 2px;
    color: var(--_text-muted);
  }
  .confirmation-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 4px 16px 12px;
  }
  .confirmation-actions > .button {
    flex: 1 1 124px;
    min-block-size: 40px;
    padding-block: 8px;
    white-space: normal;
  }
  .confirmation-expiry {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 16px 12px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .expiry-track {
    flex: 1;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_border);
    overflow: hidden;
  }
  .expiry-bar {
    display: block;
    block-size: 100%;
    border-radius: 2px;
    background: var(--_text-muted);
  }
  .confirmation-expiry.soon {
    color: var(--_warning);
  }
  .confirmation-expiry.soon .expiry-bar {
    background: var(--_warning);
  }
  .receipt {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    padding: 12px 16px;
    border-radius: var(--_r);
    background: var(--_raised);
    box-shadow: var(--_e1);
    font-size: 14px;
    line-height: 20px;
    animation: openskies-appear var(--_t2) var(--_ease);
  }
  .receipt > p {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .receipt > svg {
    color: var(--_text-muted);
  }
  .receipt.success > svg {
    color: var(--_success);
  }
  .receipt.warning > svg {
    color: var(--_warning);
  }
  .receipt.danger > svg {
    color: var(--_danger);
  }
  .receipt-note {
    display: block;
    font-size: 13px;
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .confirmation,
    .receipt {
      border: 1px solid CanvasText;
    }
    .expiry-track {
      border: 1px solid CanvasText;
    }
    .expiry-bar {
      background: Highlight;
    }
  }
`;
