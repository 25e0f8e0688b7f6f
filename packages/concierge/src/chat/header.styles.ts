import { css, type CSSResult } from 'lit';

export const headerStyles: CSSResult = css`
  openskies-header .header {
    block-size: 56px;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline: 16px 8px;
  }
  openskies-header .header-text {
    flex: 1;
    min-inline-size: 0;
  }
  /* As high as its title: a badge that has no room beside it is in a second row, which is not seen. */
  openskies-header .header-line {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    column-gap: 8px;
    overflow: hidden;
  }
  openskies-header .header-title {
    font-family: var(--_font-display);
    font-weight: var(--_w-strong);
    font-size: 15px;
    line-height: 20px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  openskies-header .header-subtitle {
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  openskies-header .header-actions {
    display: flex;
  }
  openskies-header-action {
    display: block;
    inline-size: 36px;
    block-size: 36px;
  }
  openskies-header .header > openskies-header-action {
    margin-inline: -8px -4px;
  }
  openskies-header .demo-badge {
    flex: none;
    margin-block-end: -20px;
    background: none;
    box-shadow: inset 0 0 0 1px var(--_border);
    padding-inline: 7px;
  }
  .brand {
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--_r-s);
    background: var(--_accent);
    color: var(--_on-accent);
    display: grid;
    place-items: center;
    flex: none;
  }
  .brand svg {
    fill: currentColor;
    stroke: none;
  }
  @media (forced-colors: active) {
    .brand {
      border: 1px solid CanvasText;
    }
  }
`;
