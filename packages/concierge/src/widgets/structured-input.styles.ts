import { css, type CSSResult } from 'lit';

export const structuredInputStyles: CSSResult = css`
  openskies-structured-input {
    display: block;
    min-inline-size: 0;
  }
  .w-question {
    display: flex;
    flex-direction: column;
  }
  .w-question > .label {
    padding: 0;
    margin-block-end: 4px;
  }
  .w-question > .input {
    margin-block-start: 4px;
  }
  .w-answers dt {
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  .w-answers dd {
    font-weight: var(--_w-strong);
    overflow-wrap: anywhere;
  }
  .w-answers .w-caption {
    font-weight: 400;
  }
`;
