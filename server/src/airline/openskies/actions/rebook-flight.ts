import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import { FlightOption } from '../flights.ts';
import { rebookFee, rebookList, RebookOffer } from '../offers.ts';
import {
  currency,
  findSegment,
  hasDeparted,
  notOffered,
  refuse,
  sayFlight,
  sayMoney,
} from '../rules.ts';
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
      if (!option || !stored.success) return notOffered('rebook.not_offered');
      return { flight_number: stored.data.flight_number, date: stored.data.date, option };
    },
    answered: ({ offer, params, language }) =>
      rebookList(speak(language), RebookOffer.parse(offer), params.option.id),
  },
  quote({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = stillThere(customer, params, now, speech);
    if (isRefused(segment)) return segment;
    const { option } = params;
    const amount = feeFor(segment);
    return {
      tone: 'cost',
      icon: 'plane',
      title: say('rebook.question', { flight: option.flight_number }),
      what: [
        sayFlight(speech, segment),
        `${sayFlight(speech, changed(segment, option))}, ${option.departure_time}`,
      ],
      price: { label: say('rebook.fee'), amount, currency },
      terms: [
        ...(amount === 0 ? [{ icon: 'check', text: say('rebook.free') }] : []),
        { icon: 'armchair', text: say('rebook.seat') },
      ],
      confirm: {
        label:
          amount === 0
            ? say('rebook.accept_free')
            : say('rebook.accept', { amount: sayMoney(speech, amount) }),
        busy_label: say('button.changing'),
      },
      decline: { label: say('rebook.keep_mine'), busy_label: say('button.keeping') },
      declined: say('rebook.declined', { flight: segment.flight_number }),
    };
  },
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = stillThere(customer, params, now, speech);
    if (isRefused(segment)) return segment;
    const flight = changed(segment, params.option);
    const told = {
      line: sayFlight(speech, flight),
      from: segment.flight_number,
      flight: flight.flight_number,
      time: params.option.departure_time,
      seat: flight.seat ?? '',
      amount: sayMoney(speech, feeFor(segment)),
    };
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) => (one === segment ? flight : one)),
      },
      sentence: say('rebook.rebooked', told),
      done: say('rebook.done', told),
      timeline: { kind: 'success', entry: say('rebook.entry', told) },
    };
  },
});

/** Cents. Whoever is delayed changes free of charge. */
function feeFor({ status }: FlightSegment): number {
  return status === 'Delayed' ? 0 : rebookFee;
}

/** The booked flight, as long as both it and the other one can be caught. */
function stillThere(
  customer: CustomerProfile,
  { flight_number, date, option }: Params,
  now: Date,
  speech: Speech,
): FlightSegment | Refused {
  const segment = findSegment(customer, flight_number, now, speech);
  if (isRefused(segment)) return segment;
  if (segment.date !== date || hasDeparted(changed(segment, option), now)) {
    return refuse(speech, 'rebook.changed');
  }
  return segment;
}

function changed(segment: FlightSegment, option: FlightOption): FlightSegment {
  const { flight_number, date, departure_time, arrival_time } = option;
  const [, row = '12', letter = 'A'] = /^(\d+)([A-K])$/.exec(segment.seat ?? '') ?? [];
  const place = { row: Number(row), letter };
  const [seat = `${row}${letter}`] = freeSeatsNear({ flight_number, date }, place, 1);
  const status = segment.status === 'Held' ? 'Held' : 'Scheduled';
  return { ...segment, flight_number, date, departure_time, arrival_time, seat, status };
}
