import { ContextConsumer } from './state/context.ts';
import { LitElement, type CSSResultOrNative } from 'lit';
import { formatContext, textContext } from './state/contexts.ts';
import { englishFormat, type Format } from './text/format.ts';
import { englishText, type Text } from './text/text.ts';

/**
 * Base of the inner views. A view renders into itself, so that everything lies in the root element's one shadow tree, and
 * brings its `static styles` to that tree when it connects.
 */
export abstract class ViewElement extends LitElement {
  #text = new ContextConsumer(this, textContext);
  #format = new ContextConsumer(this, formatContext);

  /** Words in the element's language. */
  get text(): Text {
    return this.#text.value ?? englishText;
  }

  /** Dates, times and numbers in the element's locale. */
  get format(): Format {
    return this.#format.value ?? englishFormat;
  }

  /** Speaks a sentence to screen readers, once and politely. */
  announce(text: string): void {
    this.dispatchEvent(new CustomEvent('announce', { bubbles: true, detail: text }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.constructor as typeof ViewElement;
    adoptSheets(this.getRootNode(), view.elementStyles);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Brings sheets to a tree, each once. */
export function adoptSheets(root: Node, styles: readonly CSSResultOrNative[]): void {
  if (!('adoptedStyleSheets' in root)) return;
  const tree = root as ShadowRoot | Document;
  for (const style of styles) {
    const sheet = style instanceof CSSStyleSheet ? style : style.styleSheet;
    if (sheet && !tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets.push(sheet);
  }
}
