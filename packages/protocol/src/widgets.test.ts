import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Confirmation } from './confirmation.ts';
import { fieldPath } from './requests.ts';
import { WidgetNode, WidgetRoot } from './widgets.ts';

const action = {
  type: 'a',
  payload: { kept: null },
  handler: 'client',
  loadingBehavior: 'container',
  streaming: false,
} as const;
const color = { light: '#fff', dark: 'surface-secondary' };
const block = {
  height: 1,
  width: '50%',
  size: 1,
  minHeight: 1,
  minWidth: 1,
  minSize: 1,
  maxHeight: 1,
  maxWidth: 1,
  maxSize: 1,
  aspectRatio: '16/9',
  radius: '100%',
  margin: { top: 1, right: 1, bottom: 1, left: 1, x: 1, y: '1px' },
} as const;
const children: WidgetNode[] = [{ type: 'Text', value: 'x' }];
const box = {
  ...block,
  children,
  align: 'baseline',
  justify: 'evenly',
  wrap: 'wrap-reverse',
  flex: 1,
  gap: 2,
  padding: { x: 3, y: 2 },
  border: { top: { size: 1, color, style: 'dashed' }, x: 2 },
  background: color,
} as const;
const text = {
  value: 'x',
  color,
  weight: 'semibold',
  textAlign: 'center',
  truncate: true,
  maxLines: 2,
} as const;
const field = {
  name: 'a.b',
  defaultValue: 'x',
  required: true,
  pattern: '.*',
  placeholder: 'x',
  allowAutofillExtensions: true,
  autoSelect: true,
  autoFocus: true,
  disabled: true,
  variant: 'outline',
  size: '3xs',
  gutterSize: '2xs',
} as const;
const picker = {
  name: 'a',
  onChangeAction: action,
  placeholder: 'x',
  defaultValue: 'x',
  variant: 'ghost',
  size: '3xl',
  pill: true,
  block: true,
  clearable: true,
  disabled: true,
} as const;
const status = { text: 'Live', favicon: 'https://example.com/f.ico', frame: true };
const confirmation: Confirmation = {
  id: 'cnf_1',
  action: 'add_checked_bag',
  tone: 'cost',
  icon: 'luggage',
  title: 'Add a checked bag?',
  what: ['OA476, SFO to JFK'],
  price: { label: 'Bag fee', amount: 3_500, currency: 'USD' },
  terms: [{ icon: 'info', text: 'Up to 23 kg.' }],
  confirm: { label: 'Add bag', busy_label: 'Adding…' },
  decline: { label: 'No', busy_label: 'Declining…' },
  created_at: '2026-11-22T09:00:00Z',
  expires_at: '2026-11-22T09:05:00Z',
  status: 'confirmed',
  receipt: { text: 'Bag added', tone: 'success' },
};

/** Each node with every prop of its own. */
const nodes: { [Type in WidgetNode['type']]: Extract<WidgetNode, { type: Type }> } = {
  Card: {
    type: 'Card',
    children,
    asForm: true,
    background: 'blue-500',
    border: { size: 1, color: 'strong', style: 'ridge' },
    size: 'full',
    padding: 2,
    status,
    collapsed: true,
    confirm: { label: 'Yes', action },
    cancel: { label: 'No', action },
    theme: 'dark',
    confirmation,
  },
  ListView: {
    type: 'ListView',
    children: [],
    limit: 'auto',
    status: { text: 'x', icon: 'check' },
    theme: 'light',
  },
  ListViewItem: { type: 'ListViewItem', children, onClickAction: action, gap: 2, align: 'stretch' },
  Basic: { type: 'Basic', ...box, direction: 'row', theme: 'dark' },
  Box: { type: 'Box', ...box, direction: 'col' },
  Row: { type: 'Row', ...box },
  Col: { type: 'Col', ...box },
  Form: { type: 'Form', ...box, direction: 'col', onSubmitAction: action },
  Spacer: { type: 'Spacer', minSize: '1rem' },
  Divider: { type: 'Divider', color, size: 2, spacing: 2, flush: true },
  Transition: { type: 'Transition', children: { type: 'Text', key: 'k', value: 'x' } },
  Table: { type: 'Table', children: [{ type: 'Table.Row' }] },
  'Table.Row': { type: 'Table.Row', children: [{ type: 'Table.Cell' }], header: true },
  'Table.Cell': {
    type: 'Table.Cell',
    children,
    width: 1,
    padding: { x: 1 },
    colSpan: 2,
    rowSpan: 2,
    align: 'end',
    vAlign: 'center',
    colSize: 'xl',
  },
  Text: {
    type: 'Text',
    ...text,
    streaming: true,
    italic: true,
    lineThrough: true,
    width: '50%',
    size: 'xs',
    minLines: 2,
    editable: {
      name: 'a',
      required: true,
      pattern: '.*',
      placeholder: 'x',
      autoFocus: true,
      autoSelect: true,
      autoComplete: 'name',
      allowAutofillExtensions: true,
    },
  },
  Title: { type: 'Title', ...text, size: '5xl' },
  Caption: { type: 'Caption', ...text, size: 'lg' },
  Markdown: { type: 'Markdown', value: '**x**', streaming: false },
  Label: {
    type: 'Label',
    value: 'x',
    fieldName: 'a.b',
    size: 'md',
    weight: 'bold',
    textAlign: 'end',
    color,
  },
  Badge: {
    type: 'Badge',
    label: 'x',
    color: 'discovery',
    variant: 'outline',
    size: 'lg',
    pill: true,
  },
  Icon: { type: 'Icon', name: 'lucide:plane', color, size: '3xl' },
  Image: {
    type: 'Image',
    ...block,
    src: 'https://example.com/a.png',
    alt: 'x',
    frame: true,
    fit: 'scale-down',
    position: 'bottom left',
    flush: true,
    background: color,
    flex: 1,
  },
  Chart: {
    type: 'Chart',
    ...block,
    data: [{ m: 'Jan', fare: 410.5, gap: null }],
    series: [
      { type: 'bar', dataKey: 'fare', label: 'Fare', color, stack: 's' },
      { type: 'area', dataKey: 'fare', label: 'Fare', curveType: 'stepAfter' },
    ],
    xAxis: { dataKey: 'm', hide: true, labels: { Jan: 'January' } },
    showYAxis: true,
    showLegend: true,
    showTooltip: true,
    barGap: 1,
    barCategoryGap: 1,
    flex: 1,
  },
  Button: {
    type: 'Button',
    submit: true,
    label: 'x',
    onClickAction: action,
    iconStart: 'search',
    iconEnd: 'chevron-right',
    iconSize: '2xl',
    style: 'secondary',
    color: 'caution',
    variant: 'solid',
    size: '2xs',
    pill: true,
    uniform: true,
    block: true,
    disabled: true,
  },
  Input: { type: 'Input', ...field, inputType: 'tel', pill: true },
  Textarea: { type: 'Textarea', ...field, rows: 2, autoResize: true, maxRows: 5 },
  Select: {
    type: 'Select',
    ...picker,
    options: [{ value: 'a', label: 'A', disabled: true, description: 'Sold out' }],
    searchable: true,
  },
  DatePicker: { type: 'DatePicker', ...picker, min: 'x', max: 'x', side: 'left', align: 'end' },
  Checkbox: {
    type: 'Checkbox',
    name: 'a',
    label: 'x',
    defaultChecked: true,
    onChangeAction: action,
    disabled: true,
    required: true,
  },
  RadioGroup: {
    type: 'RadioGroup',
    name: 'a',
    options: [{ label: 'A', value: 'a', disabled: true }],
    ariaLabel: 'x',
    onChangeAction: action,
    defaultValue: 'a',
    direction: 'row',
    disabled: true,
    required: true,
  },
};

function problemOf(node: unknown): string {
  const { error } = WidgetNode.safeParse(node);
  assert.ok(error);
  const [issue] = error.issues;
  return issue?.code === 'invalid_union' && issue.path.length === 0
    ? fieldPath(issue.errors[0]?.[0]?.path ?? [])
    : fieldPath(issue?.path ?? []);
}

describe('widget nodes', () => {
  for (const [type, node] of Object.entries(nodes)) {
    it(`${type} goes round with all its props, a key, an id, and props of the future`, () => {
      const whole = { ...node, key: 'k', id: 'n', futureProp: { a: [null] } };
      assert.deepEqual(WidgetNode.parse(whole), whole);
    });

    it(`${type} takes null for absent`, () => {
      const required = Object.fromEntries(
        Object.entries(node).filter(([key]) => problemsWithout(node, key)),
      );
      const nulls = Object.fromEntries(Object.keys(node).map((key) => [key, null]));
      const parsed = WidgetNode.parse({ ...nulls, key: null, id: null, ...required });
      assert.deepEqual(JSON.parse(JSON.stringify(parsed)), JSON.parse(JSON.stringify(required)));
    });
  }

  it('of unknown types pass unchanged, wherever they stand', () => {
    const future = { type: 'FutureNode', value: 1, children: [{ type: 'Text', value: 'x' }] };
    for (const root of [
      future,
      { type: 'Card', children: [future, { type: 'Row', children: [future] }] },
    ]) {
      assert.deepEqual(WidgetRoot.parse(root), root);
    }
  });

  it('are refused where a known node is wrong, with the place', () => {
    assert.equal(problemOf({ type: 'Text', value: 7 }), 'value');
    assert.equal(problemOf({ type: 'Text' }), 'value');
    assert.equal(problemOf({ type: 'Button', size: 'huge' }), 'size');
    assert.equal(problemOf({ value: 'no type' }), 'type');
  });

  it('nest: a list in a card, a card in a box', () => {
    const root: WidgetRoot = {
      type: 'Basic',
      children: [nodes.Card, { type: 'Box', children: [nodes.ListView, nodes.Table] }],
    };
    assert.deepEqual(WidgetRoot.parse(root), root);
  });
});

function problemsWithout(node: object, key: string): boolean {
  return !WidgetNode.safeParse({ ...node, [key]: undefined }).success;
}
