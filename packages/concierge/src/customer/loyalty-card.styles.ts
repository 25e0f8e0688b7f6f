import { css, type CSSResult } from 'lit';

export const loyaltyCardStyles: CSSResult = css`
  openskies-loyalty-card {
    display: block;

    .loyalty {
      display: grid;
      gap: 16px;
    }
    .meter {
      display: grid;
      gap: 6px;
    }
    .meter-head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 12px;
      font-size: 13px;
      line-height: 20px;
      color: var(--_text-muted);
    }
    .meter-head b {
      color: var(--_text);
    }
    .meter-track {
      block-size: 6px;
      border-radius: min(3px, var(--_r));
      background: var(--_border);
      overflow: hidden;
    }
    .meter-bar {
      display: block;
      block-size: 100%;
      border-radius: inherit;
      background: var(--_accent-text);
    }
    @media (forced-colors: active) {
      .meter-track {
        border: 1px solid CanvasText;
      }
      .meter-bar {
        forced-color-adjust: none;
        background: Highlight;
      }
    }
  }
`;
