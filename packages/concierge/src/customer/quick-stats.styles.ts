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
    transition: color var(--_t3) var(--_ease);
  }
  .stat-value.unset {
    font-weight: 400;
    color: var(--_text-muted);
  }
  .stat-value > span {
    display: inline-block;
    max-inline-size: 100%;
    position: relative;
    isolation: isolate;
  }
  .stat-value > span::before {
    content: '';
    position: absolute;
    inset: -1px -6px;
    z-index: -1;
    border-radius: var(--_r-s);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--_accent-text);
    opacity: 0;
    transition: opacity var(--_t3) var(--_ease);
  }
  .stat-value.changed {
    color: var(--_accent-text);
  }
  .stat-value.changed > span::before {
    opacity: 1;
  }
  @container customer (min-width: 540px) {
    .stat {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr);
      gap: 0 12px;
      align-items: center;
      align-content: center;
      padding: 16px;
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
    .stat-value.changed > span {
      outline: 2px solid Highlight;
    }
  }
`;
