import picture from '../picture.svg?no-inline';
import {
  button,
  caption,
  card,
  col,
  divider,
  row,
  spacer,
  text,
  title,
  type Section,
} from '../section.ts';

const trip = [
  row([title('SFO to JFK'), spacer, { type: 'Badge', label: 'On time', color: 'success' }]),
  row([
    col([caption('Depart'), title('08:05', { size: 'lg' })]),
    spacer,
    col([caption('Arrive'), title('16:35', { size: 'lg' })], { align: 'end' }),
  ]),
  divider,
  row([
    text('Thu, Dec 3', { size: 'sm', color: 'secondary' }),
    spacer,
    text('Seat 12C', { size: 'sm', color: 'secondary' }),
  ]),
];

const actions = {
  confirm: { label: 'Save', action: { type: 'save' } },
  cancel: { label: 'Not now', action: { type: 'leave' } },
};

export const cards: Section = {
  title: 'Cards',
  shows: [
    {
      caption: 'A trip',
      widget: card([
        ...trip,
        row(
          [
            button('Change seat', { block: true }),
            button('Check in', { style: 'primary', block: true }),
          ],
          { gap: 3 },
        ),
      ]),
    },
    {
      caption: 'Confirm, cancel and a status line',
      widget: card(trip, { ...actions, status: { text: 'Your trip', icon: 'suitcase' } }),
    },
    {
      caption: 'Status with a favicon in a frame',
      widget: card(trip, {
        status: { text: 'From openskies.example', favicon: picture, frame: true },
      }),
    },
    {
      caption: 'Collapsed after its action',
      widget: card(trip, { collapsed: true, status: { text: 'Saved', icon: 'check-circle' } }),
    },
    {
      caption: 'Theme dark',
      widget: card([...trip, row([button('Check in', { style: 'primary' })])], { theme: 'dark' }),
    },
    { caption: 'Theme light', widget: card(trip, { theme: 'light' }) },
    {
      caption: 'Size sm, own padding',
      widget: card(trip, { size: 'sm', padding: { x: 6, y: 3 } }),
    },
    {
      caption: 'Own background and border',
      widget: card(trip, {
        background: 'surface-secondary',
        border: { size: 2, color: 'strong', style: 'dashed' },
      }),
    },
    {
      caption: 'Basic: no frame',
      widget: {
        type: 'Basic',
        gap: 2,
        children: [title('No frame'), text('Basic holds its children plainly.')],
      },
    },
    {
      caption: 'Basic in a row',
      widget: {
        type: 'Basic',
        direction: 'row',
        gap: 3,
        justify: 'between',
        align: 'center',
        children: [text('Left'), text('Right')],
      },
    },
  ],
  answer: ({ type }) =>
    type === 'save' || type === 'leave'
      ? card([], {
          collapsed: true,
          status: { text: type === 'save' ? 'Saved' : 'Left as it was', icon: 'check' },
        })
      : undefined,
};
