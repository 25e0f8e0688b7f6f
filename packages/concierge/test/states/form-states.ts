/** States of forms in cards: at rest, with problems, with something open. */
import { until } from '../scripted.ts';
import { click, stored, widgetItem, type States } from './state.ts';

const form = {
  type: 'Card',
  asForm: true,
  children: [
    { type: 'Title', value: 'Request assistance' },
    { type: 'Label', value: 'Name', fieldName: 'name' },
    { type: 'Input', name: 'name', required: true },
    {
      type: 'Select',
      name: 'cabin',
      placeholder: 'Cabin',
      clearable: true,
      options: [
        { value: 'eco', label: 'Economy' },
        { value: 'biz', label: 'Business', disabled: true, description: 'Sold out' },
      ],
    },
    { type: 'Label', value: 'Date', fieldName: 'when' },
    {
      type: 'DatePicker',
      name: 'when',
      min: '2026-12-01T00:00:00Z',
      max: '2026-12-24T00:00:00Z',
      defaultValue: '2026-12-08T00:00:00Z',
      clearable: true,
    },
    { type: 'Checkbox', name: 'terms', label: 'I agree', required: true },
    { type: 'Label', value: 'Bags', fieldName: 'bags' },
    {
      type: 'RadioGroup',
      name: 'bags',
      options: [
        { label: '0', value: '0' },
        { label: '1', value: '1' },
      ],
    },
    { type: 'Textarea', name: 'note', rows: 2 },
    { type: 'Text', value: 'Edit me', editable: { name: 'headline', required: true } },
  ],
  confirm: { label: 'Send', action: { type: 'form.submit' } },
  cancel: { label: 'Not now', action: { type: 'form.cancel' } },
};

const cities = {
  type: 'Card',
  asForm: true,
  confirm: { label: 'Send', action: { type: 'go' } },
  children: [
    { type: 'Label', value: 'City', fieldName: 'city' },
    {
      type: 'Select',
      name: 'city',
      defaultValue: 'c2',
      clearable: true,
      options: Array.from({ length: 20 }, (_, index) => ({
        value: `c${index}`,
        label: `City ${index}`,
        disabled: index === 3,
      })),
    },
  ],
};

const date = '[part~="input-date"]';

export const formStates: States = {
  'a form': { ...stored(widgetItem(form)), sign: date },
  'a form with problems': {
    ...stored(widgetItem(form)),
    act: async (element) => {
      await until(() => element.shadowRoot?.querySelector(date), 'the form');
      await click(element, '[part~="form"] button[type="submit"]');
    },
    sign: '.field-error:not([hidden])',
  },
  'an open calendar': {
    ...stored(widgetItem(form)),
    act: (element) => click(element, `${date} button, button${date}`),
    sign: '[part~="calendar-day-chosen"]',
  },
  'an open list of options': {
    ...stored(widgetItem(cities)),
    act: (element) => click(element, '[role=combobox]'),
    sign: '[part~="option-chosen"]',
  },
};
