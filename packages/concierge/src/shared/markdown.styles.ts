import { css, type CSSResult } from 'lit';

export const markdownStyles: CSSResult = css`
  openskies-markdown {
    display: block;
    min-inline-size: 0;
  }
  openskies-markdown .markdown {
    display: flex;
    flex-direction: column;
    gap: 12px;
    overflow-wrap: break-word;
  }
  openskies-markdown :is(h3, h4, h5, h6) {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: var(--_fs);
    line-height: max(20px, 1.34em);
    margin-block-start: 4px;
  }
  openskies-markdown h3 {
    font-size: calc(var(--_fs) + 2px);
    line-height: max(24px, 1.4em);
  }
  openskies-markdown :is(ul, ol) {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  openskies-markdown :is(ul, ol) :is(ul, ol) {
    margin-block-start: 4px;
  }
  openskies-markdown ul {
    list-style: disc;
    padding-inline-start: 20px;
  }
  openskies-markdown ul > li::marker {
    font-size: 12px;
  }
  openskies-markdown li:has(> .task-box) {
    list-style: none;
  }
  openskies-markdown ol {
    list-style: decimal;
    padding-inline-start: 24px;
  }
  openskies-markdown li::marker {
    color: var(--_text-muted);
  }
  openskies-markdown .task-box {
    display: inline-block;
    vertical-align: -3px;
    margin-inline: -20px 4px;
  }
  openskies-markdown blockquote {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_border-strong);
    color: var(--_text-muted);
  }
  openskies-markdown hr {
    inline-size: 100%;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }
  openskies-markdown code {
    font-family: var(--_font-mono);
    font-size: 13px;
    padding: 2px 4px;
    border-radius: calc(var(--_r) / 3);
    background: var(--_hover);
  }
  openskies-markdown .code-block {
    border-radius: var(--_r-s);
    background: var(--_hover);
    overflow: hidden;
    position: relative;
  }
  openskies-markdown .code-block pre {
    padding: 10px 48px 10px 12px;
    overflow-x: auto;
    line-height: 20px;
  }
  openskies-markdown .code-block code {
    padding: 0;
    background: none;
    border-radius: 0;
  }
  openskies-markdown .code-block .icon-button {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    inline-size: 32px;
    block-size: 32px;
  }
  openskies-markdown .table {
    overflow-x: auto;
    border-radius: var(--_r-s);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  openskies-markdown :is(pre, .table):focus-visible {
    outline-offset: -2px;
  }
  openskies-markdown table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    line-height: 20px;
  }
  openskies-markdown :is(th, td) {
    padding: 8px 12px;
    text-align: start;
    vertical-align: top;
  }
  openskies-markdown th {
    font-weight: var(--_w-strong);
  }
  openskies-markdown tbody tr {
    border-block-start: 1px solid var(--_border);
  }
  openskies-markdown .cursor {
    display: inline-block;
    inline-size: 8px;
    block-size: 16px;
    margin-inline-start: 4px;
    border-radius: min(2px, var(--_r));
    background: var(--_accent-text);
    vertical-align: -2px;
    animation: openskies-breathe 1.1s var(--_ease) infinite alternate;
  }
`;
