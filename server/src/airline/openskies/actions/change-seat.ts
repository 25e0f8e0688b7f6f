import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { findSegment, flightNumber, refuse } from '../rules.ts';
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
      customer: {
        ...customer,
        segments: customer.segments.map((other) =>
          other === segment ? { ...segment, seat: to } : other,
        ),
      },
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
