/** From values to places in a box of pixels. Pure. */
import type { ChartData, Curve, Series } from './chart-data.ts';

export interface Scale {
  readonly ticks: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** From and to of each value of a series, on top of what its stack holds below. */
export type Spans = readonly (readonly [from: number, to: number] | null)[];

export function stackSpans({ series }: Pick<ChartData, 'series'>): Spans[] {
  const heights = new Map<string, { up: number; down: number }>();
  return series.map(({ stack, type, values }) =>
    values.map((value, place) => {
      if (value === null) return null;
      if (stack === null || type === 'line') return [0, value];
      const key = `${place} ${type} ${stack}`;
      const height = heights.get(key) ?? { up: 0, down: 0 };
      heights.set(key, height);
      const side = value >= 0 ? 'up' : 'down';
      const from = height[side];
      height[side] += value;
      return [from, height[side]];
    }),
  );
}

/** Round numbers around all values, zero among them; 3 to 6 of them. */
export function niceScale(spans: readonly Spans[]): Scale {
  const ends = spans.flat().flatMap((span) => span ?? []);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const range = high - low || 1;
  const rough = range / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const min = Math.floor(low / step) * step;
  const max = Math.ceil((high || 1) / step) * step;
  const count = Math.round((max - min) / step);
  const tidy = (value: number) => Number(value.toPrecision(12));
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy(min + index * step));
  return { ticks, min, max };
}

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Bars of one place side by side; those of one stack share a column. */
export function placeBars(
  data: ChartData,
  spans: readonly Spans[],
  width: number,
): (Bar | null)[][] {
  const columns = [...new Set(data.series.filter(isBar).map(columnOf))];
  const band = width / Math.max(1, data.places.length);
  const room = Math.max(band * 0.3, band - data.barCategoryGap);
  const gaps = Math.min(data.barGap * (columns.length - 1), room * 0.4);
  const thick = Math.max(1, (room - gaps) / Math.max(1, columns.length));
  const gap = columns.length > 1 ? gaps / (columns.length - 1) : 0;
  return data.series.map((series, index) => {
    if (!isBar(series)) return [];
    const column = columns.indexOf(columnOf(series));
    return (spans[index] ?? []).map((span, place) => {
      if (!span) return null;
      const x = place * band + (band - room) / 2 + column * (thick + gap);
      return { x, width: thick, from: span[0], to: span[1] };
    });
  });

  function columnOf(series: Series): string {
    return series.stack === null ? `alone ${data.series.indexOf(series)}` : `stack ${series.stack}`;
  }
}

function isBar({ type }: Series): boolean {
  return type === 'bar';
}

export type Point = readonly [x: number, y: number];

/** Runs of points without a gap. */
export function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** An SVG path through the points; `start` is the command that begins it. */
export function curvePath(points: readonly Point[], curve: Curve, start: 'M' | 'L' = 'M'): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `${start}${write(first)}`;
  let before = first;
  rest.forEach((point, index) => {
    path += segment(before, point, curve, points, index);
    before = point;
  });
  return path;
}

function segment(
  from: Point,
  to: Point,
  curve: Curve,
  points: readonly Point[],
  index: number,
): string {
  const [x0, y0] = from;
  const [x1, y1] = to;
  switch (curve) {
    case 'step':
      return `H${round((x0 + x1) / 2)}V${round(y1)}H${round(x1)}`;
    case 'step-before':
      return `V${round(y1)}H${round(x1)}`;
    case 'step-after':
      return `H${round(x1)}V${round(y1)}`;
    case 'smooth': {
      const third = (x1 - x0) / 3;
      const a: Point = [x0 + third, y0 + third * slope(points, index)];
      const b: Point = [x1 - third, y1 - third * slope(points, index + 1)];
      return `C${write(a)} ${write(b)} ${write(to)}`;
    }
    default:
      return `L${write(to)}`;
  }
}

/** Monotone: flat at peaks, so that a curve never shows a value that is not there (Fritsch and Carlson, 1980). */
function slope(points: readonly Point[], index: number): number {
  const before = steepness(points[index - 1], points[index]);
  const after = steepness(points[index], points[index + 1]);
  if (before === null || after === null) return before ?? after ?? 0;
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
}

function steepness(from: Point | undefined, to: Point | undefined): number | null {
  return from && to && to[0] !== from[0] ? (to[1] - from[1]) / (to[0] - from[0]) : null;
}

function write([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
