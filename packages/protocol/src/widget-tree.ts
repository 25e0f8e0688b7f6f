/** Changes of one node in a widget tree. Nodes beside the path to it keep their identity. */
import type { WidgetNode, WidgetRoot } from './widgets.ts';

/** Nodes nest a few levels; deeper trees are broken or hostile and their depths are not searched. */
const MAX_DEPTH = 100;

type AnyNode = { id?: unknown; value?: unknown; children?: unknown };

/** The tree with another node in the place of the one with that id; the same tree when there is none. */
export function replaceNode(root: WidgetRoot, id: string, node: WidgetNode): WidgetRoot {
  return changeNode(root, id, () => node, 0) as WidgetRoot;
}

/** The tree with text appended to the `value` of the node with that id; the same tree when there is none. */
export function appendToNode(root: WidgetRoot, id: string, delta: string): WidgetRoot {
  const append = (node: AnyNode) => ({
    ...node,
    value: (typeof node.value === 'string' ? node.value : '') + delta,
  });
  return changeNode(root, id, append, 0) as WidgetRoot;
}

function changeNode(
  node: unknown,
  id: string,
  change: (node: AnyNode) => unknown,
  depth: number,
): unknown {
  if (depth > MAX_DEPTH || typeof node !== 'object' || node === null) return node;
  const { id: own, children } = node as AnyNode;
  if (own === id) return change(node);
  if (!Array.isArray(children)) {
    const changed = changeNode(children, id, change, depth + 1);
    return changed === children ? node : { ...node, children: changed };
  }
  for (let index = 0; index < children.length; index++) {
    const child: unknown = children[index];
    const changed = changeNode(child, id, change, depth + 1);
    if (changed === child) continue;
    const copy = children.slice();
    copy[index] = changed;
    return { ...node, children: copy };
  }
  return node;
}
