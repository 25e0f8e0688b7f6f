/** What OpenSkies offers for a flight that is booked: a better cabin, another departure. Stored with their widgets. */
import type { FlightSegment, WidgetRoot } from '@openskies/protocol';
import * as z from 'zod';
import { sayDay } from './calendar.ts';
import { FlightOption, flightOptions, sayArrival } from './flights.ts';
import {
  cabins,
  capitalized,
  fare,
  findCabin,
  hasDeparted,
  sayMoney,
  type Cabin,
} from './rules.ts';

/** One flight, one step up, at a price that was fixed when it was offered. */
export const UpgradeOffer = z.object({
  flight_number: z.string(),
  date: z.string(),
  from: z.enum(cabins),
  to: z.enum(cabins),
  /** Cents. */
  price: z.int(),
});
export type UpgradeOffer = z.infer<typeof UpgradeOffer>;

/** Other flights of the same route and day. */
export const RebookOffer = z.object({
  flight_number: z.string(),
  date: z.string(),
  options: z.array(FlightOption),
});
export type RebookOffer = z.infer<typeof RebookOffer>;

/** For changing to another flight of the same day, in cents. */
export const rebookFee = 7500;

export function cabinOf(segment: FlightSegment): Cabin {
  return findCabin(segment.cabin ?? '') ?? 'economy';
}

/** The next cabin; null in the best one. */
export function upgradeOffer(segment: FlightSegment): UpgradeOffer | null {
  const from = cabinOf(segment);
  const to = cabins[cabins.indexOf(from) + 1];
  if (!to) return null;
  const { flight_number, date, origin, destination } = segment;
  const price = fare(origin, destination, to) - fare(origin, destination, from);
  return { flight_number, date, from, to, price };
}

/** What else flies that day and has not left. */
export function rebookOffer(segment: FlightSegment, now: Date): RebookOffer {
  const { flight_number, date, origin, destination } = segment;
  const request = {
    origin,
    destination,
    depart_date: date,
    return_date: date,
    cabin: cabinOf(segment),
  };
  const options = flightOptions(request, 'outbound').filter(
    (option) => !hasDeparted({ ...option, status: 'Scheduled' }, now),
  );
  return { flight_number, date, options };
}

/** The upgrade as a card: two buttons until it is answered, then what was chosen. */
export function upgradeCard(offer: UpgradeOffer, chosen?: 'accept' | 'decline'): WidgetRoot {
  const { flight_number, date, from, to, price } = offer;
  const said = { accept: `${capitalized(to)} chosen`, decline: `Staying in ${from}` };
  return {
    type: 'Card',
    status: { text: `Upgrade on ${flight_number}`, icon: 'lucide:armchair' },
    children: [
      { type: 'Title', value: capitalized(to), size: 'sm' },
      {
        type: 'Text',
        value: `${flight_number}, ${sayDay(date)}: ${sayMoney(price)} more than ${from}.`,
        color: 'secondary',
      },
      ...(chosen
        ? [{ type: 'Text' as const, value: said[chosen], weight: 'semibold' as const }]
        : []),
    ],
    ...(!chosen && {
      confirm: { label: `Upgrade for ${sayMoney(price)}`, action: { type: 'upsell.accept' } },
      cancel: { label: `Stay in ${from}`, action: { type: 'upsell.decline' } },
    }),
  };
}

/** The departures to choose from, and the one that is booked. */
export function rebookList(offer: RebookOffer, chosen?: string): WidgetRoot {
  const keep = { id: 'keep', title: `Keep ${offer.flight_number}`, note: 'Nothing changes' };
  const others = offer.options.map((option) => ({
    id: option.id,
    title: `${option.departure_time} – ${sayArrival(option)}`,
    note: `${option.flight_number}, ${capitalized(option.cabin)}`,
  }));
  return {
    type: 'ListView',
    status: {
      text: `Instead of ${offer.flight_number}, ${sayDay(offer.date)}`,
      icon: 'lucide:plane',
    },
    children: [...others, keep].map(({ id, title, note }) => ({
      key: id,
      type: 'ListViewItem',
      children: [
        { type: 'Icon', name: id === chosen ? 'check' : 'empty-circle', color: 'secondary' },
        {
          type: 'Col',
          children: [
            { type: 'Text', value: title, weight: id === chosen ? 'semibold' : 'medium' },
            { type: 'Text', value: note, size: 'sm', color: 'secondary' },
          ],
        },
      ],
      ...(chosen === undefined && {
        onClickAction: {
          type: id === 'keep' ? 'rebook.keep' : 'rebook.select_option',
          handler: 'server',
          payload: { option_id: id },
        },
      }),
    })),
  };
}
