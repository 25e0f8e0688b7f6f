import { css, type CSSResult } from 'lit';

export const customerPanelStyles: CSSResult = css`
  openskies-customer-panel {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;

    .customer-panel {
      container: customer / inline-size;
      position: relative;
      flex: 1;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      background: var(--_sunken);
    }
    .customer-scroll {
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-gutter: stable;
      padding: 20px 16px 24px;
      display: flex;
      flex-direction: column;
      gap: 24px;
    }
    .customer-scroll > * {
      flex: none;
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      align-items: start;
    }
    .column {
      display: flex;
      flex-direction: column;
      gap: 24px;
      min-inline-size: 0;
    }
    .stale {
      align-items: center;
    }
    @container customer (min-width: 480px) {
      .customer-scroll {
        padding-inline: 24px;
      }
    }
    @container customer (min-width: 600px) {
      .customer-scroll {
        padding: 24px 32px 32px;
      }
      .columns.two {
        grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      }
    }
    @container customer (min-width: 944px) {
      .customer-scroll > * {
        inline-size: 100%;
        max-inline-size: 880px;
        margin-inline: auto;
      }
    }
  }
`;
