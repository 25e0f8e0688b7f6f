import { css, type CSSResult } from 'lit';

export const noticeStyles: CSSResult = css`
  openskies-notice {
    display: block;
  }
  openskies-notice .notice {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding: 10px 12px;
    border-radius: var(--_r);
    background: var(--_hover);
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  openskies-notice .notice > svg {
    color: var(--_text-muted);
  }
  openskies-notice .notice.warning {
    background: var(--_warning-soft);
  }
  openskies-notice .notice.warning > svg {
    color: var(--_warning);
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
  @media (forced-colors: active) {
    openskies-notice .notice {
      border: 1px solid CanvasText;
    }
  }
`;
