import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, type Applied } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import {
  connects,
  FlightOffer,
  FlightOption,
  flightOptions,
  FlightRef,
  FlightRequest,
  Leg,
} from '../flights.ts';
import { hasDeparted, notOffered, refuse, sayFlight } from '../rules.ts';
import { freeSeatsNear } from '../seats.ts';
import { flightCopy, flightList } from '../widgets.ts';

const Choice = z.object({ id: z.string(), leg: Leg });

/** Answers a click in a list of flights: a seat is held, free of charge. Then the return is offered, and at last to book it all. */
export const selectFlight = defineAction({
  name: 'select_flight',
  description: 'Hold a seat on the flight that the customer chose.',
  parameters: z.object({
    leg: Leg,
    request: FlightRequest,
    option: FlightOption,
    outbound: FlightRef.optional(),
  }),
  class: 'write',
  tool: false,
  widget: {
    type: 'flight.select',
    params({ payload, offer }) {
      const choice = Choice.safeParse(payload);
      const offered = FlightOffer.safeParse(offer);
      const option =
        choice.success && offered.success && choice.data.leg === offered.data.leg
          ? offered.data.options.find(({ id }) => id === choice.data.id)
          : undefined;
      if (!option || !offered.success) {
        return notOffered('flight.not_offered');
      }
      const { leg, request, outbound } = offered.data;
      return { leg, request, option, outbound };
    },
    answered: ({ offer, params, language }) =>
      flightList(speak(language), FlightOffer.parse(offer), params.option.id),
  },
  progress: ({ option }, language) =>
    speak(language).say('hold.progress', { flight: option.flight_number }),
  apply({ customer, params: { leg, request, option, outbound }, now, language }) {
    const speech = speak(language);
    const segment = heldSegment(option);
    const line = sayFlight(speech, segment);
    if (hasDeparted(segment, now)) {
      return { ...refuse(speech, 'hold.departed'), refused: 'flight.departed' };
    }
    if (customer.segments.some((other) => isSameFlight(other, segment))) {
      return { ...refuse(speech, 'hold.already_held', { line }), refused: 'flight.already_held' };
    }
    const told = { line, flight: segment.flight_number, seat: segment.seat ?? '' };
    const held: Applied = {
      customer: withSegment(customer, segment),
      sentence: speech.say('hold.held', told),
      done: speech.say('hold.done', told),
      timeline: { kind: 'info', entry: speech.say('hold.entry', told) },
    };
    if (leg === 'outbound') return withReturns(held, request, option, speech);
    return { ...held, next: booking(outbound ? [outbound, option] : [option]) };
  },
});

/** The card that books what is on hold. */
function booking(flights: readonly FlightRef[]): Applied['next'] {
  const refs = flights.map(({ flight_number, date }) => ({ flight_number, date }));
  return { action: 'book_flights', params: { flights: refs } };
}

/** Adds the return flights that can still be caught; where there is none, the one way can be booked. */
function withReturns(
  held: Applied,
  request: FlightRequest,
  outbound: FlightOption,
  speech: Speech,
): Applied {
  const options = flightOptions(request, 'return').filter((option) => connects(outbound, option));
  const day = speech.day(request.return_date);
  if (options.length === 0) {
    const sentence = `${held.sentence} ${speech.say('hold.no_return', { day })}`;
    return { ...held, sentence, next: booking([outbound]) };
  }
  const { flight_number, date } = outbound;
  const offer: FlightOffer = {
    leg: 'return',
    request,
    options,
    outbound: { flight_number, date },
  };
  return {
    ...held,
    show: {
      text: speech.say('hold.returns', { day }),
      widget: flightList(speech, offer),
      offer,
      copy_text: flightCopy(speech, offer),
    },
  };
}

/** Front rows are for the better cabins; the customer likes windows. */
function heldSegment(option: FlightOption): FlightSegment {
  const { flight_number, date, origin, destination, departure_time, arrival_time, cabin } = option;
  const row = cabin === 'economy' ? 12 : cabin === 'premium economy' ? 7 : 2;
  const [seat = `${row}A`] = freeSeatsNear({ flight_number, date }, { row, letter: 'A' }, 1);
  return {
    flight_number,
    date,
    origin,
    destination,
    departure_time,
    arrival_time,
    seat,
    status: 'Held',
    cabin,
  };
}

function isSameFlight(one: FlightSegment, other: FlightSegment): boolean {
  return (
    one.flight_number === other.flight_number &&
    one.date === other.date &&
    one.status !== 'Cancelled'
  );
}

function withSegment(customer: CustomerProfile, segment: FlightSegment): CustomerProfile {
  const when = (one: FlightSegment): string => `${one.date} ${one.departure_time ?? ''}`;
  const segments = [...customer.segments, segment];
  return { ...customer, segments: segments.sort((a, b) => when(a).localeCompare(when(b))) };
}
