/** States of widgets: cards that ask, lists, what a card may hold, questions. */
import { mealList } from '../../src/test/widget-stage.ts';
import { until } from '../scripted.ts';
import { click, item, stored, widgetItem, type States } from './state.ts';

const action = (type: string): object => ({ type, payload: { confirmation_id: 'cnf_1' } });

const card = (more: object): object =>
  widgetItem({
    type: 'Card',
    children: [],
    confirm: { label: 'Cancel trip', action: action('confirmation.accept') },
    cancel: { label: 'Keep trip', action: action('confirmation.decline') },
    confirmation: {
      id: 'cnf_1',
      action: 'cancel_trip',
      tone: 'danger',
      icon: 'triangle-alert',
      title: 'Cancel this trip?',
      what: ['OA476 SFO to JFK, Thu, Dec 3'],
      price: { label: 'Refund', amount: 64200, currency: 'USD' },
      terms: [{ icon: 'armchair', text: 'Seats 14A and 15C are released.' }],
      confirm: { label: 'Cancel trip', busy_label: 'Cancelling…' },
      decline: { label: 'Keep trip', busy_label: 'Keeping…' },
      created_at: '2026-11-22T09:00:00Z',
      expires_at: '2099-11-22T09:05:00Z',
      status: 'pending',
      ...more,
    },
  });

const receiptStates = Object.fromEntries(
  ['success', 'neutral', 'warning', 'danger'].map((tone) => [
    `an answered confirmation, ${tone}`,
    {
      ...stored(card({ status: 'confirmed', receipt: { text: 'Done. And noted.', tone } })),
      sign: `[part~="receipt-${tone}"]`,
    },
  ]),
);

const text = (value: string, more: object = {}): object => ({ type: 'Text', value, ...more });

const badges = ['success', 'warning', 'danger', 'info', 'discovery', 'secondary'].map((color) => ({
  type: 'Badge',
  label: color,
  color,
}));
const buttons = ['solid', 'soft', 'outline', 'ghost'].map((variant) => ({
  type: 'Button',
  label: variant,
  variant,
  ...(variant === 'outline' && { color: 'info' }),
  onClickAction: { type: 'x' },
}));
const cell = (value: string): object => ({ type: 'Table.Cell', children: [text(value)] });
const row = (header: boolean, ...cells: string[]): object => ({
  type: 'Table.Row',
  header,
  children: cells.map(cell),
});

const everything = {
  type: 'Card',
  status: { text: 'Live', icon: 'bolt' },
  children: [
    { type: 'Title', value: 'Everything' },
    { type: 'Caption', value: 'a caption' },
    text('A long text'),
    { type: 'Markdown', value: '**bold**' },
    { type: 'Row', wrap: 'wrap', gap: 2, children: badges },
    { type: 'Row', wrap: 'wrap', gap: 2, children: buttons },
    { type: 'Icon', name: 'plane' },
    { type: 'Image', src: 'http://x.example/a.png', alt: 'A cabin' },
    { type: 'Divider' },
    { type: 'Table', children: [row(true, 'Day', 'Fare'), row(false, 'Mon', '$742')] },
  ],
  confirm: { label: 'Yes', action: { type: 'yes' } },
  cancel: { label: 'No', action: { type: 'no' } },
};

const chart = {
  type: 'Card',
  children: [
    {
      type: 'Chart',
      showLegend: true,
      data: [
        { month: 'Jan', fare: 410, miles: 5 },
        { month: 'Feb', fare: 390, miles: 9 },
      ],
      xAxis: 'month',
      series: [
        { type: 'bar', dataKey: 'fare', label: 'Fare' },
        { type: 'line', dataKey: 'miles', label: 'Miles' },
      ],
    },
  ],
};

const questions = item('structured_input', {
  status: 'pending',
  inputs: [
    {
      id: 'cabin',
      question: 'Which cabin?',
      type: 'multiple_choice',
      multiple: false,
      options: [{ value: 'Economy' }, { value: 'Business' }],
    },
    {
      id: 'days',
      question: 'Which days work?',
      type: 'multiple_choice',
      multiple: true,
      options: [{ value: 'Mon' }, { value: 'Tue' }],
    },
    { id: 'note', question: 'Anything else?', type: 'freeform', description: 'Dietary, …' },
  ],
});

const longList = {
  type: 'ListView',
  limit: 2,
  children: ['Vegetarian', 'Kosher', 'Child', 'Vegan'].map((meal) => ({
    type: 'ListViewItem',
    key: meal,
    children: [text(meal)],
    onClickAction: { type: 'support.set_meal_preference', payload: { meal } },
  })),
};

export const widgetStates: States = {
  'an open confirmation': { ...stored(card({})), sign: '.confirmation' },
  'an open confirmation that costs': {
    ...stored(card({ tone: 'cost' })),
    sign: '[part~="confirmation-cost"]',
  },
  'an open confirmation in its last minute': {
    ...stored(() => card({ expires_at: new Date(Date.now() + 50_000).toISOString() })),
    sign: '[part~="confirmation-soon"]',
  },
  ...receiptStates,
  'a confirmation that has expired': {
    ...stored(card({ status: 'expired' })),
    sign: '[part~="receipt"]',
  },
  'a confirmation that was replaced': {
    ...stored(card({ status: 'replaced' })),
    sign: '[part~="receipt"]',
  },
  'a list to choose from': { ...stored(widgetItem(mealList())), sign: '[part~="widget-item"]' },
  'a chosen list': {
    ...stored(widgetItem(mealList('Kosher'))),
    sign: '[part~="widget-item-chosen"]',
  },
  'a list with more': { ...stored(widgetItem(longList)), sign: '[part~="widget-more"]' },
  'a card with everything': { ...stored(widgetItem(everything)), sign: '[part~="widget-row"]' },
  'a widget without a frame': {
    ...stored(widgetItem({ type: 'Basic', children: [text('Plain')] })),
    sign: '[part~="widget-basic"]',
  },
  'a chart': { ...stored(widgetItem(chart)), sign: '.w-plot > svg' },
  'a chart, looked at': {
    ...stored(widgetItem(chart)),
    act: (element) =>
      until(() => {
        const plot = element.shadowRoot?.querySelector('.w-plot');
        const { left = 0, top = 0, width = 0, height = 0 } = plot?.getBoundingClientRect() ?? {};
        const place = { clientX: left + width / 3, clientY: top + height / 2 };
        plot?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, ...place }));
        return element.shadowRoot?.querySelector('[part~="chart-tooltip"]');
      }, 'the values'),
    sign: '[part~="chart-tooltip"]',
  },
  'questions to answer': { ...stored(questions), sign: '[part~="widget-questions"] textarea' },
  'questions, sent empty': {
    ...stored(questions),
    act: (element) => click(element, '[part~="button-primary"]'),
    sign: '[part~="widget-questions"] .field-error:not([hidden])',
  },
  'questions, answered': {
    ...stored({ ...questions, status: 'answered' }),
    sign: '[part~="widget-questions"]',
  },
};
