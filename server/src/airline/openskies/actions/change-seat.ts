import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { changedSince, findSegment, flightNumber, refuse } from '../rules.ts';
import { cabinWords, freeSeatsNear, isTaken, parseSeat, seatExists, seatName } from '../seats.ts';

/** Moves the customer to another free seat of one of their flights. */
export const changeSeat = defineAction({
  name: 'change_seat',
  description:
    'Move the customer to a specific seat on one of their upcoming flights. Call it as soon as flight and seat are known.',
  parameters: z.object({
    flight_number: z.string().describe('Flight number on the itinerary, for example OA476'),
    seat: z.string().describe('Row and letter, for example 12C'),
  }),
  class: 'write',
  progress: ({ flight_number }) => `Changing your seat on ${flightNumber(flight_number)}`,
  undo: {
    apply({ customer, before, params, now }) {
      const segment = findSegment(customer, params.flight_number, now);
      if (isRefused(segment)) return segment;
      const { flight_number, date, seat } = segment;
      const earlier = before.segments.find(
        (one) => one.flight_number === flight_number && one.date === date,
      );
      const wanted = parseSeat(params.seat);
      if (!earlier || !wanted || seat !== seatName(wanted)) return changedSince();
      return {
        customer: withSeat(customer, segment, earlier.seat),
        sentence: earlier.seat
          ? `Your seat on ${flight_number} is ${earlier.seat} again.`
          : `Your seat on ${flight_number} is given back.`,
        timeline: {
          kind: 'info',
          entry: `Seat change on ${flight_number} undone${earlier.seat ? `, back to ${earlier.seat}` : ''}.`,
        },
      };
    },
  },
  apply({ customer, params, now }) {
    const segment = findSegment(customer, params.flight_number, now);
    if (isRefused(segment)) return segment;
    const { flight_number, date, seat: from } = segment;
    const flight = { flight_number, date };

    const seat = parseSeat(params.seat);
    if (!seat) {
      return refuse('seat.malformed', 'A seat is a row number and a letter, for example 12C.');
    }
    const to = seatName(seat);
    if (!seatExists(seat)) {
      return refuse(
        'seat.not_in_cabin',
        `There is no seat ${to} on ${flight_number}: it has ${cabinWords}.`,
      );
    }
    if (to === from) {
      return refuse('seat.unchanged', `Seat ${to} on ${flight_number} is yours already.`);
    }
    if (isTaken(flight, seat)) {
      const free = freeSeatsNear(flight, seat, 3, from).join(', ');
      return refuse('seat.taken', `Seat ${to} on ${flight_number} is taken. Free nearby: ${free}.`);
    }
    return {
      customer: withSeat(customer, segment, to),
      sentence: `Seat updated to ${to} on flight ${flight_number}.`,
      done: `Seat changed on ${flight_number}`,
      timeline: {
        kind: 'success',
        entry: from
          ? `Seat changed on ${flight_number} from ${from} to ${to}.`
          : `Seat ${to} assigned on ${flight_number}.`,
      },
    };
  },
});

function withSeat(
  customer: CustomerProfile,
  segment: FlightSegment,
  seat: string | undefined,
): CustomerProfile {
  const changed = { ...segment, seat };
  const segments = customer.segments.map((other) => (other === segment ? changed : other));
  return { ...customer, segments };
}
