/** Widget tree → template, one entry per `type`. */
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  drawBadge,
  drawButton,
  drawCaption,
  drawIcon,
  drawImage,
  drawMarkdown,
  drawText,
  drawTitle,
} from './content.ts';
import type { Drawing, DrawNode } from './drawing.ts';
import { drawBox, drawCol, drawDivider, drawRow, drawSpacer } from './layout.ts';
import { deepest, toNodes, toText, type AnyNode } from './node-props.ts';
import { drawBasic, drawCard, drawListView, drawListViewItem } from './roots.ts';
import type { Families, FamilyName } from './families.ts';

type Lazy<Name extends FamilyName> = (family: Families[Name]) => DrawNode;

/** A node whose family loads on first need; until then its space is kept. */
function lazy<Name extends FamilyName>(name: Name, draw: Lazy<Name>, height = 40): DrawNode {
  return (node, drawing) => {
    const family = drawing.family(name);
    if (family) return draw(family)(node, drawing);
    return drawing.missing(name, drawing.label ? height + 24 : height);
  };
}

const nodes: Readonly<Record<string, DrawNode>> = {
  Card: drawCard,
  ListView: drawListView,
  ListViewItem: drawListViewItem,
  Basic: drawBasic,
  Box: drawBox,
  Row: drawRow,
  Col: drawCol,
  Divider: drawDivider,
  Spacer: drawSpacer,
  Text: drawText,
  Title: drawTitle,
  Caption: drawCaption,
  Markdown: drawMarkdown,
  Badge: drawBadge,
  Icon: drawIcon,
  Image: drawImage,
  Button: drawButton,
  Form: lazy('forms', (forms) => forms.drawForm),
  Label: lazy('forms', (forms) => forms.drawLabel, 20),
  Input: lazy('forms', (forms) => forms.drawInput),
  Textarea: lazy('forms', (forms) => forms.drawTextarea, 64),
  Checkbox: lazy('forms', (forms) => forms.drawCheckbox, 32),
  RadioGroup: lazy('forms', (forms) => forms.drawRadioGroup, 64),
  Select: lazy('forms', (forms) => forms.drawSelect),
  DatePicker: lazy('pickers', (pickers) => pickers.drawDatePicker),
  Table: lazy('table', (table) => table.drawTable, 96),
  Chart: lazy('chart', (chart) => chart.drawChart, 200),
  Transition: lazy('transition', (transition) => transition.drawTransition, 24),
};

/** Draws one node. Of an unknown type the children are drawn, or nothing. */
export function drawNode(node: AnyNode, drawing: Drawing): unknown {
  if (drawing.depth > deepest) return nothing;
  const draw = Object.hasOwn(nodes, node.type) ? nodes[node.type] : undefined;
  if (draw) return draw(node, drawing);
  return toNodes(node['children']).length > 0
    ? drawCol({ type: 'Col', children: node['children'] }, drawing)
    : nothing;
}

/** Draws a list of nodes; each keeps its place in the page while its `key` or `id` stays the same. */
export function drawChildren(value: unknown, drawing: Drawing): unknown {
  const children = toNodes(value);
  const keys = uniqueKeys(children);
  return repeat(
    children,
    (_child, index) => keys[index],
    (child, index) => {
      const next = children[index + 1];
      if (next && isLabelOf(child, next)) return nothing;
      const before = children[index - 1];
      return drawNode(child, {
        ...drawing,
        path: `${drawing.path}.${index}`,
        depth: drawing.depth + 1,
        label: before && isLabelOf(before, child) ? before : null,
      });
    },
  );
}

const labelled = new Set(['Input', 'Textarea', 'Select', 'DatePicker', 'RadioGroup']);

/** Whether `label` stands right before the field that it names: the field draws it, close to itself. */
function isLabelOf(label: AnyNode, field: AnyNode): boolean {
  return label.type === 'Label' && labelled.has(field.type) && label['fieldName'] === field['name'];
}

function uniqueKeys(children: readonly AnyNode[]): string[] {
  const seen = new Set<string>();
  return children.map((child, index) => {
    const given = toText(child['key']) || toText(child['id']);
    const key = given && !seen.has(`key ${given}`) ? `key ${given}` : `${index} ${child.type}`;
    seen.add(key);
    return key;
  });
}
