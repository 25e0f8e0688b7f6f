/** What a node is given to draw itself with, and what it may ask for. */
import type { ActionConfig } from '@openskies/protocol';
import type { Format } from '../text/format.ts';
import type { Text } from '../text/text.ts';
import type { Families, FamilyName } from './families.ts';
import type { AnyNode } from './node-props.ts';

/** Where an action comes from: the control's place in the tree, and what it locks while it runs. */
export interface Origin {
  readonly path: string;
  /** What `loadingBehavior: auto` means for this control. */
  readonly auto: 'none' | 'self' | 'container';
  /** The control in the page; the form around it brings its values. */
  readonly control: HTMLElement;
  /** The field that changed: its value goes along, in a form or not. */
  readonly field?: { readonly name: string; readonly value: unknown };
}

/** One pass over a widget tree. Children get a copy with their own place. */
export interface Drawing {
  readonly text: Text;
  readonly format: Format;
  /** Level of the widget's heading in the page's outline. */
  readonly level: number;
  /** The Title that names the widget; other titles are large text. */
  readonly heading: AnyNode | null;
  /** Place of the node in the tree, unique in its widget: `0.2.1`. */
  readonly path: string;
  readonly depth: number;
  /** Prefix of ids in the element's one tree. */
  readonly idPrefix: string;
  /** Names of the fields that a Label somewhere in the widget names. */
  readonly labels: ReadonlySet<string>;
  /** The Label right before this field, which draws it. */
  readonly label: AnyNode | null;
  /** The item came in the open stream, not with a stored thread. */
  readonly live: boolean;
  /** Inside a list in which one item is chosen: its icons are radio marks. */
  readonly choice: boolean;
  /** No action is taken now: one of this widget is under way, or a reply is running. */
  readonly blocked: boolean;
  /** The control at `path` is locked: its own action runs, or one that locks the whole widget. */
  isLocked(path: string): boolean;
  /** Whether the action of the control at `path` is the one under way. */
  isPending(path: string): boolean;
  act(action: ActionConfig, origin: Origin): void;
  /** Draws the nodes in a `children` prop. A method of the drawing that it is called on: not to be taken out of it. */
  children(value: unknown, at?: Partial<Drawing>): unknown;
  /** A part that is loaded on first need; null until it is there. */
  family<Name extends FamilyName>(name: Name): Families[Name] | null;
  /** What stands in the place of a part that is on its way or did not come. */
  missing(name: FamilyName, height: number): unknown;
  /** An icon by any of ChatKit's or Lucide's names. */
  icon(name: string, size: number): unknown;
  /** The address to load a picture from; null where it may not be loaded. */
  image(source: string): string | null;
  /** Whether the rest of a list was asked for. */
  isOpen(path: string): boolean;
  open(path: string): void;
}

/** How one type of node is drawn. */
export type DrawNode = (node: AnyNode, drawing: Drawing) => unknown;
