import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, type Applied } from '../../airline.ts';
import { sayDay } from '../calendar.ts';
import {
  connects,
  FlightOffer,
  FlightOption,
  flightOptions,
  FlightRequest,
  Leg,
} from '../flights.ts';
import { hasDeparted, refuse, sayFlight } from '../rules.ts';
import { freeSeatsNear } from '../seats.ts';
import { flightCopy, flightList } from '../widgets.ts';

const Choice = z.object({ id: z.string(), leg: Leg });

/** Answers a click in a list of flights: a seat is held, free of charge, and the return is offered. */
export const selectFlight = defineAction({
  name: 'select_flight',
  description: 'Hold a seat on the flight that the customer chose.',
  parameters: z.object({ leg: Leg, request: FlightRequest, option: FlightOption }),
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
        return refuse(
          'flight.not_offered',
          'That flight was not offered. Please choose one in the list.',
        );
      }
      return { leg: offered.data.leg, request: offered.data.request, option };
    },
    answered: ({ offer, params }) => flightList(FlightOffer.parse(offer), params.option.id),
  },
  progress: ({ option }) => `Holding a seat on ${option.flight_number}`,
  apply({ customer, params: { leg, request, option }, now }) {
    const segment = heldSegment(option);
    if (hasDeparted(segment, now)) {
      return refuse('flight.departed', 'That flight has departed. Ask for new dates.');
    }
    if (customer.segments.some((other) => isSameFlight(other, segment))) {
      return refuse('flight.already_held', `${sayFlight(segment)} is already on the itinerary.`);
    }
    const held: Applied = {
      customer: withSegment(customer, segment),
      sentence: `${sayFlight(segment)}, is on hold with seat ${segment.seat}. Nothing was charged.`,
      done: `Seat held on ${segment.flight_number}`,
      timeline: {
        kind: 'info',
        entry: `Held ${sayFlight(segment)}, seat ${segment.seat}. No charge.`,
      },
    };
    return leg === 'outbound' ? withReturns(held, request, option) : held;
  },
});

/** Adds the return flights that can still be caught. */
function withReturns(held: Applied, request: FlightRequest, outbound: FlightOption): Applied {
  const options = flightOptions(request, 'return').filter((option) => connects(outbound, option));
  const day = sayDay(request.return_date);
  if (options.length === 0) {
    return {
      ...held,
      sentence: `${held.sentence} No return on ${day} leaves after you land; ask me for a later one.`,
    };
  }
  const offer: FlightOffer = { leg: 'return', request, options };
  return {
    ...held,
    show: {
      text: `Here are return flights on ${day}:`,
      widget: flightList(offer),
      offer,
      copy_text: flightCopy(offer),
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
