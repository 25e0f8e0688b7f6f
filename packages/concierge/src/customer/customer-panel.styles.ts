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
    /* The gutter lies inside the edge, so that content is as wide with a scroll bar as without. */
    .customer-scroll {
      --_edge: 16px;
      flex: 1;
      min-block-size: 0;
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-gutter: stable;
      scrollbar-width: thin;
      padding-block: 20px 24px;
      padding-inline: max(var(--_edge), (100cqi - 880px) / 2) 0;
      display: flex;
      flex-direction: column;
      gap: 24px;
    }
    .customer-scroll > *,
    .customer-scroll ::slotted(*) {
      box-sizing: border-box;
      flex: none;
      inline-size: min(880px, 100cqi - 2 * var(--_edge));
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
      align-items: start;
    }
    /* What loads beside the data comes all at once. */
    .columns > :not(:defined) + * {
      display: none;
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
        --_edge: 24px;
      }
    }
    @container customer (min-width: 600px) {
      .customer-scroll {
        --_edge: 32px;
        padding-block: 24px 32px;
      }
      .columns.two {
        grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      }
    }
  }
`;
