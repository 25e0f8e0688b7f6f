import type { WidgetNode } from '@openskies/protocol';

type NodeOf<Type extends WidgetNode['type']> = Extract<WidgetNode, { type: Type }>;

/** Makes a node of one type; the compiler knows its props. */
function node<Type extends WidgetNode['type']>(type: Type) {
  return (props: Omit<NodeOf<Type>, 'type'>): NodeOf<Type> => ({ type, ...props }) as NodeOf<Type>;
}

/** Widgets, typed: `widgets.card({ children: [widgets.text({ value: 'Hello' })] })`. */
export const widgets = {
  card: node('Card'),
  listView: node('ListView'),
  listViewItem: node('ListViewItem'),
  basic: node('Basic'),
  box: node('Box'),
  row: node('Row'),
  col: node('Col'),
  form: node('Form'),
  spacer: node('Spacer'),
  divider: node('Divider'),
  transition: node('Transition'),
  table: node('Table'),
  tableRow: node('Table.Row'),
  tableCell: node('Table.Cell'),
  text: node('Text'),
  title: node('Title'),
  caption: node('Caption'),
  markdown: node('Markdown'),
  label: node('Label'),
  badge: node('Badge'),
  icon: node('Icon'),
  image: node('Image'),
  chart: node('Chart'),
  button: node('Button'),
  input: node('Input'),
  textarea: node('Textarea'),
  select: node('Select'),
  datePicker: node('DatePicker'),
  checkbox: node('Checkbox'),
  radioGroup: node('RadioGroup'),
};
