/** For every widget node a tree that has it, and what must be in the page then. */

export interface WidgetProof {
  tree: object;
  /** Must be inside the widget. */
  selector: string;
  words?: string;
}

const text = (value: string) => ({ type: 'Text', value });
const card = (...children: object[]) => ({ type: 'Card', children });
const inCard = (node: object, selector: string, words?: string): WidgetProof => ({
  tree: card(node),
  selector,
  ...(words ? { words } : {}),
});

export const widgetProofs: Readonly<Record<string, WidgetProof>> = {
  Card: { tree: card(text('In a card')), selector: '[part~=widget-card]', words: 'In a card' },
  ListView: {
    tree: { type: 'ListView', children: [{ type: 'ListViewItem', children: [text('One')] }] },
    selector: '[part~=widget-list] li',
    words: 'One',
  },
  ListViewItem: {
    tree: {
      type: 'ListView',
      children: [{ type: 'ListViewItem', children: [text('Two')], onClickAction: { type: 'a' } }],
    },
    selector: 'li button',
    words: 'Two',
  },
  Basic: {
    tree: { type: 'Basic', children: [text('Bare')] },
    selector: '[part~=widget-basic]',
    words: 'Bare',
  },
  Box: inCard({ type: 'Box', children: [text('Boxed')] }, '[part~=widget-box]', 'Boxed'),
  Row: inCard({ type: 'Row', children: [text('In a row')] }, '.w-row', 'In a row'),
  Col: inCard({ type: 'Col', children: [text('In a column')] }, '.w-col', 'In a column'),
  Form: inCard(
    { type: 'Form', onSubmitAction: { type: 'a' }, children: [text('Asked')] },
    'form',
    'Asked',
  ),
  Spacer: inCard(
    { type: 'Row', children: [text('A'), { type: 'Spacer' }, text('B')] },
    '.w-spacer',
  ),
  Divider: inCard({ type: 'Divider' }, '[part~=divider]'),
  Transition: inCard(
    { type: 'Transition', children: text('Fades') },
    '[part~=widget-text]',
    'Fades',
  ),
  Table: inCard(
    {
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          header: true,
          children: [{ type: 'Table.Cell', children: [text('Cabin')] }],
        },
      ],
    },
    'table',
    'Cabin',
  ),
  'Table.Row': inCard(
    {
      type: 'Table',
      children: [
        { type: 'Table.Row', children: [{ type: 'Table.Cell', children: [text('Bags')] }] },
      ],
    },
    'table tr',
    'Bags',
  ),
  'Table.Cell': inCard(
    {
      type: 'Table',
      children: [
        {
          type: 'Table.Row',
          children: [{ type: 'Table.Cell', colSpan: 2, children: [text('Wide')] }],
        },
      ],
    },
    'table [colspan="2"]',
    'Wide',
  ),
  Text: inCard(text('Plain words'), '[part~=widget-text]', 'Plain words'),
  Title: inCard({ type: 'Title', value: 'Large' }, '[part~=widget-title]', 'Large'),
  Caption: inCard({ type: 'Caption', value: 'Small' }, '[part~=widget-caption]', 'Small'),
  Markdown: inCard({ type: 'Markdown', value: 'In **bold**' }, '.markdown strong', 'In bold'),
  Label: inCard(
    {
      type: 'Form',
      children: [
        { type: 'Label', value: 'Your name', fieldName: 'name' },
        { type: 'Input', name: 'name' },
      ],
    },
    'label[for]',
    'Your name',
  ),
  Badge: inCard({ type: 'Badge', label: 'New', color: 'success' }, '.badge', 'New'),
  Icon: inCard({ type: 'Icon', name: 'suitcase' }, '.w-icon path'),
  Image: inCard(
    { type: 'Image', src: '/packages/concierge/test/pages/none.png', alt: 'A coast' },
    '[alt="A coast"]',
  ),
  Chart: inCard(
    {
      type: 'Chart',
      data: [{ month: 'May', points: 3 }],
      series: [{ type: 'bar', dataKey: 'points', label: 'Points' }],
      xAxis: 'month',
    },
    '[part~=chart]',
    'May',
  ),
  Button: inCard(
    { type: 'Button', label: 'Press', onClickAction: { type: 'a' } },
    'button',
    'Press',
  ),
  Input: inCard({ type: 'Input', name: 'a', inputType: 'email' }, 'input[type=email]'),
  Textarea: inCard({ type: 'Textarea', name: 'a' }, 'textarea'),
  Select: inCard(
    { type: 'Select', name: 'a', options: [{ value: 'x', label: 'Window' }], defaultValue: 'x' },
    '[part~=select], [part~=input-select]',
    'Window',
  ),
  DatePicker: inCard(
    { type: 'DatePicker', name: 'a', placeholder: 'When?' },
    '[part~=input-date]',
    'When?',
  ),
  Checkbox: inCard(
    { type: 'Checkbox', name: 'a', label: 'Insure' },
    'input[type=checkbox]',
    'Insure',
  ),
  RadioGroup: inCard(
    { type: 'RadioGroup', name: 'a', options: [{ value: 'x', label: 'Aisle' }] },
    'input[type=radio]',
    'Aisle',
  ),
};
