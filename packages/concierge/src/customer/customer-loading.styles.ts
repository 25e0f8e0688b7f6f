import { css, type CSSResult } from 'lit';

export const customerLoadingStyles: CSSResult = css`
  openskies-customer-loading {
    display: flex;
    flex-direction: column;
    gap: 24px;

    .loading-head {
      display: grid;
      align-content: start;
      gap: 8px;
      min-block-size: 92px;
    }
    .loading-text {
      font-size: 13px;
      line-height: 20px;
      color: var(--_text-muted);
    }
    .loading-title {
      display: flex;
      align-items: center;
      min-block-size: 20px;
    }
    .bone {
      display: block;
    }
    .bone-name {
      inline-size: 55%;
      max-inline-size: 240px;
      block-size: 28px;
    }
    .bone-title {
      inline-size: 40%;
      max-inline-size: 160px;
      block-size: 16px;
    }
    .bone-flight,
    .bone-status {
      inline-size: 96px;
      block-size: 16px;
      margin-block: 2px;
    }
    .bone-status {
      inline-size: 72px;
      margin-inline-start: auto;
    }
    .bone-route {
      min-block-size: 56px;
      align-items: start;
    }
    .bone-iata {
      inline-size: 72px;
      block-size: 36px;
    }
    .bone-label {
      inline-size: 40px;
      block-size: 16px;
    }
    .bone-seat {
      inline-size: 80px;
      block-size: 36px;
    }
    .stat {
      display: flex;
      align-items: center;
      min-block-size: 88px;
    }
    .bone-stat {
      inline-size: 80%;
      block-size: 36px;
    }
    @container customer (min-width: 480px) {
      .stat {
        min-block-size: 68px;
      }
    }
    @container customer (min-width: 600px) {
      .loading-head {
        min-block-size: 64px;
      }
    }
  }
`;
