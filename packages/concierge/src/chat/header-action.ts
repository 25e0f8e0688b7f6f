/** A button of the page's own in the header, in ChatKit's shape. Loads with the first one. */
import { css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { HeaderAction } from '../options.ts';
import { ViewElement } from '../view-element.ts';
import { namedIcon } from './named-icon.ts';

/** ChatKit's header icons → Lucide's. What is not here has the same name, or is drawn by its own. */
const pictures: Readonly<Record<string, string>> = {
  'sidebar-left': 'panel-left',
  'sidebar-right': 'panel-right',
  'sidebar-open-left': 'panel-left-open',
  'sidebar-open-right': 'panel-right-open',
  'sidebar-open-left-alt': 'panel-left-open',
  'sidebar-open-right-alt': 'panel-right-open',
  'sidebar-floating-left': 'panel-left',
  'sidebar-floating-right': 'panel-right',
  'sidebar-floating-open-left': 'panel-left-open',
  'sidebar-floating-open-right': 'panel-right-open',
  'sidebar-collapse-left': 'panel-left-close',
  'sidebar-collapse-right': 'panel-right-close',
  'collapse-left': 'arrow-left-to-line',
  'collapse-right': 'arrow-right-to-line',
  'open-left': 'arrow-left',
  'open-right': 'arrow-right',
  'double-chevron-left': 'chevrons-left',
  'double-chevron-right': 'chevrons-right',
  home: 'house',
  'home-alt': 'house',
  'back-small': 'chevron-left',
  'back-large': 'arrow-left',
  'expand-large': 'maximize-2',
  'collapse-large': 'minimize-2',
  'expand-small': 'expand',
  'collapse-small': 'shrink',
  'star-filled': 'star',
  'chat-temporary': 'message-circle-dashed',
  'settings-cog': 'settings',
  grid: 'layout-grid',
  'dots-horizontal': 'ellipsis',
  'dots-vertical': 'ellipsis-vertical',
  'dots-horizontal-circle': 'circle-ellipsis',
  'dots-vertical-circle': 'circle-ellipsis',
  'menu-inverted': 'text-align-start',
  hamburger: 'menu',
  compose: 'square-pen',
  'light-mode': 'sun',
  'dark-mode': 'moon',
  close: 'x',
};

/** Which of them point along the line, and so turn round where it runs the other way. */
const pointing = /left|right|back/;

export class OpenskiesHeaderAction extends ViewElement {
  static override styles: CSSResultGroup = css`
    openskies-header-action .pointing:dir(rtl) > svg {
      scale: -1 1;
    }
    openskies-header-action .filled > svg {
      fill: currentColor;
    }
  `;

  @property({ attribute: false }) action!: HeaderAction;

  /** What the page's handler throws is the page's, and stops nothing of ours. */
  #handleClick(): void {
    try {
      this.action.onClick();
    } catch (error) {
      reportError(error);
    }
  }

  override render(): TemplateResult {
    const { icon = '', label = icon.replaceAll('-', ' ') } = this.action as Partial<HeaderAction>;
    const look = `${pointing.test(icon) ? 'pointing' : ''} ${icon.endsWith('-filled') ? 'filled' : ''}`;
    const picture = Object.hasOwn(pictures, icon) ? (pictures[icon] ?? icon) : icon;
    return html`<button
      class="icon-button ${look}"
      part="icon-button header-action"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${this.#handleClick}
    >
      ${namedIcon(picture, 20, () => this.requestUpdate())}
    </button>`;
  }
}

export const views = { 'openskies-header-action': OpenskiesHeaderAction };

declare global {
  interface HTMLElementTagNameMap {
    'openskies-header-action': OpenskiesHeaderAction;
  }
}
