/** `theme` of `setOptions` in ChatKit's shape, as the element's own tokens. Loads when a page asks for more than a scheme. */
import type { ThemeOption } from './options.ts';
import { pageBase } from './shared/page-base.ts';

/** Token → value, for the element alone. What the page's own style sheets say of the element goes before these. */
function themeTokens({ typography, color }: ThemeOption): Record<string, string> {
  const tokens: Record<string, string> = {};
  if (color?.grayscale) Object.assign(tokens, grayscaleTokens(color.grayscale));
  if (color?.surface) {
    tokens['--openskies-color-surface'] = color.surface.background;
    tokens['--openskies-color-text'] = color.surface.foreground;
  }
  if (color?.accent) {
    const { primary, level } = color.accent;
    tokens['--openskies-color-accent'] = primary;
    // Our own soft accent has 9 % in light and 17 % in dark: ChatKit's level 1.
    const [light, dark] = [5 + 4 * level, 12 + 5 * level];
    const soft = (percent: number) =>
      `color-mix(in oklab, ${primary} ${percent}%, var(--_surface))`;
    tokens['--openskies-color-accent-soft'] = `light-dark(${soft(light)}, ${soft(dark)})`;
  }
  if (typography?.baseSize) tokens['--openskies-font-size'] = `${typography.baseSize}px`;
  if (typography?.fontFamily) tokens['--openskies-font-family'] = typography.fontFamily;
  if (typography?.fontFamilyMono)
    tokens['--openskies-font-family-mono'] = typography.fontFamilyMono;
  return Object.fromEntries(
    Object.entries(tokens).filter(([name, value]) => !name.includes('-color-') || isColor(value)),
  );
}

/** A colour and nothing that fetches: `var(--x, url(…))` passes for a colour until it is used. */
function isColor(value: string): boolean {
  return CSS.supports('color', value) && !/url|src\(|image|\\/i.test(value);
}

type Grayscale = NonNullable<NonNullable<ThemeOption['color']>['grayscale']>;

/** Ink and ground of one hue; every other grey of the element is mixed from the two. */
function grayscaleTokens({ hue, tint, shade = 0 }: Grayscale): Record<string, string> {
  const grey = (lightness: number, chroma: number) =>
    `oklch(${lightness.toFixed(3)} ${chroma.toFixed(4)} ${hue})`;
  const darker = shade * 0.012;
  return {
    '--openskies-color-text': `light-dark(${grey(0.22 - darker, tint * 0.004)}, ${grey(0.95, tint * 0.002)})`,
    '--openskies-color-surface': `light-dark(${grey(1 - tint * 0.002, tint * 0.001)}, ${grey(0.205 - darker, tint * 0.003)})`,
  };
}

/** What one element wears: its tokens in a sheet, and the page's fonts. */
export class WornTheme {
  #sheet = new CSSStyleSheet();
  #faces: readonly FontFace[] = [];

  constructor() {
    this.#sheet.insertRule(':host {}');
  }

  /** Puts on a theme in place of the one before, which stays where this one cannot be worn. */
  wear(theme: ThemeOption): void {
    const tokens = Object.entries(themeTokens(theme));
    const faces = fontFaces(theme);
    const { style } = this.#sheet.cssRules[0] as CSSStyleRule;
    style.cssText = '';
    // Through the style object, so that a value can be nothing but a value.
    for (const [token, value] of tokens) style.setProperty(token, value);
    for (const face of this.#faces) document.fonts.delete(face);
    for (const face of faces) document.fonts.add(face);
    this.#faces = faces;
  }

  /** Dresses a tree, over the sheets that it has. */
  dress({ adoptedStyleSheets: sheets }: ShadowRoot): void {
    if (!sheets.includes(this.#sheet)) sheets.push(this.#sheet);
  }
}

/** The page's fonts, which load as they are used. */
function fontFaces({ typography }: ThemeOption): FontFace[] {
  return (typography?.fontSources ?? []).map(
    ({ family, src, weight, style, display, unicodeRange }) =>
      new FontFace(family, `url(${JSON.stringify(new URL(src, pageBase()).href)})`, {
        ...(weight === undefined ? {} : { weight: String(weight) }),
        ...(style ? { style } : {}),
        ...(display ? { display } : {}),
        ...(unicodeRange ? { unicodeRange } : {}),
      }),
  );
}
