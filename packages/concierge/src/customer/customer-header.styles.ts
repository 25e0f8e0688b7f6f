import { css, type CSSResult } from 'lit';

export const customerHeaderStyles: CSSResult = css`
  openskies-customer-header {
    display: block;

    .customer-header {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px 16px;
      align-items: start;
    }
    .customer-title {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      min-inline-size: 0;
    }
    .customer-name {
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: 20px;
      line-height: 28px;
      letter-spacing: -0.01em;
      overflow-wrap: anywhere;
    }
    .tier-badge {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding-block: 4px;
      padding-inline: 8px 10px;
      border-radius: var(--_r-pill);
      background: var(--_text);
      color: var(--_surface);
      font-family: var(--_font);
      font-size: 12px;
      line-height: 16px;
    }
    .icon-button[aria-disabled] {
      cursor: default;
    }
    .contact {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      font-size: 13px;
      line-height: 20px;
      color: var(--_text-muted);
    }
    .contact li {
      display: flex;
      min-inline-size: 0;
    }
    .contact-item {
      display: inline-flex;
      gap: 6px;
      padding-block: 2px;
      max-inline-size: 100%;
      color: inherit;
      text-decoration: none;
      border-radius: 4px;
    }
    .contact-item svg {
      margin-block: 2px;
    }
    .contact-item[href]:hover {
      color: var(--_text);
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    .contact-item bdi {
      overflow-wrap: anywhere;
    }
    @container customer (min-width: 480px) {
      .customer-name {
        font-size: 24px;
        line-height: 32px;
      }
    }
    @media (pointer: coarse) {
      .contact-item[href] {
        padding-block: 10px;
      }
    }
    @media (forced-colors: active) {
      .tier-badge {
        border: 1px solid CanvasText;
      }
    }
  }
`;
