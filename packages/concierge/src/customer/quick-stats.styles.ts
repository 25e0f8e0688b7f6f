import { css, type CSSResult } from 'lit';

export const quickStatsStyles: CSSResult = css`
  openskies-quick-stats {
    display: block;
  }
  openskies-quick-stats:empty {
    display: none;
  }
  .stats {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    border-radius: var(--_r-l);
    background: var(--_raised);
    box-shadow: var(--_e1);
  }
  .stat {
    padding: 12px 8px;
    min-inline-size: 0;
  }
  .stat + .stat {
    border-inline-start: 1px solid var(--_border);
  }
  .stat > svg {
    color: var(--_text-muted);
  }
  .stat-label {
    margin-block-start: 8px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .stat-value {
    font-size: min(14px, 3.9cqi);
    line-height: 20px;
    font-weight: var(--_w-strong);
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .stat-value.unset {
    font-weight: 400;
    color: var(--_text-muted);
  }
  .stat-value .mark {
    display: inline-block;
    max-inline-size: 100%;
  }
  .stat-value .mark::before {
    inset: -1px -6px;
  }
  @container customer (min-width: 480px) {
    .stat {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr);
      gap: 0 min(12px, 1.7cqi);
      align-items: center;
      align-content: center;
      padding: 16px min(16px, 2.5cqi);
    }
    .stat > svg {
      grid-row: span 2;
    }
    .stat-label {
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    .stats {
      border: 1px solid CanvasText;
    }
  }
`;
