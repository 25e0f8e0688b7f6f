import { ContextConsumer } from '../state/context.ts';
import { html, render, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { parser, parser_end, parser_write, type Parser } from 'streaming-markdown';
import { linkHostsContext } from '../state/contexts.ts';
import { ViewElement } from '../view-element.ts';
import { icon } from './icons.ts';
import { MarkdownRenderer } from './markdown-renderer.ts';
import { markdownStyles } from './markdown.styles.ts';

/** Markdown that may still be growing: what is new is parsed and appended, what stands is left alone. */
export class OpenskiesMarkdown extends ViewElement {
  static override styles = markdownStyles;

  /** The whole text so far. */
  @property() value = '';
  /** Whether more is to come: shows the cursor, and leaves the last mark open. */
  @property({ type: Boolean }) streaming = false;
  /** What stands at a mark in the text, by its number. */
  @property({ attribute: false }) mark: ((number: number) => Node) | null = null;

  #linkHosts = new ContextConsumer(this, linkHostsContext);

  @query('.markdown') private root!: HTMLElement;

  #parser: Parser | null = null;
  #written = '';
  #cursor: HTMLElement | null = null;

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('value') && !changed.has('streaming')) return;
    if (!this.#parser || !this.value.startsWith(this.#written)) this.#restart();
    parser_write(this.#parser!, this.value.slice(this.#written.length));
    this.#written = this.value;
    if (this.streaming) {
      this.#cursor ??= cursorNode();
      const place = deepestLast(this.root, this.#cursor);
      // Put there anew it would begin to breathe anew.
      if (place !== this.#cursor.parentNode) place.append(this.#cursor);
    } else {
      parser_end(this.#parser!);
      this.#parser = null;
      this.#cursor?.remove();
      this.#cursor = null;
    }
  }

  #restart(): void {
    this.root.replaceChildren();
    this.#written = '';
    this.#parser = parser(
      new MarkdownRenderer(this.root, {
        cursor: () => this.#cursor,
        linkHosts: this.#linkHosts.value,
        codeHead: (code) => this.#codeHead(code),
        checkbox: (checked) =>
          checkbox(this.text(checked ? 'markdown.done' : 'markdown.open'), checked),
        mark: this.mark,
      }),
    );
  }

  #codeHead(code: HTMLElement): Node {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'icon-button';
    button.setAttribute('part', 'icon-button');
    button.setAttribute('aria-label', this.text('markdown.copy_code'));
    render(icon('copy', { size: 16 }), button);
    button.addEventListener('click', () => void this.#copy(code, button));
    return button;
  }

  async #copy(code: HTMLElement, button: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection()?.selectAllChildren(code); // the page may forbid the clipboard: the reader copies by hand
      return;
    }
    render(icon('check', { size: 16 }), button);
    this.announce(this.text('message.copied'));
    setTimeout(() => render(icon('copy', { size: 16 }), button), 2000);
  }

  override render(): TemplateResult {
    return html`<div class="markdown" part="markdown"></div>`;
  }
}

function cursorNode(): HTMLElement {
  const cursor = document.createElement('span');
  cursor.className = 'cursor';
  cursor.setAttribute('part', 'cursor');
  return cursor;
}

function checkbox(label: string, checked: boolean): Node {
  const holder = document.createDocumentFragment();
  render(icon(checked ? 'circle-check' : 'circle', { size: 16, label }), holder);
  return holder;
}

const blocks = 'p,h3,h4,h5,h6,ul,ol,li,blockquote,pre,code,div,table,tbody,thead,tr,td,th';

/** The block that the next character would fall into, or the one that was written last. */
function deepestLast(root: Element, cursor: Element): Element {
  let last = root.lastElementChild;
  if (last === cursor) last = cursor.previousElementSibling;
  if (!last?.matches(blocks) || (last.localName === 'code' && root.localName !== 'pre'))
    return root;
  return deepestLast(last, cursor);
}

declare global {
  interface HTMLElementTagNameMap {
    'openskies-markdown': OpenskiesMarkdown;
  }
}
