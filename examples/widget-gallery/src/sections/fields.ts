import { card, row, text, title, type Node, type Section } from '../section.ts';

const label = (value: string, fieldName: string, more: object = {}): Node => ({
  type: 'Label',
  value,
  fieldName,
  ...more,
});
const help = [
  'Wheelchair to the gate',
  'Wheelchair to the seat',
  'Help with bags',
  'Meet and assist',
];
const options = help.map((value) => ({ value, label: value }));
const cities =
  'Amsterdam,Athens,Bangkok,Berlin,Bogotá,Cairo,Copenhagen,Dubai,Helsinki,Istanbul,Lisbon,London,Madrid,Nairobi,New York,Oslo,Paris,Rome,São Paulo,Seoul,Sydney,Tokyo,Zürich'
    .split(',')
    .map((name, index) => ({
      value: name,
      label: name,
      description: index % 4 === 0 ? 'Non-stop' : undefined,
      disabled: index === 6,
    }));
const sizes = ['3xs', '2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl'];
const send = { confirm: { label: 'Send', action: { type: 'form.submit' } } };

export const fields: Section = {
  title: 'Forms',
  shows: [
    {
      caption: 'A form: press Send request to see an error',
      widget: card(
        [
          title('Request assistance'),
          label('Name', 'name'),
          { type: 'Input', name: 'name', required: true, defaultValue: 'Jordan Miles' },
          label('Email', 'email'),
          {
            type: 'Input',
            name: 'email',
            inputType: 'email',
            required: true,
            defaultValue: 'jordan.miles@',
          },
          label('Kind of help', 'help'),
          { type: 'Select', name: 'help', options, defaultValue: help[0] },
          label('Date', 'date'),
          { type: 'DatePicker', name: 'date', min: '2026-11-22', max: '2027-11-22' },
          label('Anything else?', 'note'),
          { type: 'Textarea', name: 'note', placeholder: 'Optional', rows: 2 },
          {
            type: 'RadioGroup',
            name: 'scope',
            ariaLabel: 'For which trips',
            direction: 'col',
            defaultValue: 'this',
            options: [
              { value: 'this', label: 'On this trip only' },
              { value: 'every', label: 'On every trip' },
            ],
          },
          {
            type: 'Checkbox',
            name: 'text',
            label: 'Text me the meeting point',
            defaultChecked: true,
          },
        ],
        {
          asForm: true,
          confirm: {
            label: 'Send request',
            action: { type: 'form.submit', payload: { form: 'assistance' } },
          },
          cancel: { label: 'Not now', action: { type: 'form.cancel', handler: 'client' } },
        },
      ),
    },
    {
      caption: 'Kinds of input',
      widget: card(
        ['text', 'email', 'number', 'tel', 'url', 'password'].map((inputType) => ({
          type: 'Input',
          name: inputType,
          inputType,
          placeholder: inputType,
          required: true,
        })),
        { asForm: true, ...send },
      ),
    },
    {
      caption: 'Sizes',
      widget: card(
        sizes.map((size) => ({ type: 'Input', name: `size.${size}`, size, placeholder: size })),
      ),
    },
    {
      caption: 'Variants, pill, gutter, disabled',
      widget: card([
        { type: 'Input', name: 'v1', variant: 'soft', placeholder: 'soft' },
        { type: 'Input', name: 'v2', pill: true, placeholder: 'pill' },
        { type: 'Input', name: 'v3', gutterSize: 'xl', placeholder: 'gutter xl' },
        { type: 'Input', name: 'v4', disabled: true, defaultValue: 'disabled' },
        {
          type: 'Input',
          name: 'v5',
          pattern: '[A-Z]{2}[0-9]{3}',
          defaultValue: 'OA476',
          placeholder: 'flight',
          allowAutofillExtensions: false,
          autoSelect: true,
        },
        {
          type: 'Textarea',
          name: 'v6',
          placeholder: 'grows to five lines',
          autoResize: true,
          rows: 1,
          maxRows: 5,
        },
        { type: 'Textarea', name: 'v7', variant: 'soft', disabled: true, defaultValue: 'disabled' },
      ]),
    },
    {
      caption: 'Selects: variants, clearable, described, searched from 15',
      widget: card([
        ...['outline', 'soft', 'solid', 'ghost'].map((variant) => ({
          type: 'Select',
          name: `s.${variant}`,
          variant,
          placeholder: variant,
          options,
        })),
        { type: 'Select', name: 's.clear', clearable: true, defaultValue: help[1], options },
        {
          type: 'Select',
          name: 's.described',
          placeholder: 'with a description',
          options: [
            { value: 'eco', label: 'Economy' },
            { value: 'biz', label: 'Business', description: 'Sold out', disabled: true },
          ],
        },
        label('City', 's.city'),
        {
          type: 'Select',
          name: 's.city',
          options: cities,
          clearable: true,
          placeholder: 'Where to?',
        },
        {
          type: 'Select',
          name: 's.pill',
          pill: true,
          block: false,
          size: 'sm',
          placeholder: 'pill, not block',
          options,
        },
        { type: 'Select', name: 's.off', disabled: true, placeholder: 'disabled', options },
      ]),
    },
    {
      caption: 'Dates: default, bounds, clearable, side and align',
      widget: card([
        label('Depart', 'd.out'),
        {
          type: 'DatePicker',
          name: 'd.out',
          defaultValue: '2026-12-10T00:00:00Z',
          min: '2026-12-02T00:00:00Z',
          max: '2027-01-15T00:00:00Z',
        },
        { type: 'DatePicker', name: 'd.clear', defaultValue: '2026-12-24', clearable: true },
        {
          type: 'DatePicker',
          name: 'd.top',
          side: 'top',
          align: 'end',
          placeholder: 'opens above, at the end',
        },
        {
          type: 'DatePicker',
          name: 'd.soft',
          variant: 'soft',
          pill: true,
          placeholder: 'soft pill',
        },
        { type: 'DatePicker', name: 'd.off', disabled: true, placeholder: 'disabled' },
      ]),
    },
    {
      caption: 'Choices',
      widget: card(
        [
          label('Bags', 'bags'),
          {
            type: 'RadioGroup',
            name: 'bags',
            required: true,
            options: ['0', '1', '2'].map((value) => ({
              value,
              label: value,
              disabled: value === '2',
            })),
          },
          { type: 'Checkbox', name: 'terms', label: 'I have read the terms', required: true },
          {
            type: 'Checkbox',
            name: 'off',
            label: 'Disabled',
            disabled: true,
            defaultChecked: true,
          },
          {
            type: 'Checkbox',
            name: 'live',
            label: 'Fires when changed',
            onChangeAction: { type: 'changed' },
          },
        ],
        { asForm: true, ...send },
      ),
    },
    {
      caption: 'Text that is written over, and a form in a row',
      widget: card([
        {
          type: 'Text',
          value: 'Window seat, please',
          size: 'lg',
          weight: 'semibold',
          editable: { name: 'headline', required: true, placeholder: 'Headline' },
        },
        {
          type: 'Form',
          direction: 'row',
          onSubmitAction: { type: 'search' },
          children: [
            { type: 'Input', name: 'q', placeholder: 'Search flights', required: true },
            { type: 'Button', submit: true, label: 'Go', style: 'primary', size: 'xl' },
          ],
        },
        row([text('Label sizes')]),
        ...['xs', 'sm', 'md', 'lg'].map((size) => label(`Label ${size}`, 'q', { size })),
      ]),
    },
  ],
  answer: ({ type }) =>
    type === 'form.submit'
      ? card([text('Thanks')], { collapsed: true, status: { text: 'Sent', icon: 'check' } })
      : undefined,
};
