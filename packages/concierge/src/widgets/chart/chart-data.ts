/** A Chart node, looked through and made plain. Pure. */
import { isObject, oneOf, toText, toWhole, type AnyNode } from '../node-props.ts';
import { toColor } from '../style-values.ts';

export interface Series {
  readonly type: 'bar' | 'line' | 'area';
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  /** Series of one stack lie on each other; null stands alone. */
  readonly stack: string | null;
  readonly curve: Curve;
  /** One value for each place on the x axis; null where there is none. */
  readonly values: readonly (number | null)[];
}

export type Curve = 'linear' | 'smooth' | 'step' | 'step-before' | 'step-after';

export interface ChartData {
  readonly places: readonly string[];
  readonly series: readonly Series[];
  readonly showXAxis: boolean;
  readonly showYAxis: boolean;
  readonly showLegend: boolean;
  readonly showTooltip: boolean;
  /** Pixels between bars of one place, and between places. */
  readonly barGap: number;
  readonly barCategoryGap: number;
}

/** More would be no chart; the rest is left out. */
const mostPlaces = 400;
const mostSeries = 12;

/** The accent first, then hues that differ in tone as well, for readers who see no hue. */
const palette = [
  'var(--_accent-text)',
  'light-dark(oklch(0.66 0.15 55), oklch(0.8 0.12 65))',
  'light-dark(oklch(0.52 0.12 165), oklch(0.72 0.12 165))',
  'light-dark(oklch(0.45 0.18 310), oklch(0.78 0.13 310))',
  'light-dark(oklch(0.6 0.18 15), oklch(0.74 0.14 15))',
  'light-dark(oklch(0.4 0.03 260), oklch(0.85 0.03 260))',
];

export function toChartData(node: AnyNode): ChartData {
  const rows = (Array.isArray(node['data']) ? node['data'] : [])
    .filter(isObject)
    .slice(0, mostPlaces);
  const axis = isObject(node['xAxis']) ? node['xAxis'] : { dataKey: node['xAxis'] };
  const labels = isObject(axis['labels']) ? axis['labels'] : {};
  const key = toText(axis['dataKey']);
  const given = Array.isArray(node['series']) ? node['series'].filter(isObject) : [];
  return {
    places: rows.map((row) => {
      const place = toText(own(row, key));
      return toText(own(labels, place)) || place;
    }),
    series: given.slice(0, mostSeries).map((series, index) => toSeries(series, index, rows)),
    showXAxis: axis['hide'] !== true,
    showYAxis: node['showYAxis'] === true,
    showLegend: node['showLegend'] !== false,
    showTooltip: node['showTooltip'] !== false,
    barGap: toWhole(node['barGap'], 0, 40) ?? 2,
    barCategoryGap: toWhole(node['barCategoryGap'], 0, 80) ?? 12,
  };
}

function toSeries(
  series: Record<string, unknown>,
  index: number,
  rows: readonly Record<string, unknown>[],
): Series {
  const key = toText(series['dataKey']);
  return {
    type: oneOf(series['type'], ['bar', 'line', 'area'], 'bar'),
    label: toText(series['label']) || key,
    color: toColor(series['color'], 'surface') ?? palette[index % palette.length] ?? 'currentColor',
    stack: toText(series['stack']) || null,
    curve: toCurve(toText(series['curveType'])),
    values: rows.map((row) => {
      const value = own(row, key);
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    }),
  };
}

/** Of the many curves five can be told apart at this size. */
function toCurve(name: string): Curve {
  if (name === 'step') return 'step';
  if (name === 'stepBefore') return 'step-before';
  if (name === 'stepAfter') return 'step-after';
  return name === '' || name.startsWith('linear') ? 'linear' : 'smooth';
}

function own(row: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}
