/** What an answer leans on: numbers in its text, the list below it, and a preview beside either. Loads with the first one. */
import { ContextConsumer } from '../state/context.ts';
import type { AssistantMessageItem } from '@openskies/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icon } from '../shared/icons.ts';
import { linkHostsContext, settingsContext } from '../state/contexts.ts';
import type { TagEvent } from '../composer-extras/tag-event.ts';
import { ViewElement } from '../view-element.ts';
import { anyIcon } from '../widgets/any-icon.ts';
import { sourcesOf, sourceUrl, type NumberedSource, type Source } from './citations.ts';
import { sourcesStyles } from './sources.styles.ts';

export { sourcesOf, withMarks } from './citations.ts';

/** Long enough for the pointer to go from a number into its preview, in milliseconds. */
const grace = 150;

let lastId = 0;

/**
 * The list of sources and their preview. Shows the preview for the numbers in the text of its message, too.
 *
 * @internal fires `tag` for the page's own things, as a user message does for its tags (bubbles, not composed)
 */
export class OpenskiesSources extends ViewElement {
  static override styles = sourcesStyles;

  @property({ attribute: false }) item!: AssistantMessageItem;

  #linkHosts = new ContextConsumer(this, linkHostsContext);
  #settings = new ContextConsumer(this, settingsContext);

  @state() private shown: NumberedSource | null = null;

  @query('.source-preview') private preview!: HTMLElement | null;

  #id = `source-preview-${(lastId += 1)}`;
  #sources: readonly NumberedSource[] = [];
  #anchor: HTMLElement | null = null;
  /** What the page was asked to tell of. */
  #told: Source | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #leave = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const message = this.closest('.message');
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      handle: (event: HTMLElementEventMap[K]) => void,
    ) => (message as HTMLElement | null)?.addEventListener(type, handle, { signal });
    const hide = () => this.shown && this.#hide();
    this.getRootNode().addEventListener('scroll', hide, { signal, capture: true, passive: true });
    listen('pointerover', (event) => this.#handlePointer(event));
    listen('pointerout', () => this.#hideSoon());
    listen('focusin', ({ target }) => this.#handleFocus(target));
    listen('focusout', () => this.#hide());
    listen('click', ({ target }) => this.#handleClick(target));
    listen('keydown', (event) => this.#handleKey(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave.abort();
    clearTimeout(this.#leaving);
    this.#anchor = this.shown = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item')) this.#sources = sourcesOf(this.item);
  }

  override updated(): void {
    const { preview } = this;
    if (!preview || !this.#anchor) return;
    if (!preview.matches(':popover-open')) preview.showPopover();
    place(preview, this.#anchor, this.closest('.message') ?? this);
  }

  /** The source that a number or an entry stands for. */
  #find(target: EventTarget | null): { anchor: HTMLElement; source: NumberedSource } | null {
    const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-source]') : null;
    const source = this.#sources.find(({ number }) => String(number) === anchor?.dataset['source']);
    return anchor && source ? { anchor, source } : null;
  }

  #show(target: EventTarget | null): void {
    const found = this.#find(target);
    if (!found) return;
    clearTimeout(this.#leaving);
    if (this.#anchor === found.anchor) return;
    this.#hide();
    this.#anchor = found.anchor;
    if (this.#isExplained(found.source)) {
      this.#told = found.source.source;
      this.#tell('pointerenter', this.#told, found.anchor);
      return;
    }
    this.#anchor.setAttribute('aria-describedby', this.#id);
    this.shown = found.source;
  }

  #hide(): void {
    clearTimeout(this.#leaving);
    if (this.#told && this.#anchor) this.#tell('pointerleave', this.#told, this.#anchor);
    else this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = this.shown = this.#told = null;
  }

  #hideSoon(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.#hide(), grace);
  }

  #handlePointer({ target, pointerType }: PointerEvent): void {
    if (pointerType === 'touch') return;
    if (target instanceof Node && this.preview?.contains(target)) clearTimeout(this.#leaving);
    else this.#show(target);
  }

  #handleFocus(target: EventTarget | null): void {
    if (target instanceof Element && target.matches(':focus-visible')) this.#show(target);
  }

  /** A click follows a link, tells the page of its own things, and shows the rest to who has no pointer to rest on it. */
  #handleClick(target: EventTarget | null): void {
    const found = this.#find(target);
    if (!found || found.anchor.localName === 'a') return;
    const { source } = found.source;
    if (source.type === 'entity' && source.interactive) this.#tell('click', source, found.anchor);
    else this.#show(target);
  }

  /** Whether the page itself tells more of a source. */
  #isExplained({ source }: NumberedSource): boolean {
    const asks = this.#settings.value?.extras?.entities?.onRequestPreview;
    return Boolean(asks) && source.type === 'entity' && source.interactive === true;
  }

  #tell(type: string, source: Source, anchor: Element): void {
    if (source.type !== 'entity') return;
    const { id, title, group, data = {}, interactive } = source;
    const piece = { type: 'input_tag', id, text: title, group, data, interactive } as const;
    const detail: TagEvent['detail'] = { type, piece, anchor };
    this.dispatchEvent(new CustomEvent('tag', { bubbles: true, detail }));
  }

  #handleKey(event: KeyboardEvent): void {
    const { key, target } = event;
    if (key === 'Escape' && this.shown) {
      event.stopPropagation(); // the panel stays open
      this.#hide();
    } else if (target instanceof HTMLSpanElement && (key === 'Enter' || key === ' ')) {
      event.preventDefault();
      target.click();
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#sources.length === 0) return nothing;
    const groups = new Map<string, NumberedSource[]>();
    for (const source of this.#sources) {
      const name = source.source.group ?? '';
      groups.set(name, [...(groups.get(name) ?? []), source]);
    }
    return html`${[...groups].map(([name, sources]) => this.#renderGroup(name, sources))}
    ${this.shown ? this.#renderPreview(this.shown) : nothing}`;
  }

  #renderGroup(name: string, sources: readonly NumberedSource[]): TemplateResult {
    return html`${name ? html`<p class="source-group" part="source-group"><bdi>${name}</bdi></p>` : nothing}
      <ul class="sources" part="sources" aria-label=${name || this.text('message.sources')}>
        ${sources.map((source) => html`<li>${this.#renderEntry(source)}</li>`)}
      </ul>`;
  }

  #renderEntry({ number, source }: NumberedSource): TemplateResult {
    const url = sourceUrl(source, this.#linkHosts.value);
    // Where a link does not lead, its address is at least seen.
    const address = url === null && source.type === 'url' ? ` (${source.url})` : '';
    const body = html`<span class="source-number">${this.format.number(number)}</span>
      ${this.#icon(source)}<bdi class="source-title">${titleOf(source)}${address}</bdi>`;
    if (url === null) {
      return html`<button class="source" part="source" type="button" data-source=${number}>
        ${body}
      </button>`;
    }
    return html`<a
      class="source"
      part="source"
      data-source=${number}
      href=${url}
      target="_blank"
      rel="noopener noreferrer"
      >${body}</a
    >`;
  }

  #renderPreview({ source }: NumberedSource): TemplateResult {
    const { title, description, timestamp } = source;
    const from = [originOf(source), timestamp && this.format.day(timestamp)].filter(Boolean);
    return html`<div
      class="source-preview"
      part="source-preview"
      popover="manual"
      role="tooltip"
      aria-label=${title}
      id=${this.#id}
    >
      <p class="source-name"><bdi>${title}</bdi></p>
      ${
        from.length > 0
          ? html`<p class="source-from">${this.#icon(source)}<bdi>${from.join(' · ')}</bdi></p>`
          : nothing
      }
      ${description ? html`<p class="source-description" dir="auto">${description}</p>` : nothing}
    </div>`;
  }

  #icon(source: Source): unknown {
    if (source.type === 'url') return icon('globe', { size: 14 });
    if (source.type === 'file') return icon('file-text', { size: 14 });
    return anyIcon(source.icon ?? 'tag', 14, () => this.requestUpdate());
  }
}

/** A number in the text. It names its source to screen readers; who looks has the preview. */
export function citation(
  { number, source }: NumberedSource,
  label: string,
  digits: string,
  linkHosts: readonly string[] | null | undefined,
): HTMLElement {
  const url = sourceUrl(source, linkHosts);
  // No button, which would be a box that may begin a line of its own.
  const node = document.createElement(url === null ? 'span' : 'a');
  node.className = 'citation';
  node.setAttribute('part', 'citation');
  node.dataset['source'] = String(number);
  node.setAttribute('aria-label', label);
  node.textContent = (source.type === 'entity' && source.inline_label) || digits;
  if (node instanceof HTMLAnchorElement) {
    node.href = url ?? '';
    node.target = '_blank';
    node.rel = 'noopener noreferrer';
  } else {
    node.role = 'button';
    node.tabIndex = 0;
  }
  return node;
}

/** Above its anchor where there is room, else below; over its message, and never beyond the window. */
function place(preview: HTMLElement, anchor: HTMLElement, message: Element): void {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height, style } = preview;
  const room = message.getBoundingClientRect();
  const start = getComputedStyle(anchor).direction === 'rtl' ? right - width : left;
  const x = Math.max(room.left, Math.min(start, room.right - width));
  const last = document.documentElement.clientWidth - width - 8;
  style.setProperty('left', `${Math.max(8, Math.min(x, last))}px`);
  style.setProperty('top', `${top > height + 12 ? top - height - 4 : bottom + 4}px`);
}

function titleOf(source: Source): string {
  return (source.type === 'entity' && source.label) || source.title;
}

function originOf(source: Source): string {
  if (source.type === 'file') return source.filename;
  if (source.type === 'entity') return source.label ?? '';
  return source.attribution ?? (URL.canParse(source.url) ? new URL(source.url).hostname : '');
}

export const views = { 'openskies-sources': OpenskiesSources };

declare global {
  interface HTMLElementTagNameMap {
    'openskies-sources': OpenskiesSources;
  }
}
