import { css, type CSSResult } from 'lit';

export const sourcesStyles: CSSResult = css`
  openskies-sources {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  /* In the line of the text, so that it never begins a line of its own. */
  .citation {
    position: relative;
    margin-inline-start: 3px;
    padding: 2px 6px;
    border-radius: var(--_r-pill);
    background: var(--_accent-soft);
    color: var(--_accent-text);
    font-size: 12px;
    line-height: 18px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    text-decoration: none;
    white-space: nowrap;
    vertical-align: 1px;
    cursor: pointer;
  }
  .citation::after {
    content: '';
    position: absolute;
    inset: -3px -2px;
  }
  .citation:hover,
  .citation[aria-describedby] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  openskies-sources .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  openskies-sources .sources > li {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  openskies-sources .source-group {
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
    margin-block-end: -4px;
  }
  openskies-sources .source {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    block-size: 28px;
    max-inline-size: min(100%, 240px);
    padding-inline: 8px 12px;
    border-radius: var(--_r-pill);
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 16px;
    text-decoration: none;
  }
  openskies-sources .source:hover,
  openskies-sources .source[aria-describedby] {
    background: var(--_hover);
    color: var(--_text);
  }
  openskies-sources .source-number {
    color: var(--_accent-text);
  }
  openskies-sources .source-title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  openskies-sources .source-preview {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 0;
    inline-size: max-content;
    max-inline-size: min(280px, 100vi - 16px);
    padding: 12px;
    border-radius: var(--_r);
    background: var(--_raised);
    box-shadow: var(--_e2);
    color: var(--_text);
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: anywhere;
    animation: openskies-appear var(--_t1) var(--_ease);
  }
  openskies-sources .source-name {
    font-size: 14px;
    font-weight: var(--_w-strong);
  }
  openskies-sources .source-from {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  openskies-sources .source-description {
    margin-block-start: 4px;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    overflow: hidden;
  }
  @media (pointer: coarse) {
    openskies-sources .source {
      block-size: 40px;
    }
    .citation::after {
      inset: -8px -6px;
    }
  }
  @media (forced-colors: active) {
    .citation,
    openskies-sources .source,
    openskies-sources .source-preview {
      border: 1px solid;
    }
  }
`;
