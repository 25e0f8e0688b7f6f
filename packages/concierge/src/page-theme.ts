import type { ThemeOption } from './options.ts';
import { lazily } from './shared/lazily.ts';
import type { WornTheme } from './theme-options.ts';

const themeOptions = lazily(() => import('./theme-options.ts'));

/** The theme of the page's options on the element: one at a time, loaded when there is one. */
export class PageTheme {
  /** While a theme is on its way; the first drawing waits for it. */
  coming: Promise<void> | null = null;
  #fail: (cause: unknown) => void;
  #tree: ShadowRoot | null = null;
  #worn: WornTheme | undefined;

  constructor(fail: (cause: unknown) => void) {
    this.#fail = fail;
  }

  /** The tree to dress, once the element has one. */
  attach(tree: ShadowRoot): void {
    this.#tree = tree;
    this.#worn?.dress(tree);
  }

  /** Colours and fonts in place of those of earlier options. */
  wear(theme: ThemeOption): void {
    if (!theme.color && !theme.typography && !this.#worn && !this.coming) return;
    const coming = this.#change(theme, this.coming).finally(() => {
      if (this.coming === coming) this.coming = null;
    });
    this.coming = coming;
  }

  async #change(theme: ThemeOption, earlier: Promise<void> | null): Promise<void> {
    await earlier;
    try {
      const { WornTheme } = await themeOptions();
      this.#worn ??= new WornTheme();
      this.#worn.wear(theme);
      if (this.#tree) this.#worn.dress(this.#tree);
    } catch (cause) {
      this.#fail(cause);
    }
  }
}
