import { css, type CSSResult } from 'lit';

export const tripListStyles: CSSResult = css`
  openskies-trip-list {
    display: block;

    .none {
      font-size: 14px;
      line-height: 20px;
      color: var(--_text-muted);
    }
  }
`;
