import { css, type CSSResult } from 'lit';

export const tierBenefitsStyles: CSSResult = css`
  openskies-tier-benefits {
    display: block;

    .benefits {
      display: grid;
      gap: 12px;
      font-size: 14px;
      line-height: 20px;
      text-wrap: pretty;
    }
    .benefit {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr);
      gap: 12px;
      overflow-wrap: anywhere;
    }
    .benefit svg {
      margin-block-start: 2px;
      color: var(--_accent-text);
    }
  }
`;
