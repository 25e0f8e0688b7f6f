import { css, type CSSResult } from 'lit';

export const tableStyles: CSSResult = css`
  .w-table {
    overflow-x: auto;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .w-table:focus-visible {
    outline-offset: -2px;
  }
  .w-table > table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: normal;
  }
  .w-cell {
    padding: 8px 12px 8px 0;
    padding-inline: 0 12px;
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
  }
  .w-cell:last-child {
    padding-inline-end: 0;
  }
  .w-table :is(tr + tr, thead + tbody > tr) > .w-cell {
    border-block-start: 1px solid var(--_border);
  }
  .w-cell > .w-col {
    align-items: flex-start;
  }
  .w-cell > .w-cell-center {
    align-items: center;
  }
  .w-cell > .w-cell-end {
    align-items: flex-end;
  }
  .w-cell :is(.w-text, .w-caption) {
    font-size: inherit;
    line-height: inherit;
  }
  th.w-cell {
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 16px;
  }
  .w-colsize-xs {
    inline-size: 48px;
  }
  .w-colsize-sm {
    inline-size: 80px;
  }
  .w-colsize-md {
    inline-size: 120px;
  }
  .w-colsize-lg {
    inline-size: 180px;
  }
  .w-colsize-xl {
    inline-size: 240px;
  }
`;
