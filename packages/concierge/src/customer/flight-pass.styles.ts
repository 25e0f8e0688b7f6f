import { css, type CSSResult } from 'lit';

export const flightPassStyles: CSSResult = css`
  openskies-flight-pass {
    display: block;

    .segment-pass:hover {
      background: color-mix(in oklab, var(--_text) 3%, var(--_raised));
    }
    .segment-flight {
      color: var(--_text);
      font-weight: var(--_w-strong);
    }
    .cabin {
      display: inline-block;
    }
    .cabin::first-letter {
      text-transform: uppercase;
    }
    .status {
      position: relative;
      margin-inline-start: auto;
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: 12px;
      line-height: 16px;
      min-inline-size: 0;
      text-align: end;
    }
    .status::before {
      content: '';
      flex: none;
      inline-size: 8px;
      block-size: 8px;
      border-radius: 50%;
      background: currentColor;
    }
    .status.scheduled {
      color: var(--_success);
    }
    .status.held {
      color: var(--_warning);
    }
    .status.cancelled {
      color: var(--_danger);
    }
    .status.changed {
      animation: openskies-appear var(--_t3) var(--_ease);
    }
    .iata {
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: min(32px, 9cqi);
      line-height: 36px;
      letter-spacing: -0.01em;
      overflow-wrap: anywhere;
    }
    .long .iata {
      font-size: min(24px, 9cqi);
    }
    .to {
      text-align: end;
    }
    .time {
      font-size: 14px;
      line-height: 20px;
      color: var(--_text-muted);
    }
    .route-line {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      color: var(--_accent-text);
    }
    .route-line::before,
    .route-line::after {
      content: '';
      flex: 1;
      block-size: 1px;
      background: var(--_border-strong);
      opacity: 0.6;
    }
    .route-line svg {
      fill: currentColor;
      stroke: none;
      transform: rotate(45deg);
    }
    .route-line svg:dir(rtl) {
      transform: rotate(225deg);
    }
    .seat-head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
      min-block-size: 24px;
      padding-block-start: 4px;
    }
    .seat-label,
    .seat-was {
      font-size: 12px;
      line-height: 16px;
      color: var(--_text-muted);
    }
    .seat-was {
      animation: openskies-appear var(--_t3) var(--_ease);
    }
    .seat-was s {
      text-decoration-thickness: 1px;
    }
    .seat {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 36px;
      padding-inline: 10px 12px;
      border-radius: var(--_r-s);
      background: var(--_hover);
      font-family: var(--_font-display);
      font-weight: var(--_w-strong);
      font-size: 17px;
      line-height: 24px;
    }
    .seat:not(.changed) svg {
      color: var(--_text-muted);
    }
    .unassigned {
      color: var(--_text-muted);
      font-weight: 400;
      font-size: 14px;
    }
    .segment-pass.is-cancelled {
      background: color-mix(in oklab, var(--_raised) 60%, var(--_sunken));
    }
    .is-cancelled :is(.iata, .seat, .segment-flight, .route-line) {
      color: var(--_text-muted);
    }
    @media (forced-colors: active) {
      .seat {
        border: 1px solid CanvasText;
      }
      .status::before {
        forced-color-adjust: none;
      }
      .route-line::before,
      .route-line::after {
        forced-color-adjust: none;
        background: CanvasText;
      }
    }
  }
`;
