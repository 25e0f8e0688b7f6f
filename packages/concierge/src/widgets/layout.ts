/** Nodes that arrange others: boxes, dividers, spacers, and roots without a frame. */
import { html, type TemplateResult } from 'lit';
import { styled } from '../shared/styled.ts';
import { boxStyles } from './box-styles.ts';
import type { Drawing, DrawNode } from './drawing.ts';
import { type AnyNode } from './node-props.ts';
import { toColor, toSize, toSpacing } from './style-values.ts';

export const drawBox: DrawNode = (node, drawing) => renderBox(node, drawing, node['direction']);
export const drawRow: DrawNode = (node, drawing) => renderBox(node, drawing, 'row');
export const drawCol: DrawNode = (node, drawing) => renderBox(node, drawing, 'col');

function renderBox(node: AnyNode, drawing: Drawing, direction: unknown): TemplateResult {
  return html`<div
    class=${direction === 'row' ? 'w-row' : 'w-col'}
    part="widget-box"
    ${styled(boxStyles(node))}
  >
    ${drawing.children(node['children'])}
  </div>`;
}

export const drawDivider: DrawNode = (node) => {
  const color = toColor(node['color'], 'border');
  const size = toSize(node['size']);
  const spacing = toSpacing(node['spacing']);
  const styles = {
    ...(color && { 'background-color': color }),
    ...(size && { '--w-line': size }),
    ...(spacing && { 'margin-block': spacing }),
  };
  const flush = node['flush'] === true ? 'w-flush' : '';
  return html`<div
    class="w-divider ${flush}"
    part="divider"
    role="separator"
    ${styled(styles)}
  ></div>`;
};

export const drawSpacer: DrawNode = (node) => {
  const size = toSpacing(node['minSize']);
  return html`<div class="w-spacer" ${styled(size ? { 'flex-basis': size } : {})}></div>`;
};
