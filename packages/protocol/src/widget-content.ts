/** Widget nodes that show something: text, pictures, marks, charts. */
import * as z from 'zod/mini';
import { opt } from './schema.ts';
import {
  Color,
  FontWeight,
  Size,
  TextAlign,
  TextSize,
  WidgetIcon,
  blockProps,
  node,
  textProps,
} from './widget-props.ts';

/** Makes a Text a field of its form. */
export const EditableText = z.object({
  name: z.string(),
  required: opt(z.boolean()),
  pattern: opt(z.string()),
  placeholder: opt(z.string()),
  autoFocus: opt(z.boolean()),
  autoSelect: opt(z.boolean()),
  autoComplete: opt(z.string()),
  allowAutofillExtensions: opt(z.boolean()),
});
export type EditableText = z.infer<typeof EditableText>;

/** Plain text. Not markdown. */
export const Text = node('Text', {
  ...textProps,
  /** The value is still being written: deltas follow. */
  streaming: opt(z.boolean()),
  italic: opt(z.boolean()),
  lineThrough: opt(z.boolean()),
  width: opt(Size),
  size: opt(TextSize),
  minLines: opt(z.number()),
  editable: opt(z.union([z.literal(false), EditableText])),
});
export interface Text extends z.infer<typeof Text> {}

export const Title = node('Title', {
  ...textProps,
  size: opt(z.enum(['sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl'])),
});
export interface Title extends z.infer<typeof Title> {}

export const Caption = node('Caption', { ...textProps, size: opt(z.enum(['sm', 'md', 'lg'])) });
export interface Caption extends z.infer<typeof Caption> {}

/** Markdown. HTML inside it is shown as text. */
export const Markdown = node('Markdown', {
  value: z.string(),
  /** The value is still being written: deltas follow. */
  streaming: opt(z.boolean()),
});
export interface Markdown extends z.infer<typeof Markdown> {}

/** The visible name of the field called `fieldName`. */
export const Label = node('Label', {
  value: z.string(),
  fieldName: z.string(),
  size: opt(TextSize),
  weight: opt(FontWeight),
  textAlign: opt(TextAlign),
  color: opt(Color),
});
export interface Label extends z.infer<typeof Label> {}

export const Badge = node('Badge', {
  label: z.string(),
  color: opt(z.enum(['secondary', 'success', 'danger', 'warning', 'info', 'discovery'])),
  variant: opt(z.enum(['solid', 'soft', 'outline'])),
  size: opt(z.enum(['sm', 'md', 'lg'])),
  pill: opt(z.boolean()),
});
export interface Badge extends z.infer<typeof Badge> {}

export const Icon = node('Icon', {
  name: WidgetIcon,
  color: opt(Color),
  size: opt(z.enum(['xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'])),
});
export interface Icon extends z.infer<typeof Icon> {}

/** Loaded only from the thread's `allowed_image_domains` when it has them. */
export const Image = node('Image', {
  ...blockProps,
  src: z.string(),
  alt: opt(z.string()),
  frame: opt(z.boolean()),
  fit: opt(z.enum(['cover', 'contain', 'fill', 'scale-down', 'none'])),
  position: opt(
    z.enum([
      'top left',
      'top',
      'top right',
      'left',
      'center',
      'right',
      'bottom left',
      'bottom',
      'bottom right',
    ]),
  ),
  /** Reaches the edges of the card. */
  flush: opt(z.boolean()),
  background: opt(Color),
  flex: opt(Size),
});
export interface Image extends z.infer<typeof Image> {}

const CurveType = z.enum([
  'basis',
  'basisClosed',
  'basisOpen',
  'bumpX',
  'bumpY',
  'bump',
  'linear',
  'linearClosed',
  'natural',
  'monotoneX',
  'monotoneY',
  'monotone',
  'step',
  'stepBefore',
  'stepAfter',
]);

/** One measure of a chart: the values under `dataKey` of each row. */
export const ChartSeries = z.looseObject({
  type: z.enum(['bar', 'line', 'area']),
  dataKey: z.string(),
  label: opt(z.string()),
  color: opt(Color),
  /** Bars or areas of one stack are put on each other. */
  stack: opt(z.string()),
  /** Lines and areas only. */
  curveType: opt(CurveType),
}) as unknown as z.ZodMiniType<ChartSeries>;
export interface ChartSeries {
  type: 'bar' | 'line' | 'area';
  dataKey: string;
  label?: string | undefined;
  color?: Color | undefined;
  stack?: string | undefined;
  curveType?: z.infer<typeof CurveType> | undefined;
}

/** Where the names along the x axis come from; `labels` replaces some of them. */
export const ChartXAxis = z.object({
  dataKey: z.string(),
  hide: opt(z.boolean()),
  labels: opt(z.record(z.string(), z.string())),
});
export type ChartXAxis = z.infer<typeof ChartXAxis>;

/** In ChatKit's Python types, not in its JavaScript ones. */
export const Chart = node('Chart', {
  ...blockProps,
  /** One row for each place on the x axis. */
  data: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
  series: z.array(ChartSeries),
  /** Key of the rows, or more about it. */
  xAxis: z.union([z.string(), ChartXAxis]),
  showYAxis: opt(z.boolean()),
  showLegend: opt(z.boolean()),
  showTooltip: opt(z.boolean()),
  barGap: opt(z.number()),
  barCategoryGap: opt(z.number()),
  flex: opt(Size),
});
export interface Chart extends z.infer<typeof Chart> {}
