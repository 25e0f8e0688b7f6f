import { css, type CSSResult } from 'lit';

export const customerStateStyles: CSSResult = css`
  openskies-customer-state {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
  }
`;
