import type { ThemeOption } from './options.ts';
import { lazily } from './shared/lazily.ts';

const themeOptions = lazily(() => import('./theme-options.ts'));

/** The theme of the page's options on the element: one at a time, loaded when there is one. */
export class PageTheme {
  /** While a theme is on its way; the first drawing waits for it. */
  coming: Promise<void> | null = null;
  #fail: (cause: unknown) => void;
  #tree: ShadowRoot | null = null;
  #sheet: CSSStyleSheet | null = null;
  #takeFonts: (() => void) | undefined;

  constructor(fail: (cause: unknown) => void) {
    this.#fail = fail;
  }

  /** The tree to dress, once the element has one. */
  attach(tree: ShadowRoot): void {
    this.#tree = tree;
    this.#putOn();
  }

  /** Colours and fonts in place of those of earlier options. */
  wear(theme: ThemeOption): void {
    if (!theme.color && !theme.typography && !this.#sheet && !this.coming) return;
    const coming = this.#change(theme, this.coming).finally(() => {
      if (this.coming === coming) this.coming = null;
    });
    this.coming = coming;
  }

  async #change(theme: ThemeOption, earlier: Promise<void> | null): Promise<void> {
    await earlier;
    try {
      const { addFonts, themeSheet } = await themeOptions();
      const sheet = themeSheet(theme);
      this.#takeOff();
      this.#sheet = sheet;
      this.#takeFonts = addFonts(theme);
      this.#putOn();
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #putOn(): void {
    const { adoptedStyleSheets: sheets = [] } = this.#tree ?? {};
    if (this.#sheet && !sheets.includes(this.#sheet)) sheets.push(this.#sheet);
  }

  #takeOff(): void {
    this.#takeFonts?.();
    const at = this.#tree && this.#sheet ? this.#tree.adoptedStyleSheets.indexOf(this.#sheet) : -1;
    if (at >= 0) this.#tree?.adoptedStyleSheets.splice(at, 1);
  }
}
