import {
  box,
  caption,
  card,
  col,
  divider,
  icon,
  row,
  spacer,
  text,
  title,
  type Section,
} from '../section.ts';

const meals = ['Vegetarian', 'Kosher', 'Gluten intolerant', 'Child'];

const mealList = (chosen?: unknown) => ({
  type: 'ListView',
  status: { text: 'Meal preference', icon: 'lucide:utensils' },
  children: meals.map((meal) => ({
    type: 'ListViewItem',
    key: meal,
    children: [
      row([
        icon(meal === chosen ? 'check' : 'empty-circle', { color: 'secondary' }),
        text(meal, { weight: meal === chosen ? 'semibold' : 'medium' }),
      ]),
    ],
    ...(!chosen && { onClickAction: { type: 'meal', payload: { meal } } }),
  })),
});

const fares = [
  ['08:10 – 16:40', 'SFO to NRT, Business', '$2,480'],
  ['12:25 – 20:55', 'SFO to HND, Premium', '$1,310'],
  ['22:05 – 06:35', 'SFO to NRT, Economy', '$742'],
] as const;

const fareList = (chosen?: unknown) => ({
  type: 'ListView',
  status: { text: 'Flights to Tokyo, Mar 2', icon: 'lucide:plane' },
  children: fares.map(([times, route, price]) => ({
    type: 'ListViewItem',
    key: times,
    children: [
      row([
        icon(times === chosen ? 'check' : 'empty-circle'),
        col([text(times, { weight: 'semibold' }), text(route, { size: 'sm', color: 'secondary' })]),
        spacer,
        text(price, { weight: 'semibold' }),
      ]),
    ],
    ...(!chosen && { onClickAction: { type: 'fare', payload: { times } } }),
  })),
});

const departures = ['08:10', '12:35', '21:55'];

/** The shape of ChatKit's own airline sample. */
const flightList = (chosen?: unknown) => ({
  type: 'ListView',
  children: departures
    .filter((time) => !chosen || time === chosen)
    .map((time) => ({
      type: 'ListViewItem',
      key: time,
      gap: 0,
      align: 'stretch',
      children: [
        box(
          [
            row(
              [
                { type: 'Box', width: 3, background: 'blue-600', radius: 'full' },
                col(
                  [
                    row([
                      title('SFO → NRT', { size: 'md' }),
                      spacer,
                      { type: 'Badge', label: 'Business', color: 'discovery', variant: 'soft' },
                    ]),
                    row([
                      col([caption('Depart', { color: 'secondary' }), title(time, { size: 'lg' })]),
                      spacer,
                      col(
                        [caption('Arrive', { color: 'secondary' }), title('16:40', { size: 'lg' })],
                        { align: 'end' },
                      ),
                    ]),
                    divider,
                    row([caption('Mon, Mar 2'), spacer, caption('$2,480')]),
                  ],
                  { flex: 'auto', gap: 2 },
                ),
              ],
              { gap: 3, align: 'stretch' },
            ),
          ],
          {
            width: '100%',
            padding: 3,
            border: chosen
              ? { size: 1, color: 'blue-500', style: 'solid' }
              : { size: 1, color: 'default', style: 'dashed' },
            radius: 'xl',
            background: 'surface',
          },
        ),
      ],
      ...(!chosen && { onClickAction: { type: 'flight', payload: { time } } }),
    })),
});

const lounges = Array.from({ length: 9 }, (_, index) => ({
  type: 'ListViewItem',
  children: [
    row([icon('map-pin'), text(`Lounge ${index + 1}`), spacer, caption(`Gate B${index + 3}`)]),
  ],
}));

export const lists: Section = {
  title: 'Lists',
  shows: [
    { caption: 'Single choice: takes one click', widget: mealList() },
    { caption: 'Answered', widget: mealList('Kosher') },
    { caption: 'Two lines and a price', widget: fareList() },
    { caption: 'Boxed items, as in ChatKit’s airline sample', widget: flightList() },
    { caption: 'Limit 3 of 9', widget: { type: 'ListView', limit: 3, children: lounges } },
    { caption: 'Limit auto', widget: { type: 'ListView', limit: 'auto', children: lounges } },
    {
      caption: 'An item with a button of its own',
      widget: {
        type: 'ListView',
        children: ['Lounge pass', 'Fast track'].map((name) => ({
          type: 'ListViewItem',
          onClickAction: { type: 'open', payload: { name } },
          children: [
            text(name),
            spacer,
            {
              type: 'Button',
              label: 'Remove',
              size: 'sm',
              onClickAction: { type: 'remove', payload: { name } },
            },
          ],
        })),
      },
    },
    {
      caption: 'A list inside a card',
      widget: card([title('Your lounges'), { type: 'ListView', children: lounges.slice(0, 2) }]),
    },
  ],
  answer: ({ type, payload }) => {
    if (type === 'meal') return mealList(payload?.['meal']);
    if (type === 'fare') return fareList(payload?.['times']);
    return type === 'flight' ? flightList(payload?.['time']) : undefined;
  },
};
