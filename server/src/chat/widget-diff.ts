import type { ThreadItemUpdate, WidgetRoot } from '@openskies/protocol';

type Node = Record<string, unknown> & { type: string; id?: string };

/** Nodes whose text may grow in place. */
const streamed = new Set(['Text', 'Markdown']);

/**
 * What turns one tree into the next (PROTOCOL §4): text that was appended to a Text or Markdown with an id is a delta,
 * anything else a whole new tree.
 */
export function widgetUpdates(before: WidgetRoot, after: WidgetRoot): ThreadItemUpdate[] {
  const deltas: ThreadItemUpdate[] = [];
  const sameShape = isSame(before, after, deltas);
  if (!sameShape) return [{ type: 'widget.root.updated', widget: after }];
  return deltas;
}

/** Whether two values differ in nothing but appended text, which is collected. */
function isSame(before: unknown, after: unknown, deltas: ThreadItemUpdate[]): boolean {
  if (Object.is(before, after)) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return false;
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const [old, next] = [before as Node, after as Node];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  for (const key of keys) {
    if (key === 'value' && grew(old, next, deltas)) continue;
    if (!isSame(old[key], next[key], deltas)) return false;
  }
  return true;
}

function grew(before: Node, after: Node, deltas: ThreadItemUpdate[]): boolean {
  const { id, type, value } = after;
  if (!streamed.has(type) || before.type !== type || !id || before.id !== id) return false;
  if (typeof value !== 'string' || typeof before['value'] !== 'string') return false;
  if (!value.startsWith(before['value'])) return false;
  const delta = value.slice(before['value'].length);
  const done = after['streaming'] !== true;
  if (delta !== '') {
    deltas.push({
      type: 'widget.streaming_text.value_delta',
      component_id: id,
      delta,
      done,
    });
  }
  return true;
}
