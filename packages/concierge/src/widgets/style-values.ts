/**
 * Sizes, colours and edges of widget nodes as CSS values. Pure. A value that is not known to be harmless becomes null: nothing
 * that fetches (`url()`), nothing that reads the page (`var()`, `attr()`), no length that could push the chat away.
 */
import { isObject } from './node-props.ts';

/** Property and value, ready for `style.setProperty`. */
export type StyleEntry = readonly [property: string, value: string];

/** Pixels of one spacing unit. */
const unit = 4;
/** The longest length in pixels, and the largest number inside a CSS string. */
const longest = 4000;
/** The longest CSS string that is looked at. */
const longestText = 96;

const plainLength =
  /^-?(\d+\.?\d*|\.\d+)(px|rem|em|ch|ex|lh|%|vw|vh|vmin|vmax|dvh|svh|lvh|dvw|cqi|cqw|cqb|cqh|pt|pc|cm|mm|in)$/i;
const zero = /^-?0+(\.0*)?$/;
const lengthWord = /^(auto|none|fit-content|min-content|max-content|stretch)$/i;
const math = /^(calc|min|max|clamp|fit-content)\([\d\s.,+\-*/%()a-z]*\)$/i;
const mathWord = /^(calc|min|max|clamp|px|rem|em|ch|lh|vw|vh|dvh|dvw|cqi|cqw|fit-content)$/i;

/** Width, height and their kin: a number is pixels, a string is a CSS length. */
export function toSize(value: unknown): string | null {
  return toLength(value, 1);
}

/** Padding, gap and their kin: a number is spacing units of 4 px, a string is a CSS length. */
export function toSpacing(value: unknown): string | null {
  return toLength(value, unit);
}

function toLength(value: unknown, scale: number): string | null {
  if (typeof value === 'number') {
    const pixels = value * scale;
    return pixels >= 0 && pixels <= longest ? `${pixels}px` : null;
  }
  return typeof value === 'string' ? cssLength(value.trim()) : null;
}

function cssLength(text: string): string | null {
  if (text.length > longestText || text.startsWith('-')) return null;
  if ((text.match(/\d+(\.\d+)?/g) ?? []).some((number) => Number(number) > longest)) return null;
  if (plainLength.test(text) || zero.test(text) || lengthWord.test(text)) return text;
  const words = text.match(/[a-z-]*[a-z]/gi) ?? [];
  return math.test(text) && words.every((word) => mathWord.test(word)) ? text : null;
}

/**
 * `padding` or `margin` in all their forms. Left and right are the inline start and end, so that a widget turns round with the
 * writing direction.
 */
export function toSides(property: 'padding' | 'margin', value: unknown): StyleEntry[] {
  if (!isObject(value)) {
    const words = typeof value === 'string' ? value.trim().split(/\s+(?![^(]*\))/) : [value];
    const lengths = words.slice(0, 4).map(toSpacing);
    return lengths.every((length) => length !== null) ? [[property, lengths.join(' ')]] : [];
  }
  return eachSide(value).flatMap(([side, given]): StyleEntry[] => {
    const length = toSpacing(given);
    return length === null ? [] : [[`${property}-${side}`, length]];
  });
}

/** Pairs of logical side and value; a named side wins over its axis. */
function eachSide(value: Record<string, unknown>): [side: string, value: unknown][] {
  const { x, y, top = y, bottom = y, left = x, right = x } = value;
  return [
    ['block-start', top],
    ['block-end', bottom],
    ['inline-start', left],
    ['inline-end', right],
  ];
}

const borderStyle = /^(solid|dashed|dotted|double|groove|ridge|inset|outset)$/;

/** `border`: pixels, one border, or a border for each edge. */
export function toBorder(value: unknown): StyleEntry[] {
  if (isObject(value) && !('size' in value)) {
    return eachSide(value).flatMap(([side, given]) => oneBorder(`border-${side}`, given));
  }
  return oneBorder('border', value);
}

function oneBorder(property: string, value: unknown): StyleEntry[] {
  const { size, color, style } = isObject(value) ? value : { size: value };
  if (typeof size !== 'number' || !(size >= 0 && size <= 32)) return [];
  const line = typeof style === 'string' && borderStyle.test(style) ? style : 'solid';
  return [[property, `${size}px ${line} ${toColor(color, 'border') ?? 'var(--_border)'}`]];
}

/** Radii are parts of the one radius, so that a square theme has square widgets. */
const radii: Readonly<Record<string, string>> = {
  none: '0',
  '2xs': 'calc(var(--_r) * .167)',
  xs: 'calc(var(--_r) * .333)',
  sm: 'calc(var(--_r) * .5)',
  md: 'var(--_r-s)',
  lg: 'calc(var(--_r) * .833)',
  xl: 'var(--_r)',
  '2xl': 'var(--_r-l)',
  '3xl': 'calc(var(--_r) * 1.667)',
  '4xl': 'calc(var(--_r) * 2)',
  full: 'var(--_r-pill)',
  '100%': 'min(100%, var(--_r-pill))',
};

export function toRadius(value: unknown): string | null {
  return lookUp(radii, value);
}

/** `16/9`, `1.5`, `auto`. */
export function toAspectRatio(value: unknown): string | null {
  if (typeof value === 'number') return value > 0 && value <= 100 ? String(value) : null;
  const isRatio =
    typeof value === 'string' && /^\d{1,4}(\.\d+)?(\s*\/\s*\d{1,4}(\.\d+)?)?$/.test(value);
  return isRatio ? value : null;
}

/** A number grows and shrinks from nothing; a string is CSS (`auto`, `1 1 0`). */
export function toFlex(value: unknown): string | null {
  if (typeof value === 'number') return value >= 0 && value <= 1000 ? `${value} ${value} 0%` : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^(auto|none|initial)$/.test(text)) return text;
  const [grow = '', ...rest] = text.split(/\s+/);
  if (!/^\d{1,3}(\.\d+)?$/.test(grow) || rest.length > 2) return null;
  const last = rest.at(-1);
  if (last !== undefined && !/^\d{1,3}$/.test(last) && cssLength(last) === null) return null;
  return rest.length < 2 || /^\d{1,3}(\.\d+)?$/.test(rest[0] ?? '') ? text : null;
}

/** What a colour is for; each has tokens of its own. */
export type ColorRole = 'text' | 'surface' | 'border';

const muted = 'var(--_text-muted)';
const faint = 'color-mix(in oklab, var(--_text) 4%, var(--_surface))';
const tokens: Readonly<Record<ColorRole, Readonly<Record<string, string>>>> = {
  text: {
    prose: 'var(--_text)',
    primary: 'var(--_text)',
    emphasis: 'var(--_text)',
    secondary: muted,
    tertiary: muted,
    success: 'var(--_success)',
    warning: 'var(--_warning)',
    caution: 'var(--_warning)',
    danger: 'var(--_danger)',
    info: 'var(--_accent-text)',
    discovery: 'var(--_accent-text)',
    accent: 'var(--_accent-text)',
  },
  surface: {
    surface: 'var(--_raised)',
    'surface-secondary': faint,
    'surface-tertiary': 'color-mix(in oklab, var(--_text) 9%, var(--_surface))',
    'surface-elevated': 'var(--_raised)',
    'surface-elevated-secondary': faint,
  },
  border: {
    default: 'var(--_border)',
    subtle: 'color-mix(in oklab, var(--_text) 7%, transparent)',
    strong: 'var(--_border-strong)',
  },
};

/** A token of its role, a primitive (`blue-500`), a CSS colour, or one of these for each scheme. */
export function toColor(value: unknown, role: ColorRole): string | null {
  if (isObject(value)) {
    const light = toColor(value['light'], role) ?? toColor(value['dark'], role);
    const dark = toColor(value['dark'], role) ?? light;
    return light && dark ? `light-dark(${light}, ${dark})` : null;
  }
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return lookUp(tokens[role], text) ?? primitive(text, role) ?? cssColor(text);
}

/** Hue and strongest chroma of each primitive, in oklch. */
const hues: Readonly<Record<string, readonly [hue: number, chroma: number]>> = {
  gray: [265, 0.01],
  red: [27, 0.2],
  orange: [50, 0.17],
  yellow: [90, 0.15],
  green: [152, 0.15],
  teal: [185, 0.11],
  blue: [258, 0.19],
  purple: [300, 0.2],
  pink: [352, 0.2],
};

/** Middle tones used for text are darker by day and lighter by night, so that they can be read on a plain ground. */
function primitive(text: string, role: ColorRole): string | null {
  const [, name = '', digits = ''] = /^([a-z]+)-(\d{1,4})$/.exec(text) ?? [];
  const step = Number(digits);
  const hue = Object.hasOwn(hues, name) ? hues[name] : undefined;
  if (!hue || step > 1000) return null;
  const lightness = 0.985 - (step / 1000) * 0.8;
  const chroma = hue[1] * Math.max(0, 1 - ((step - 500) / 560) ** 2);
  const at = (l: number) => `oklch(${l.toFixed(3)} ${chroma.toFixed(3)} ${hue[0]})`;
  if (role !== 'text' || step < 350 || step > 650) return at(lightness);
  return `light-dark(${at(Math.min(lightness, 0.5))}, ${at(Math.max(lightness, 0.74))})`;
}

const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const colorWord = /^[a-z]{3,20}$/i;
const colorFunction =
  /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\([a-z0-9\s.,%/+\-#()]*\)$/i;
const innerFunction = /([a-z-]+)\(/gi;
const colorFunctionName = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)$/i;

function cssColor(text: string): string | null {
  if (text.length > longestText) return null;
  if (hex.test(text) || colorWord.test(text)) return text;
  if (!colorFunction.test(text)) return null;
  const inner = [...text.matchAll(innerFunction)];
  return inner.every(([, name = '']) => colorFunctionName.test(name)) ? text : null;
}

function lookUp(table: Readonly<Record<string, string>>, key: unknown): string | null {
  return typeof key === 'string' && Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
