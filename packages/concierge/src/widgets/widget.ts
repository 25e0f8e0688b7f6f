import type { StructuredInputItem, WidgetItem } from '@openskies/protocol';
import { css, html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ViewElement } from '../view-element.ts';
import { hasFailed, loadedFamily, loadFamily } from './families.ts';
import { renderMissing } from './missing-part.ts';

/** Kept while the renderer loads; most widgets are higher. */
const reservedHeight = 120;

/** A widget, or questions, of the conversation. What draws them loads with the first one: many conversations have none. */
export class OpenskiesWidget extends ViewElement {
  static override styles: CSSResultGroup = css`
    openskies-widget {
      display: block;
      min-inline-size: 0;
    }
    .w-reserved {
      display: block;
      flex: 1;
      inline-size: 100%;
      min-inline-size: 0;
    }
  `;

  @property({ attribute: false }) item!: WidgetItem | StructuredInputItem;
  /** An action of this widget is under way. */
  @property({ type: Boolean }) busy = false;
  /** A reply is running, so that no action would be taken now. */
  @property({ type: Boolean }) blocked = false;
  /** Level of the widget's heading in the page's outline. */
  @property({ type: Number }) level = 4;
  /**
   * The thread's `allowed_image_domains`. Without them pictures come from any https address, with an empty list from the server alone.
   */
  @property({ attribute: false }) imageDomains: readonly string[] | undefined;
  /** Address of the server, whose own pictures may always be shown. */
  @property({ attribute: false }) apiUrl: string | undefined;

  /** The item came in while a reply was running, not with a stored thread. */
  #live = false;

  get #family(): 'tree' | 'questions' {
    return this.item.type === 'widget' ? 'tree' : 'questions';
  }

  async #load(): Promise<void> {
    await loadFamily(this.#family);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('item') || changed.get('item')?.id === this.item.id) return;
    this.#live = this.blocked;
    if (!loadedFamily(this.#family)) void this.#load();
  }

  override render(): TemplateResult {
    const { item } = this;
    if (!loadedFamily(this.#family)) {
      const failed = hasFailed(this.#family);
      return renderMissing(this.text, reservedHeight, failed, () => void this.#load());
    }
    if (item.type !== 'widget') {
      return html`<openskies-structured-input
        .item=${item}
        .busy=${this.busy}
        .blocked=${this.blocked}
      ></openskies-structured-input>`;
    }
    return html`<openskies-widget-tree
      .item=${item}
      .busy=${this.busy}
      .blocked=${this.blocked}
      .live=${this.#live}
      .level=${this.level}
      .imageDomains=${this.imageDomains}
      .apiUrl=${this.apiUrl}
    ></openskies-widget-tree>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-widget': OpenskiesWidget;
  }
}
