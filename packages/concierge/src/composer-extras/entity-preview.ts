/** What the page tells of an entity, beside its tag: on hover and focus, until the pointer leaves both or Escape is pressed. */
import { decodeItem, type WidgetItem } from '@openskies/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { OpenskiesComposer } from '../chat/composer.ts';
import type { Entity } from '../composer-options.ts';
import { placePopup } from '../widgets/pickers/place-popup.ts';

/** Milliseconds until a preview is asked for, and until it goes: a pointer that only passes sees none. */
const delays = { show: 300, hide: 200 };

interface Shown {
  entity: Entity;
  anchor: Element;
  item: WidgetItem;
}

export class EntityPreview {
  #composer: OpenskiesComposer;
  #shown: Shown | null = null;
  #wanted: Entity | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(composer: OpenskiesComposer) {
    this.#composer = composer;
  }

  /** @param type of the event at the entity's tag */
  handle(type: string, entity: Entity, anchor: Element): void {
    if (type === 'pointerleave' || type === 'blur') this.hide(delays.hide);
    else this.#want(entity, anchor);
  }

  hide(wait = 0): void {
    this.#wanted = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(null), wait);
  }

  #want(entity: Entity, anchor: Element): void {
    clearTimeout(this.#timer);
    if (this.#shown?.entity.id === entity.id && this.#shown.anchor === anchor) return;
    if (!this.#composer.options?.entities?.onRequestPreview) return;
    this.#wanted = entity;
    this.#timer = setTimeout(() => void this.#ask(entity, anchor), delays.show);
  }

  async #ask(entity: Entity, anchor: Element): Promise<void> {
    const { onRequestPreview } = this.#composer.options?.entities ?? {};
    try {
      const answer = await onRequestPreview?.(entity);
      if (this.#wanted !== entity || !anchor.isConnected) return;
      const item = answer?.preview ? toItem(entity, answer.preview) : null;
      this.#show(item && { entity, anchor, item });
    } catch (cause) {
      reportError(cause); // the page's own
    }
  }

  #show(shown: Shown | null): void {
    if (shown === this.#shown) return;
    this.#shown?.anchor.removeAttribute('aria-describedby');
    this.#shown = shown;
    if (shown?.anchor.localName === 'button') {
      shown.anchor.setAttribute('aria-describedby', 'entity-preview');
    }
    const toggle = shown ? 'addEventListener' : 'removeEventListener';
    document[toggle]('keydown', this.#handleKey, { capture: true });
    this.#composer.getRootNode()[toggle]('scroll', this.#handleScroll, { capture: true });
    this.#composer.requestUpdate();
  }

  /** Its tag moves away from under it. */
  #handleScroll = (event: Event): void => {
    if (!(event.target as Element).closest('.entity-preview')) this.hide();
  };

  #handleKey = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape') return;
    event.stopPropagation();
    this.#wanted = null;
    this.#show(null);
  };

  /** The widget inside draws itself, part by part; the popup stays in its place meanwhile. */
  place(): void {
    const popup = this.#composer.querySelector<HTMLElement>('.entity-preview');
    if (!popup?.isConnected || !this.#shown || popup.matches(':popover-open')) return;
    const { anchor } = this.#shown;
    popup.showPopover();
    const place = () => {
      if (anchor.isConnected) {
        placePopup(popup, anchor as HTMLElement, { side: 'top', align: 'start' });
      }
    };
    place();
    const watch = new ResizeObserver(() => (popup.isConnected ? place() : watch.disconnect()));
    watch.observe(popup);
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#shown) return nothing;
    return html`<div
      class="entity-preview"
      part="entity-preview"
      id="entity-preview"
      role="tooltip"
      aria-label=${this.#shown.entity.title}
      popover="manual"
      @pointerenter=${() => clearTimeout(this.#timer)}
      @pointerleave=${() => this.hide(delays.hide)}
    >
      <openskies-widget
        .item=${this.#shown.item}
        .blocked=${true}
        .apiUrl=${this.#composer.settings.apiUrl}
      ></openskies-widget>
    </div>`;
  }
}

function toItem({ id }: Entity, widget: object): WidgetItem | null {
  const item = decodeItem({
    id: `entity-${id}`,
    thread_id: '',
    created_at: '',
    type: 'widget',
    widget,
  });
  return item?.type === 'widget' ? item : null;
}
