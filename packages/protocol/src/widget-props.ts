/** Values that many widget nodes share. Sizes are numbers (spacing units or px) or CSS strings. */
import * as z from 'zod/mini';
import { FreeForm, opt } from './schema.ts';

/**
 * Anything a click or a change may do. Of it only `type` and `payload` are sent, with the id of the widget item.
 */
export const ActionConfig = z.looseObject({
  type: z.string(),
  /** Sent back as it is; inside a form the field values are merged under it. Untrusted on the server. */
  payload: opt(FreeForm),
  /** `client`: the host page answers, nothing is sent. Default `server`. */
  handler: opt(z.enum(['server', 'client'])),
  /** What shows that it runs. Default `auto`: the button itself, or the whole card for confirm and cancel. */
  loadingBehavior: opt(z.enum(['auto', 'none', 'self', 'container'])),
  /** `false`: a plain request that may run beside a stream. Default `true`. */
  streaming: opt(z.boolean()),
}) as unknown as z.ZodMiniType<ActionConfig>;
export interface ActionConfig {
  type: string;
  payload?: Record<string, unknown> | undefined;
  handler?: 'server' | 'client' | undefined;
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container' | undefined;
  streaming?: boolean | undefined;
}

/** A number (spacing units or px) or a CSS length. */
export const Size: z.ZodMiniType<Size> = z.union([z.number(), z.string()]);
export type Size = number | string;

/** One colour for each scheme. */
export const ThemeColor = z.object({ light: z.string(), dark: z.string() });
export type ThemeColor = z.infer<typeof ThemeColor>;

/** A token (`secondary`), a primitive (`blue-500`), a CSS colour, or one for each scheme. */
export const Color: z.ZodMiniType<Color> = z.union([z.string(), ThemeColor]);
export type Color = string | ThemeColor;

export const Spacing = z.object({
  top: opt(Size),
  right: opt(Size),
  bottom: opt(Size),
  left: opt(Size),
  x: opt(Size),
  y: opt(Size),
});
export type Spacing = z.infer<typeof Spacing>;

export const Border = z.object({
  size: z.number(),
  color: opt(Color),
  style: opt(z.enum(['solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'])),
});
export type Border = z.infer<typeof Border>;

const edge = z.union([z.number(), Border]);
export const Borders = z.object({
  top: opt(edge),
  right: opt(edge),
  bottom: opt(edge),
  left: opt(edge),
  x: opt(edge),
  y: opt(edge),
});
export type Borders = z.infer<typeof Borders>;

export const Radius = z.enum([
  '2xs',
  'xs',
  'sm',
  'md',
  'lg',
  'xl',
  '2xl',
  '3xl',
  '4xl',
  'full',
  '100%',
  'none',
]);
export type Radius = z.infer<typeof Radius>;

export const Alignment = z.enum(['start', 'center', 'end', 'baseline', 'stretch']);
export type Alignment = z.infer<typeof Alignment>;

export const Justification = z.enum([
  'start',
  'center',
  'end',
  'between',
  'around',
  'evenly',
  'stretch',
]);
export type Justification = z.infer<typeof Justification>;

export const TextAlign = z.enum(['start', 'center', 'end']);
export type TextAlign = z.infer<typeof TextAlign>;
export const TextSize = z.enum(['xs', 'sm', 'md', 'lg', 'xl']);
export type TextSize = z.infer<typeof TextSize>;
export const FontWeight = z.enum(['normal', 'medium', 'semibold', 'bold']);
export type FontWeight = z.infer<typeof FontWeight>;
export const Direction = z.enum(['row', 'col']);
export type Direction = z.infer<typeof Direction>;
export const ControlVariant = z.enum(['solid', 'soft', 'outline', 'ghost']);
export type ControlVariant = z.infer<typeof ControlVariant>;
export const ControlSize = z.enum(['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl']);
export type ControlSize = z.infer<typeof ControlSize>;
export const WidgetTheme = z.enum(['light', 'dark']);
export type WidgetTheme = z.infer<typeof WidgetTheme>;

/** A name of ChatKit's built-in set (`check`, `empty-circle`, …), or `lucide:*`, or `vendor:*`. */
export const WidgetIcon = z.string();
export type WidgetIcon = z.infer<typeof WidgetIcon>;

/** The line at the top of a card or list: with an icon, or with the favicon of its source. */
export const WidgetStatus = z.object({
  text: z.string(),
  icon: opt(WidgetIcon),
  favicon: opt(z.string()),
  frame: opt(z.boolean()),
});
export type WidgetStatus = z.infer<typeof WidgetStatus>;

/** The size of a block in its surroundings. */
export const blockProps = {
  height: opt(Size),
  width: opt(Size),
  size: opt(Size),
  minHeight: opt(Size),
  minWidth: opt(Size),
  minSize: opt(Size),
  maxHeight: opt(Size),
  maxWidth: opt(Size),
  maxSize: opt(Size),
  aspectRatio: opt(Size),
  radius: opt(Radius),
  margin: opt(z.union([Size, Spacing])),
};

/** What Text, Title and Caption share. */
export const textProps = {
  value: z.string(),
  color: opt(Color),
  weight: opt(FontWeight),
  textAlign: opt(TextAlign),
  /** Ends in an ellipsis instead of breaking. */
  truncate: opt(z.boolean()),
  maxLines: opt(z.number()),
};

const nodeProps = {
  /** Tells nodes apart when a list is drawn again. */
  key: opt(z.string()),
  /** Address of this node in component updates and text deltas. */
  id: opt(z.string()),
};

/** A node of one type. Props that this version does not know are kept, but not typed. */
export function node<const Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
): z.ZodMiniObject<{ type: z.ZodMiniLiteral<Type> } & typeof nodeProps & Shape, z.core.$strip> {
  const loose = z.looseObject({ type: z.literal(type), ...nodeProps, ...shape });
  return loose;
}
