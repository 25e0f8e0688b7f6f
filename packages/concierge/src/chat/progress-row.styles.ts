import { css, type CSSResult } from 'lit';

export const progressRowStyles: CSSResult = css`
  openskies-progress-row {
    display: block;
  }
  openskies-progress-row .progress {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 24px;
    padding-block: 2px;
    font-size: 14px;
    line-height: 20px;
    color: var(--_text-muted);
  }
  .progress-dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    margin: 6px;
    border-radius: 50%;
    background: var(--_accent-text);
    animation: openskies-breathe 1.1s var(--_ease) infinite alternate;
  }
  openskies-progress-row .progress-glyph {
    color: var(--_accent-text);
    animation: openskies-breathe 1.1s var(--_ease) infinite alternate;
  }
  openskies-progress-row .done > svg {
    color: var(--_success);
  }
  /* A fast answer shows no row: it waits a moment before it appears. */
  openskies-progress-row .late {
    animation: openskies-appear var(--_t2) var(--_ease) 300ms backwards;
  }
  @media (forced-colors: active) {
    .progress-dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
