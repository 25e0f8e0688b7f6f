import type { ComposerValue, ConciergeOptions } from '@openskies/concierge';

/** A line that says what to look at, and what stands below it: a widget tree, a whole item of another type, or nothing. */
export interface Shown {
  caption: string;
  widget?: unknown;
  item?: Record<string, unknown>;
}

/** One page of the gallery: widget trees as a server would send them, each under a line that says what to look at. */
export interface Section {
  title: string;
  shows: Shown[];
  /** What the composer has besides its text field, and what stands in it. */
  composer?: {
    options: Pick<ConciergeOptions, 'composer' | 'entities' | 'commands' | 'disclaimer'>;
    value(): Promise<ComposerValue>;
  };
  /** What an action makes of its widget; without it the widget stays. */
  answer?(action: { type: string; payload?: Record<string, unknown> }, widget: unknown): unknown;
}

export type Node = Record<string, unknown> & { type: string };

export const text = (value: string, more: object = {}): Node => ({ type: 'Text', value, ...more });
export const title = (value: string, more: object = {}): Node => ({
  type: 'Title',
  value,
  ...more,
});
export const caption = (value: string, more: object = {}): Node => ({
  type: 'Caption',
  value,
  ...more,
});
export const row = (children: Node[], more: object = {}): Node => ({
  type: 'Row',
  children,
  ...more,
});
export const col = (children: Node[], more: object = {}): Node => ({
  type: 'Col',
  children,
  ...more,
});
export const box = (children: Node[], more: object = {}): Node => ({
  type: 'Box',
  children,
  ...more,
});
export const card = (children: Node[], more: object = {}): Node => ({
  type: 'Card',
  children,
  ...more,
});
export const button = (label: string, more: object = {}): Node => ({
  type: 'Button',
  label,
  onClickAction: { type: 'gallery.click', payload: { label } },
  ...more,
});
export const icon = (name: string, more: object = {}): Node => ({ type: 'Icon', name, ...more });
export const spacer: Node = { type: 'Spacer' };
export const divider: Node = { type: 'Divider' };
