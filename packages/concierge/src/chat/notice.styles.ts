import { css, type CSSResult } from 'lit';

export const noticeStyles: CSSResult = css`
  openskies-notice {
    display: block;
  }
  openskies-notice .notice.danger {
    background: var(--_danger-soft);
  }
  openskies-notice .notice.danger > svg {
    color: var(--_danger);
  }
  openskies-notice .notice-text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  openskies-notice .notice-title {
    font-weight: var(--_w-strong);
  }
  openskies-notice .button {
    flex: none;
    margin-block: -4px;
  }
`;
