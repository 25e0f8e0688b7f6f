/** Airline facts as widget trees: lists to choose from once. */
import type { ListViewItem, WidgetRoot } from '@openskies/protocol';
import type { Speech } from '../text/speech.ts';
import { airportByCode } from './airports.ts';
import { sayArrival, type FlightOffer, type FlightOption } from './flights.ts';
import { meals, sayCabin, sayMeal, sayMoney, type Meal } from './rules.ts';

/** The list of meals: to click while nothing is chosen, to look at afterwards. */
export function mealList(speech: Speech, chosen?: Meal): WidgetRoot {
  return {
    type: 'ListView',
    status: { text: speech.say('meal.title'), icon: 'lucide:utensils' },
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
                value: sayMeal(speech, meal),
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
export function flightList(
  speech: Speech,
  { leg, request, options }: FlightOffer,
  chosen?: string,
): WidgetRoot {
  const [to, date] =
    leg === 'outbound'
      ? [request.destination, request.depart_date]
      : [request.origin, request.return_date];
  return {
    type: 'ListView',
    status: {
      text: speech.say('search.title', {
        city: airportByCode(to)?.city ?? to,
        day: speech.day(date),
      }),
      icon: 'lucide:plane',
    },
    children: options.map((option) => ({
      ...flightItem(speech, option, option.id === chosen),
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
export function flightCopy(speech: Speech, { options }: FlightOffer): string {
  return options
    .map((option) =>
      [
        `${option.flight_number} ${sayRoute(speech, option)}`,
        speech.day(option.date),
        `${option.departure_time} – ${sayArrival(option)}`,
        sayMoney(speech, option.price),
      ].join(', '),
    )
    .join('\n');
}

function flightItem(speech: Speech, option: FlightOption, isChosen: boolean): ListViewItem {
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
              { type: 'Text', value: sayRoute(speech, option), size: 'sm', color: 'secondary' },
            ],
          },
          { type: 'Text', value: sayMoney(speech, option.price), weight: 'semibold' },
        ],
      },
    ],
  };
}

/** "SFO to NRT, Business". */
function sayRoute(speech: Speech, { origin: from, destination: to, cabin }: FlightOption): string {
  const named = speech.capitalized(sayCabin(speech, cabin));
  return speech.say('search.route', { from, to, cabin: named });
}
