import { css, type CSSResult } from 'lit';

export const composerExtrasStyles: CSSResult = css`
  openskies-composer .composer {
    position: relative;
  }
  openskies-composer .composer-error {
    align-items: flex-start;
  }
  openskies-composer .caption {
    display: block;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* files */
  openskies-composer .attachments {
    flex: 1 0 100%;
    min-inline-size: 0;
    display: flex;
    gap: 8px;
    padding: 2px 2px 8px;
    overflow-x: auto;
    scrollbar-width: thin;
    overscroll-behavior-x: contain;
  }
  openskies-composer .attachment {
    flex: 1 0 calc(50% - 4px);
    max-inline-size: 200px;
    min-inline-size: 132px;
    block-size: 48px;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 8px 4px;
    border-radius: var(--_r-s);
    box-shadow: inset 0 0 0 1px var(--_border);
    font-size: 13px;
    line-height: 20px;
    cursor: default;
  }
  openskies-composer .attachment.failed {
    min-inline-size: 200px; /* two buttons, and what went wrong in words */
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  openskies-composer .attachment.failed .caption {
    color: var(--_danger);
    white-space: nowrap;
  }
  openskies-composer .thumb {
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: calc(var(--_r-s) * 0.75);
    background: var(--_accent-soft);
    color: var(--_accent-text);
    display: grid;
    place-items: center;
    overflow: hidden;
  }
  openskies-composer .thumb > * {
    grid-area: 1 / 1;
  }
  openskies-composer .thumb :is(canvas, img) {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  openskies-composer .thumb canvas[data-drawn] + svg {
    visibility: hidden;
  }
  openskies-composer .attachment .about {
    flex: 1;
    min-inline-size: 0;
    position: relative;
  }
  openskies-composer .attachment .name {
    display: flex;
    white-space: pre;
  }
  openskies-composer .attachment .head {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  openskies-composer .attachment .icon-button,
  openskies-composer .tool .icon-button,
  openskies-composer .reply .icon-button {
    inline-size: 28px;
    block-size: 28px;
  }
  openskies-composer .attachment .icon-button + .icon-button {
    margin-inline-start: -8px;
  }
  openskies-composer .drop-zone {
    position: absolute;
    inset: 8px;
    z-index: 4;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 12px;
    padding: 24px;
    border: 2px dashed var(--_accent-text);
    border-radius: var(--_r-l);
    background: color-mix(in oklab, var(--_accent-soft) 94%, transparent);
    color: var(--_accent-text);
    font-weight: var(--_w-strong);
    text-align: center;
    pointer-events: none;
  }

  /* what the message answers to */
  openskies-composer .reply {
    flex: 1 0 calc(100% - 4px);
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 2px 6px;
    padding-inline: 10px 4px;
    min-block-size: 36px;
    border-radius: calc(var(--_r-bubble) - 8px);
    background: var(--_hover);
    color: var(--_text-muted);
    cursor: default;
  }
  openskies-composer .reply-text {
    flex: 1;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  /* tools, models */
  openskies-composer .pinned[aria-pressed='true'],
  openskies-composer .tool {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  openskies-composer .tool {
    min-inline-size: 64px;
    max-inline-size: 168px;
    block-size: 28px;
    margin-block-end: 4px;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding-inline-start: 10px;
    border-radius: var(--_r-s);
    font-size: 13px;
    line-height: 20px;
    cursor: default;
  }
  openskies-composer .tool .icon-button {
    color: inherit;
  }
  openskies-composer :is(.tool-name, .model-name) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  openskies-composer .model {
    min-inline-size: 56px;
    max-inline-size: 168px;
    margin-block-end: 4px;
    gap: 4px;
    padding-inline: 10px 6px;
    font-weight: 400;
    color: var(--_text-muted);
  }

  /* menus */
  openskies-composer .composer-menu {
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(100% + 8px);
    z-index: 3;
    max-inline-size: 360px;
    max-block-size: 320px;
    padding: 6px;
    border-radius: var(--_r);
    background: var(--_raised);
    box-shadow: var(--_e2);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    cursor: default;
    animation: openskies-appear var(--_t1) var(--_ease);
  }
  openskies-composer .composer-menu.models {
    inset-inline-start: auto;
    inline-size: min(100%, 300px);
  }
  openskies-composer .composer-option {
    inline-size: 100%;
    min-block-size: 40px;
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 6px 10px;
    border-radius: var(--_r-s);
    font-size: 14px;
    line-height: 20px;
    text-align: start;
    cursor: pointer;
  }
  openskies-composer .composer-option > svg {
    color: var(--_text-muted);
  }
  openskies-composer .composer-option[aria-disabled] {
    color: var(--_text-muted);
    cursor: default;
  }
  openskies-composer .composer-option:is(:hover, .active):not([aria-disabled]) {
    background: var(--_hover);
  }
  openskies-composer .composer-option:focus-visible {
    outline-offset: -2px;
  }
  openskies-composer .option-words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  openskies-composer :is(.menu-group, .menu-note) {
    padding: 6px 10px 2px;
    font-size: 12px;
    line-height: 16px;
    color: var(--_text-muted);
  }
  openskies-composer .menu-note {
    padding-block: 8px;
    font-size: 14px;
    line-height: 20px;
  }

  /* Tags lie behind the text, which covers them letter by letter. */
  openskies-composer .tag-ground {
    display: block;
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    padding: 6px 6px 6px 10px;
    padding-inline: 10px 6px;
    overflow: hidden;
    font-size: var(--_fs);
    white-space: pre-wrap;
    overflow-wrap: break-word;
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  openskies-composer .tag-ground + .composer-input {
    position: relative;
  }
  openskies-composer .tag-mark {
    border-radius: 4px;
    background: var(--_accent-soft);
    box-shadow: 0 0 0 2px var(--_accent-soft);
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  openskies-composer .composer-input.over-tag {
    cursor: pointer;
  }
  openskies-composer .entity-preview {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 12px;
    border: 0;
    border-radius: var(--_r);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_e2);
  }

  /* dictation */
  openskies-composer .composer-end:has(.dictation) {
    flex: 1;
  }
  openskies-composer .dictation {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline: 6px;
    color: var(--_text-muted);
    cursor: default;
  }
  openskies-composer .dictation-level {
    flex: 0 1 140px;
    min-inline-size: 0;
    block-size: 24px;
    color: var(--_accent-text);
    stroke-width: 3;
  }
  openskies-composer .dictation-time {
    font-variant-numeric: tabular-nums;
    font-size: 14px;
  }
  openskies-composer .heard {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 96px;
    overflow-y: auto;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    openskies-composer .tag-ground {
      font-size: max(16px, var(--_fs));
      padding-block: 8px;
    }
    openskies-composer :is(.composer, .composer-end) > .icon-button {
      block-size: 40px;
    }
    openskies-composer .tool {
      block-size: 40px;
      margin-block-end: 0;
    }
    openskies-composer .composer-option {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    openskies-composer
      :is(.attachment, .thumb, .tool, .composer-menu, .entity-preview, .reply, .pinned) {
      border: 1px solid CanvasText;
    }
    openskies-composer .pinned[aria-pressed='true'] {
      border-color: Highlight;
    }
    openskies-composer .composer-option.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    openskies-composer .tag-ground {
      forced-color-adjust: none;
    }
    openskies-composer .tag-mark {
      background: none;
      box-shadow: none;
      outline: 1px solid Highlight;
    }
  }
`;
