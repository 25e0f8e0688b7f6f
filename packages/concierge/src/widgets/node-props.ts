/**
 * Reads a widget tree that nobody has checked: nodes come from foreign servers and may carry what a model wrote. Every prop is
 * of any type until one of these has looked at it.
 */
import type { ActionConfig } from '@openskies/protocol';

/** A node of any type, known or not. */
export interface AnyNode {
  readonly type: string;
  readonly [prop: string]: unknown;
}

/** The nodes in `value`, a list or a single one; what is no node is left out. */
export function toNodes(value: unknown): readonly AnyNode[] {
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
}

/** Text, or a number as text; anything else is empty. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** A whole number from `min` to `max`; null for anything else. */
export function toWhole(value: unknown, min: number, max: number): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.min(max, Math.max(min, Math.round(value)));
}

/** `value` where it is one of `known`, else `fallback`. */
export function oneOf<const T extends string, F = null>(
  value: unknown,
  known: readonly T[],
  fallback: F,
): T | F {
  return known.includes(value as T) ? (value as T) : fallback;
}

/** The action in `value`; null when there is none. */
export function toAction(value: unknown): ActionConfig | null {
  if (!isObject(value) || typeof value['type'] !== 'string') return null;
  const { payload, ...rest } = value;
  return { ...rest, ...(isObject(payload) && { payload }) } as unknown as ActionConfig;
}

/** One choice of a Select or RadioGroup. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly description: string;
}

export function toChoices(value: unknown): readonly Choice[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isObject).map((option) => ({
    value: toText(option['value']),
    label: toText(option['label']) || toText(option['value']),
    disabled: option['disabled'] === true,
    description: toText(option['description']),
  }));
}

/** Whether the tree under `node` holds a node that `test` accepts. Looks no deeper than a tree is drawn. */
export function holds(node: AnyNode, test: (node: AnyNode) => boolean, depth = 0): boolean {
  if (depth > deepest) return false;
  return toNodes(node['children']).some((child) => test(child) || holds(child, test, depth + 1));
}

/** Trees deeper than this are broken or hostile; the rest of them is not drawn. */
export const deepest = 40;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNode(value: unknown): value is AnyNode {
  return isObject(value) && typeof value['type'] === 'string';
}

/** The first node of a type in reading order, `root` included. */
export function firstOf(root: AnyNode, type: string, depth = 0): AnyNode | null {
  if (root.type === type) return root;
  if (depth > deepest) return null;
  for (const child of toNodes(root['children'])) {
    const found = firstOf(child, type, depth + 1);
    if (found) return found;
  }
  return null;
}

/** The names of all fields that a Label in the tree belongs to. */
export function labelsIn(root: AnyNode, found = new Set<string>(), depth = 0): Set<string> {
  if (root.type === 'Label') found.add(toText(root['fieldName']));
  if (depth <= deepest)
    for (const child of toNodes(root['children'])) labelsIn(child, found, depth + 1);
  return found;
}
