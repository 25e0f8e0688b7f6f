/** Props of widget nodes as CSS. Pure. */
import { oneOf, toWhole, type AnyNode } from './node-props.ts';
import {
  toAspectRatio,
  toBorder,
  toColor,
  toFlex,
  toRadius,
  toSides,
  toSize,
  toSpacing,
  type StyleEntry,
} from './style-values.ts';

export type Styles = Readonly<Record<string, string>>;

/** The size of a block in its surroundings. */
export function blockStyles(node: AnyNode): Styles {
  const { size, minSize, maxSize, width = size, height = size } = node;
  const { minWidth = minSize, minHeight = minSize, maxWidth = maxSize, maxHeight = maxSize } = node;
  return toStyles(
    one('inline-size', toSize(width)),
    one('block-size', toSize(height)),
    one('min-inline-size', toSize(minWidth)),
    one('min-block-size', toSize(minHeight)),
    one('max-inline-size', toSize(maxWidth)),
    one('max-block-size', toSize(maxHeight)),
    one('aspect-ratio', toAspectRatio(node['aspectRatio'])),
    one('border-radius', toRadius(node['radius'])),
    one('flex', toFlex(node['flex'])),
    one('background-color', toColor(node['background'], 'surface')),
    toSides('margin', node['margin']),
  );
}

const sides = { start: 'flex-start', center: 'center', end: 'flex-end' } as const;
const alignments = { ...sides, baseline: 'baseline', stretch: 'stretch' } as const;
const justifications = {
  ...sides,
  between: 'space-between',
  around: 'space-around',
  evenly: 'space-evenly',
  stretch: 'stretch',
} as const;

/** How a box arranges its children, and its size. */
export function boxStyles(node: AnyNode): Styles {
  return {
    ...blockStyles(node),
    ...toStyles(
      one('align-items', pick(alignments, node['align'])),
      one('justify-content', pick(justifications, node['justify'])),
      one('flex-wrap', oneOf(node['wrap'], ['nowrap', 'wrap', 'wrap-reverse'], null)),
      one('gap', toSpacing(node['gap'])),
      toSides('padding', node['padding']),
      toBorder(node['border']),
    ),
  };
}

const weights = {
  normal: '400',
  medium: '400',
  semibold: 'var(--_w-strong)',
  bold: 'var(--_w-strong)',
} as const;

/** What Text, Title, Caption and Label share. Two weights only: many hosts have no 500. */
export function textStyles(node: AnyNode): Styles {
  const maxLines = toWhole(node['maxLines'], 1, 100);
  return toStyles(
    one('color', toColor(node['color'], 'text')),
    one('font-weight', pick(weights, node['weight'])),
    one('text-align', oneOf(node['textAlign'], ['start', 'center', 'end'], null)),
    one('inline-size', toSize(node['width'])),
    one('-webkit-line-clamp', maxLines === null ? null : String(maxLines)),
  );
}

export function pick<T extends Readonly<Record<string, string>>>(
  table: T,
  key: unknown,
): T[keyof T] | null {
  return typeof key === 'string' && Object.hasOwn(table, key) ? (table[key] as T[keyof T]) : null;
}

function one(property: string, value: string | null): StyleEntry[] {
  return value === null ? [] : [[property, value]];
}

function toStyles(...entries: StyleEntry[][]): Styles {
  return Object.fromEntries(entries.flat());
}
