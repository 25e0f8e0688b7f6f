import { css, type CSSResult } from 'lit';

export const chartStyles: CSSResult = css`
  openskies-chart {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 120px;
    max-inline-size: 100%;
  }
  .w-chart {
    display: flex;
    flex-direction: column;
    gap: 8px;
    block-size: 100%;
    position: relative;
  }
  .w-plot {
    flex: 1;
    min-block-size: 0;
    position: relative;
    border-radius: calc(var(--_r) * 0.333);
  }
  .w-plot > svg {
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  .w-plot line {
    stroke-width: 1;
  }
  .w-plot .w-grid {
    stroke: var(--_border);
  }
  .w-plot .w-zero {
    stroke: var(--_border-strong);
  }
  .w-tick {
    fill: var(--_text-muted);
    stroke: none;
    font-size: 12px;
  }
  .w-plot rect {
    stroke: none;
    transition: opacity var(--_t1) var(--_ease);
  }
  .w-plot rect.w-dim {
    opacity: 0.4;
  }
  .w-plot .w-line {
    fill: none;
    stroke-width: 2;
  }
  .w-plot .w-area-fill {
    stroke: none;
    opacity: 0.25;
  }
  .w-plot circle {
    stroke: var(--_raised);
    stroke-width: 1.5;
  }
  .w-legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .w-legend > li,
  .w-tooltip li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .w-swatch {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: calc(var(--_r) * 0.2);
  }
  .w-swatch-line {
    block-size: 2px;
    inline-size: 12px;
  }
  .w-tooltip {
    position: absolute;
    inset-block-start: 0;
    z-index: 1;
    pointer-events: none;
    max-inline-size: 60%;
    padding: 8px 10px;
    border-radius: var(--_r-s);
    background: var(--_raised);
    box-shadow: var(--_e2);
    font-size: 12px;
    line-height: 16px;
  }
  .w-tooltip li > span {
    color: var(--_text-muted);
  }
  .w-tooltip li > bdi {
    margin-inline-start: auto;
    padding-inline-start: 8px;
  }
  /* The colours of the series stay, in the palette's scheme rather than the page's. */
  @media (forced-colors: active) {
    .w-swatch,
    .w-plot {
      forced-color-adjust: none;
      color-scheme: light dark;
    }
    .w-tooltip {
      forced-color-adjust: auto;
      border: 1px solid CanvasText;
    }
    .w-tick {
      fill: CanvasText;
    }
    .w-plot .w-grid {
      stroke: GrayText;
    }
    .w-plot .w-zero,
    .w-plot :is(rect, circle) {
      stroke: CanvasText;
    }
  }
`;
