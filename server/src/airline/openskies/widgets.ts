/** Airline facts as widget trees: lists to choose from once. */
import type { ListViewItem, WidgetRoot } from '@openskies/protocol';
import { airportByCode } from './airports.ts';
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

/** The flights of one leg: to choose from while nothing is chosen, to look at afterwards. */
export function flightList({ leg, request, options }: FlightOffer, chosen?: string): WidgetRoot {
  const [to, date] =
    leg === 'outbound'
      ? [request.destination, request.depart_date]
      : [request.origin, request.return_date];
  return {
    type: 'ListView',
    status: {
      text: `Flights to ${airportByCode(to)?.city ?? to}, ${sayDay(date)}`,
      icon: 'lucide:plane',
    },
    children: options.map((option) => ({
      ...flightItem(option, option.id === chosen),
      ...(chosen === undefined && {
        onClickAction: {
          type: 'flight.select',
          handler: 'server',
          payload: { id: option.id, leg },
        },
      }),
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

function flightItem(option: FlightOption, isChosen: boolean): ListViewItem {
  return {
    key: option.id,
    type: 'ListViewItem',
    children: [
      {
        type: 'Row',
        gap: 3,
        align: 'center',
        children: [
          { type: 'Icon', name: isChosen ? 'check' : 'empty-circle', color: 'secondary' },
          {
            type: 'Col',
            flex: 'auto',
            children: [
              {
                type: 'Text',
                value: `${option.departure_time} – ${sayArrival(option)}`,
                weight: 'semibold',
              },
              {
                type: 'Text',
                value: `${option.origin} to ${option.destination}, ${capitalized(option.cabin)}`,
                size: 'sm',
                color: 'secondary',
              },
            ],
          },
          { type: 'Text', value: sayMoney(option.price), weight: 'semibold' },
        ],
      },
    ],
  };
}
