import { css, type CSSResult } from 'lit';

export const stepsStyles: CSSResult = css`
  openskies-steps {
    display: block;
    font-size: 14px;
    line-height: 20px;
    color: var(--_text-muted);
  }
  openskies-steps .steps-head {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding-block: 2px;
    border-radius: var(--_r-s);
    text-align: start;
  }
  openskies-steps .steps-head:hover:enabled {
    color: var(--_text);
  }
  openskies-steps .steps-head > svg:first-child[data-icon='circle-check'] {
    color: var(--_success);
  }
  openskies-steps .steps-label {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  openskies-steps .steps-head > [data-icon='chevron-down'] {
    margin-block: 2px;
    margin-inline-start: -4px;
    transition: rotate var(--_t1) var(--_ease);
  }
  openskies-steps .steps-head[aria-expanded='true'] > [data-icon='chevron-down'] {
    rotate: 180deg;
  }
  /* Its line stands below the middle of the mark above. */
  openskies-steps .steps-list {
    display: flex;
    flex-direction: column;
    gap: 12px;
    margin-block-start: 8px;
    margin-inline-start: 9px;
    padding-inline-start: 20px;
    border-inline-start: 1px solid var(--_border);
  }
  openskies-steps .step {
    display: flex;
    gap: 8px;
    min-inline-size: 0;
  }
  openskies-steps .step-mark {
    flex: none;
    inline-size: 16px;
    block-size: 20px;
    display: grid;
    place-items: center;
  }
  openskies-steps .step-mark.complete {
    color: var(--_success);
  }
  openskies-steps .step-mark .progress-dot {
    margin: 0;
  }
  openskies-steps .step-body {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  openskies-steps .step-title {
    color: var(--_text);
  }
  openskies-steps .markdown {
    font-size: 14px;
    line-height: 20px;
  }
  openskies-steps :is(.step-queries, .step-sources) {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  openskies-steps :is(.step-query, .step-source) {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    font-size: 12px;
    line-height: 16px;
  }
  openskies-steps .step-query {
    padding-inline: 8px;
    border-radius: var(--_r-pill);
    background: var(--_hover);
  }
  @media (pointer: coarse) {
    openskies-steps .steps-head,
    openskies-steps a.step-source {
      min-block-size: 40px;
      align-items: center;
    }
  }
`;
