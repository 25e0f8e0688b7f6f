import { css, type CSSResult } from 'lit';

export const threadHistoryStyles: CSSResult = css`
  .button.soft {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .button.block {
    inline-size: 100%;
  }
  openskies-thread-history {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--_surface);
    animation: openskies-appear var(--_t3) var(--_ease);
  }
  openskies-thread-history .header {
    flex: none;
    block-size: 56px;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline: 8px;
    border-block-end: 1px solid var(--_border);
  }
  openskies-thread-history .header-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 15px;
    line-height: 20px;
  }
  openskies-thread-history .back svg:dir(rtl) {
    transform: scaleX(-1);
  }
  openskies-thread-history .history {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  openskies-thread-history .history-search {
    padding: 12px 16px 4px;
  }
  openskies-thread-history .input {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 40px;
    padding-inline: 10px;
    border-radius: var(--_r-s);
    background: var(--_raised);
    box-shadow: inset 0 0 0 1px var(--_border-strong);
    font-size: 14px;
    line-height: 20px;
  }
  openskies-thread-history .input:focus-within {
    box-shadow: inset 0 0 0 2px var(--_focus);
  }
  openskies-thread-history .input > svg {
    color: var(--_text-muted);
  }
  openskies-thread-history input {
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    border: 0;
    padding: 0;
    background: none;
    appearance: none;
  }
  openskies-thread-history input:focus-visible {
    outline: none;
  }
  openskies-thread-history input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  openskies-thread-history .history-list {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    padding: 4px 8px;
  }
  openskies-thread-history .history-group {
    padding: 12px 8px 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  openskies-thread-history .history-item {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 52px;
    padding-inline-end: 4px;
    border-radius: var(--_r-s);
    font-size: 14px;
    line-height: 20px;
  }
  openskies-thread-history .history-item:hover {
    background: var(--_hover);
  }
  openskies-thread-history .history-item.current {
    background: var(--_accent-soft);
  }
  openskies-thread-history .history-open {
    flex: 1;
    min-inline-size: 0;
    padding: 6px 8px;
    text-align: start;
    border-radius: var(--_r-s);
  }
  openskies-thread-history .history-open:focus-visible {
    outline-offset: -2px;
  }
  /* As wide as its words, so that a title of the other direction stands at the list's own start. */
  openskies-thread-history .history-title {
    display: block;
    inline-size: fit-content;
    max-inline-size: 100%;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  openskies-thread-history .history-time,
  openskies-thread-history .history-note {
    display: block;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  openskies-thread-history .history-note.danger {
    color: var(--_danger);
  }
  openskies-thread-history .history-actions {
    display: flex;
  }
  /* Until they are wanted the title has their room, and what is said of a failure keeps its lines. */
  @media not (pointer: coarse) {
    openskies-thread-history .history-item:not(:hover, :focus-within) .history-actions {
      opacity: 0;
    }
    openskies-thread-history
      .history-item:not(:hover, :focus-within, :has(.history-note))
      .history-actions {
      inline-size: 0;
      overflow: clip;
    }
  }
  openskies-thread-history .history-item form,
  openskies-thread-history .history-question {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 6px 4px 6px 8px;
  }
  openskies-thread-history .history-question > span {
    flex: 1 1 auto;
  }
  openskies-thread-history form .input {
    flex: 1;
    min-inline-size: 120px;
  }
  openskies-thread-history .history-foot {
    padding: 12px 16px;
    border-block-start: 1px solid var(--_border);
  }
  openskies-thread-history .history-empty {
    padding: 24px 16px;
    text-align: center;
    font-size: 14px;
    line-height: 20px;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }
  openskies-thread-history .history-row-bones {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 8px;
  }
  openskies-thread-history .bone.title {
    block-size: 16px;
    inline-size: 70%;
  }
  openskies-thread-history .bone.time {
    block-size: 12px;
    inline-size: 20%;
  }
  @media (pointer: coarse) {
    openskies-thread-history .history-actions {
      gap: 4px;
    }
    openskies-thread-history input {
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    openskies-thread-history .input {
      border: 1px solid CanvasText;
    }
    openskies-thread-history .current {
      outline: 1px solid Highlight;
    }
  }
`;
