import { css, type CSSResult } from 'lit';

export const activityTimelineStyles: CSSResult = css`
  openskies-activity-timeline {
    display: block;
    min-inline-size: 0;

    .timeline {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    .timeline-scroll {
      max-block-size: 372px;
      margin: -16px;
      padding: 16px;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-gutter: stable;
      scrollbar-width: thin;
      border-radius: inherit;
    }
    .timeline-scroll:focus-visible {
      outline-offset: -2px;
    }
    .timeline-item {
      position: relative;
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr);
      gap: 0 12px;
      font-size: 14px;
      line-height: 20px;
    }
    .timeline-item:not(:last-child)::before {
      content: '';
      position: absolute;
      inset-inline-start: 11.5px;
      inset-block: 28px -12px;
      inline-size: 1px;
      background: var(--_border);
    }
    .timeline-item.added {
      animation: openskies-appear var(--_t3) var(--_ease);
    }
    .kind {
      inline-size: 24px;
      block-size: 24px;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: var(--_hover);
      color: var(--_text-muted);
    }
    .kind.success {
      background: var(--_success-soft);
      color: var(--_success);
    }
    .kind.warning {
      background: var(--_warning-soft);
      color: var(--_warning);
    }
    .kind.error {
      background: var(--_danger-soft);
      color: var(--_danger);
    }
    .timeline-entry {
      padding-block-start: 2px;
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }
    .timeline-foot {
      display: flex;
      gap: 12px;
      block-size: 16px;
      align-items: center;
      font-size: 12px;
      line-height: 16px;
      color: var(--_text-muted);
    }
    @media (forced-colors: active) {
      .timeline-item:not(:last-child)::before {
        forced-color-adjust: none;
        background: CanvasText;
      }
    }
    .none {
      font-size: 14px;
      line-height: 20px;
      color: var(--_text-muted);
    }
  }
`;
