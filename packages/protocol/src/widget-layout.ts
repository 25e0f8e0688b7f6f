/** Widget nodes that hold other nodes: roots, boxes, tables. */
import * as z from 'zod/mini';
import { Confirmation } from './confirmation.ts';
import { opt } from './schema.ts';
import {
  ActionConfig,
  Alignment,
  Border,
  Borders,
  Color,
  Direction,
  Justification,
  Size,
  Spacing,
  TextAlign,
  TextSize,
  WidgetStatus,
  WidgetTheme,
  blockProps,
  node,
} from './widget-props.ts';
// The two files need each other; both only look when a value is parsed.
import { WidgetNode } from './widgets.ts';

/** What is inside. Nodes of unknown types pass. */
const children = z.array(/*#__PURE__*/ z.lazy((): z.ZodMiniType<WidgetNode> => WidgetNode));

/** What Box, Row, Col and Form share. */
const boxProps = {
  children: opt(children),
  align: opt(Alignment),
  justify: opt(Justification),
  wrap: opt(z.enum(['nowrap', 'wrap', 'wrap-reverse'])),
  flex: opt(Size),
  gap: opt(Size),
  padding: opt(z.union([Size, Spacing])),
  border: opt(z.union([z.number(), Border, Borders])),
  background: opt(Color),
  ...blockProps,
};

/** A button of a card: its label and what it does. */
export const CardAction = z.looseObject({
  label: z.string(),
  action: ActionConfig,
}) as unknown as z.ZodMiniType<CardAction>;
export interface CardAction {
  label: string;
  action: ActionConfig;
}

/** A framed root, optionally with two buttons below. */
export const Card = node('Card', {
  children,
  /** The card is a form: its confirm button sends the values of its fields. */
  asForm: opt(z.boolean()),
  background: opt(Color),
  border: opt(z.union([z.number(), Border, Borders])),
  size: opt(z.enum(['sm', 'md', 'lg', 'full'])),
  padding: opt(z.union([Size, Spacing])),
  status: opt(WidgetStatus),
  /** Only the status line shows. */
  collapsed: opt(z.boolean()),
  confirm: opt(CardAction),
  cancel: opt(CardAction),
  theme: opt(WidgetTheme),
  /**
   * Ours: what this card asks the customer to confirm. A stock client ignores it and shows the card's
   * children and buttons, which say and do the same.
   */
  confirmation: opt(Confirmation),
});
export interface Card extends z.infer<typeof Card> {}

/** A row of a ListView; the whole row is a button when it has an action. */
export const ListViewItem = node('ListViewItem', {
  children,
  onClickAction: opt(ActionConfig),
  gap: opt(Size),
  align: opt(Alignment),
});
export interface ListViewItem extends z.infer<typeof ListViewItem> {}

/** A root of rows; shows `limit` of them until asked for more. */
export const ListView = node('ListView', {
  children: z.array(ListViewItem),
  limit: opt(z.union([z.number(), z.literal('auto')])),
  status: opt(WidgetStatus),
  theme: opt(WidgetTheme),
});
export interface ListView extends z.infer<typeof ListView> {}

/** A root without a frame. */
export const Basic = node('Basic', {
  ...boxProps,
  children,
  direction: opt(Direction),
  justify: opt(Justification),
  theme: opt(WidgetTheme),
});
export interface Basic extends z.infer<typeof Basic> {}

export const Box = node('Box', { ...boxProps, direction: opt(Direction) });
export interface Box extends z.infer<typeof Box> {}

export const Row = node('Row', boxProps);
export interface Row extends z.infer<typeof Row> {}

export const Col = node('Col', boxProps);
export interface Col extends z.infer<typeof Col> {}

/** A box whose fields are sent together, under their names, with any action fired inside it. */
export const Form = node('Form', {
  ...boxProps,
  direction: opt(Direction),
  onSubmitAction: opt(ActionConfig),
});
export interface Form extends z.infer<typeof Form> {}

/** Takes the room that is left. */
export const Spacer = node('Spacer', { minSize: opt(Size) });
export interface Spacer extends z.infer<typeof Spacer> {}

export const Divider = node('Divider', {
  color: opt(Color),
  size: opt(Size),
  spacing: opt(Size),
  /** Reaches the edges of the card. */
  flush: opt(z.boolean()),
});
export interface Divider extends z.infer<typeof Divider> {}

/** Animates the change from one child to the next (told apart by `key`). Holds one node, or none. */
export const Transition = node('Transition', {
  children: opt(/*#__PURE__*/ z.lazy((): z.ZodMiniType<WidgetNode> => WidgetNode)),
});
export interface Transition extends z.infer<typeof Transition> {}

export const TableCell = node('Table.Cell', {
  children: opt(children),
  width: opt(Size),
  padding: opt(z.union([Size, Spacing])),
  colSpan: opt(z.number()),
  rowSpan: opt(z.number()),
  align: opt(TextAlign),
  vAlign: opt(TextAlign),
  colSize: opt(TextSize),
});
export interface TableCell extends z.infer<typeof TableCell> {}

export const TableRow = node('Table.Row', {
  children: opt(z.array(TableCell)),
  header: opt(z.boolean()),
});
export interface TableRow extends z.infer<typeof TableRow> {}

/** In ChatKit's JavaScript types, not in its Python ones. */
export const Table = node('Table', { children: opt(z.array(TableRow)) });
export interface Table extends z.infer<typeof Table> {}
