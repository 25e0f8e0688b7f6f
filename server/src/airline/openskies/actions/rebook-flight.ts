import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { FlightOption } from '../flights.ts';
import { rebookFee, rebookList, RebookOffer } from '../offers.ts';
import { currency, findSegment, hasDeparted, refuse, sayFlight, sayMoney } from '../rules.ts';
import { freeSeatsNear } from '../seats.ts';

const Params = z.object({ flight_number: z.string(), date: z.string(), option: FlightOption });
type Params = z.infer<typeof Params>;

/** Answers a click on another departure: at the airline's fee, after its own confirmation. */
export const rebookFlight = defineAction({
  name: 'rebook_flight',
  description: 'Change to the departure that the customer chose.',
  parameters: Params,
  class: 'destructive',
  tool: false,
  widget: {
    type: 'rebook.select_option',
    params({ payload, offer }) {
      const choice = z.object({ option_id: z.string() }).safeParse(payload);
      const stored = RebookOffer.safeParse(offer);
      const option = stored.data?.options.find(({ id }) => id === choice.data?.option_id);
      if (!option || !stored.success) {
        return refuse('rebook.not_offered', 'That flight was not offered.');
      }
      return { flight_number: stored.data.flight_number, date: stored.data.date, option };
    },
    answered: ({ offer, params }) => rebookList(RebookOffer.parse(offer), params.option.id),
  },
  quote({ customer, params, now }) {
    const segment = stillThere(customer, params, now);
    if (isRefused(segment)) return segment;
    const { option } = params;
    return {
      tone: 'cost',
      icon: 'plane',
      title: `Change to ${option.flight_number}?`,
      what: [
        sayFlight(segment),
        `${sayFlight(changed(segment, option))}, ${option.departure_time}`,
      ],
      price: { label: 'Change fee', amount: rebookFee, currency },
      terms: [{ icon: 'armchair', text: 'Your seat is given up; you get one near it.' }],
      confirm: { label: `Change for ${sayMoney(rebookFee)}`, busy_label: 'Changing…' },
      decline: { label: 'Keep my flight', busy_label: 'Keeping…' },
      declined: `${segment.flight_number} kept. Nothing was charged.`,
    };
  },
  apply({ customer, params, now }) {
    const segment = stillThere(customer, params, now);
    if (isRefused(segment)) return segment;
    const flight = changed(segment, params.option);
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) => (one === segment ? flight : one)),
      },
      sentence: `You now fly on ${sayFlight(flight)}, leaving at ${params.option.departure_time}, seat ${flight.seat}. ${sayMoney(rebookFee)} were charged.`,
      done: `Changed to ${flight.flight_number}`,
      timeline: {
        kind: 'success',
        entry: `Changed ${segment.flight_number} to ${flight.flight_number}, ${params.option.departure_time}.`,
      },
    };
  },
});

/** The booked flight, as long as both it and the other one can be caught. */
function stillThere(
  customer: CustomerProfile,
  { flight_number, date, option }: Params,
  now: Date,
): FlightSegment | Refused {
  const segment = findSegment(customer, flight_number, now);
  if (isRefused(segment)) return segment;
  if (segment.date !== date || hasDeparted(changed(segment, option), now)) {
    return refuse('rebook.changed', 'That flight cannot be had any more. Ask me for others.');
  }
  return segment;
}

function changed(segment: FlightSegment, option: FlightOption): FlightSegment {
  const { flight_number, date, departure_time, arrival_time } = option;
  const [, row = '12', letter = 'A'] = /^(\d+)([A-K])$/.exec(segment.seat ?? '') ?? [];
  const place = { row: Number(row), letter };
  const [seat = `${row}${letter}`] = freeSeatsNear({ flight_number, date }, place, 1);
  return { ...segment, flight_number, date, departure_time, arrival_time, seat };
}
