/** What OpenSkies offers for a flight that is booked: a better cabin, another departure. Stored with their widgets. */
import type { FlightSegment, WidgetNode, WidgetRoot } from '@openskies/protocol';
import * as z from 'zod';
import type { Speech } from '../text/speech.ts';
import { FlightOption, flightOptions, sayArrival } from './flights.ts';
import { cabins, fare, findCabin, hasDeparted, sayCabin, sayMoney, type Cabin } from './rules.ts';

/** One flight, a better cabin, at a price that was fixed when it was offered. */
export const UpgradeOffer = z.object({
  flight_number: z.string(),
  date: z.string(),
  from: z.enum(cabins),
  to: z.enum(cabins),
  /** Cents. */
  price: z.int(),
});
export type UpgradeOffer = z.infer<typeof UpgradeOffer>;

/** Other flights of the same route on one day. */
export const RebookOffer = z.object({
  flight_number: z.string(),
  /** Of the flight that is booked. */
  date: z.string(),
  options: z.array(FlightOption),
});
export type RebookOffer = z.infer<typeof RebookOffer>;

/** For changing to another flight, in cents. A flight that is delayed is changed free of charge. */
export const rebookFee = 7500;

export function cabinOf(segment: FlightSegment): Cabin {
  return findCabin(segment.cabin ?? '') ?? 'economy';
}

/** The wanted cabin, or the next one; null where there is none that is better. */
export function upgradeOffer(segment: FlightSegment, wanted?: Cabin): UpgradeOffer | null {
  const from = cabinOf(segment);
  const at = cabins.indexOf(from);
  const to = cabins[wanted ? cabins.indexOf(wanted) : at + 1];
  if (!to || cabins.indexOf(to) <= at) return null;
  const { flight_number, date, origin, destination } = segment;
  const price = fare(origin, destination, to) - fare(origin, destination, from);
  return { flight_number, date, from, to, price };
}

/** What else flies on a day, its own by default, and has not left. `earlier` and `later` look from the booked time. */
export function rebookOffer(
  segment: FlightSegment,
  now: Date,
  { day = segment.date, when }: { day?: string; when?: 'earlier' | 'later' | undefined } = {},
): RebookOffer {
  const { flight_number, date, origin, destination, departure_time = '' } = segment;
  const request = {
    origin,
    destination,
    depart_date: day,
    return_date: day,
    cabin: cabinOf(segment),
  };
  const options = flightOptions(request, 'outbound').filter(
    (option) =>
      option.flight_number !== flight_number &&
      !hasDeparted({ ...option, status: 'Scheduled' }, now) &&
      (day !== date || when !== 'later' || option.departure_time > departure_time) &&
      (day !== date || when !== 'earlier' || option.departure_time < departure_time),
  );
  return { flight_number, date, options };
}

/** The upgrade as a card: two buttons until it is answered, then what was chosen. */
export function upgradeCard(
  speech: Speech,
  offer: UpgradeOffer,
  chosen?: 'accept' | 'decline',
): WidgetRoot {
  const { flight_number: flight, date } = offer;
  const { say, capitalized } = speech;
  const [from, to] = [sayCabin(speech, offer.from), sayCabin(speech, offer.to)];
  const amount = sayMoney(speech, offer.price);
  const said = {
    accept: say('upgrade.chosen', { cabin: capitalized(to) }),
    decline: say('upgrade.staying', { cabin: from }),
  };
  const difference = { flight, day: speech.day(date), amount, cabin: from };
  return {
    type: 'Card',
    status: { text: say('upgrade.title', { flight }), icon: 'lucide:armchair' },
    children: [
      { type: 'Title', value: capitalized(to), size: 'sm' },
      { type: 'Text', value: say('upgrade.difference', difference), color: 'secondary' },
      chosen
        ? { type: 'Text', value: said[chosen], weight: 'semibold' }
        : {
            type: 'Row',
            gap: 2,
            wrap: 'wrap',
            children: [
              offerButton(say('upgrade.stay', { cabin: from }), 'upsell.decline'),
              offerButton(say('upgrade.take'), 'upsell.accept'),
            ],
          },
    ],
  };
}

/** Only asks: the price stands on the button of the confirmation that follows. */
function offerButton(label: string, type: string): WidgetNode {
  return {
    type: 'Button',
    label,
    variant: 'outline',
    onClickAction: { type, handler: 'server', loadingBehavior: 'container' },
  };
}

/** The departures to choose from, and the one that is booked. */
export function rebookList(speech: Speech, offer: RebookOffer, chosen?: string): WidgetRoot {
  const { flight_number: flight, date, options } = offer;
  const { say, day, capitalized } = speech;
  const keep = {
    id: 'keep',
    title: say('rebook.keep', { flight }),
    note: say('rebook.keep_note'),
  };
  const others = options.map((option) => ({
    id: option.id,
    title: `${option.departure_time} – ${sayArrival(option)}`,
    note: [
      option.flight_number,
      ...(option.date === date ? [] : [day(option.date)]),
      capitalized(sayCabin(speech, option.cabin)),
    ].join(', '),
  }));
  return {
    type: 'ListView',
    status: { text: say('rebook.title', { flight, day: day(date) }), icon: 'lucide:plane' },
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
