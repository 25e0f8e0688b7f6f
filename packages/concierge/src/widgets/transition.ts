/** Fades from one child to the next; children are told apart by `key`. */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DrawNode } from './drawing.ts';
import { toNodes, toText } from './node-props.ts';

export const drawTransition: DrawNode = (node, drawing) => {
  const child = toNodes(node['children'])[0];
  if (!child) return nothing;
  const key = toText(child['key']) || toText(child['id']) || child.type;
  return keyed(key, html`<div class="w-transition">${drawing.children(child)}</div>`);
};
