/** Airline facts as widget trees, in the shapes that the airline sample of ChatKit draws. */
import type { ListViewItem, WidgetRoot } from '@openskies/protocol';
import { sayDay } from './calendar.ts';
import { sayArrival, type FlightOffer, type FlightOption } from './flights.ts';
import { capitalized, type Meal, meals, sayMoney } from './rules.ts';

/** The list of meals: to click while nothing is chosen, to look at afterwards. */
export function mealList(chosen?: Meal): WidgetRoot {
  return {
    type: 'ListView',
    status: { text: 'Meal preference', icon: 'lucide:utensils' },
    children: meals.map((meal): ListViewItem => {
      const isChosen = meal === chosen;
      return {
        key: meal,
        type: 'ListViewItem',
        children: [
          {
            type: 'Row',
            gap: 2,
            children: [
              { type: 'Icon', name: isChosen ? 'check' : 'empty-circle', color: 'secondary' },
              {
                type: 'Text',
                value: capitalized(meal),
                weight: isChosen ? 'semibold' : 'medium',
                ...(isChosen && { color: 'emphasis' }),
              },
            ],
          },
        ],
        ...(chosen === undefined && {
          onClickAction: {
            type: 'support.set_meal_preference',
            handler: 'server',
            payload: { meal },
          },
        }),
      };
    }),
  };
}

/** The flights of one leg, to choose from. */
export function flightList({ leg, options }: FlightOffer): WidgetRoot {
  return {
    type: 'ListView',
    status: {
      text: leg === 'outbound' ? 'Outbound flights' : 'Return flights',
      icon: 'lucide:plane',
    },
    children: options.map((option) => ({
      ...flightItem(option),
      onClickAction: {
        type: 'flight.select',
        handler: 'server',
        payload: { id: option.id, leg },
      },
    })),
  };
}

/** The same list once answered: the chosen flight alone, marked, with nothing to click. */
export function answeredFlightList(widget: WidgetRoot, chosen: string): WidgetRoot {
  if (widget.type !== 'ListView') return widget;
  const items = widget.children.filter((item) => item.key === chosen);
  return {
    ...widget,
    children: items.map(({ onClickAction: _click, ...item }) => ({
      ...item,
      children: item.children.map((child) =>
        child.type === 'Box'
          ? { ...child, border: { size: 1, color: 'blue-500', style: 'solid' } }
          : child,
      ),
    })),
  };
}

/** The list as plain text, for the clipboard. */
export function flightCopy({ options }: FlightOffer): string {
  return options
    .map(
      (option) =>
        `${option.flight_number} ${option.origin} to ${option.destination}, ${sayDay(option.date)}, ${option.departure_time} to ${sayArrival(option)}, ${capitalized(option.cabin)}, ${sayMoney(option.price)}`,
    )
    .join('\n');
}

function flightItem(option: FlightOption): ListViewItem {
  return {
    key: option.id,
    type: 'ListViewItem',
    gap: 0,
    align: 'stretch',
    children: [
      {
        type: 'Box',
        width: '100%',
        padding: 3,
        border: { size: 1, color: 'default', style: 'dashed' },
        radius: 'xl',
        background: 'surface',
        children: [
          {
            type: 'Row',
            gap: 3,
            align: 'stretch',
            children: [
              { type: 'Box', width: 3, background: 'blue-600', radius: 'full' },
              { type: 'Col', flex: 'auto', gap: 2, children: flightLines(option) },
            ],
          },
        ],
      },
    ],
  };
}

function flightLines(option: FlightOption): ListViewItem['children'] {
  return [
    {
      type: 'Row',
      children: [
        { type: 'Title', value: `${option.origin} → ${option.destination}`, size: 'md' },
        { type: 'Spacer' },
        { type: 'Badge', label: capitalized(option.cabin), color: 'discovery', variant: 'soft' },
      ],
    },
    {
      type: 'Row',
      children: [
        {
          type: 'Col',
          children: [
            { type: 'Caption', value: 'Depart', color: 'secondary' },
            { type: 'Title', value: option.departure_time, size: 'lg' },
          ],
        },
        { type: 'Spacer' },
        {
          type: 'Col',
          align: 'end',
          children: [
            { type: 'Caption', value: 'Arrive', color: 'secondary' },
            { type: 'Title', value: sayArrival(option), size: 'lg' },
          ],
        },
      ],
    },
    { type: 'Divider' },
    {
      type: 'Row',
      children: [
        { type: 'Caption', value: `${sayDay(option.date)} · ${option.flight_number}` },
        { type: 'Spacer' },
        { type: 'Caption', value: sayMoney(option.price) },
      ],
    },
  ];
}
