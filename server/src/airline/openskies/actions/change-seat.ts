import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { cabinOf } from '../offers.ts';
import { changedSince, findSegment, flightNumber, notOffered, refuse, sayCabin } from '../rules.ts';
import { ownSeat, pageWith, seatIn, SeatMap, seatMapCard } from '../seat-map.ts';
import {
  cabinAt,
  cabinRows,
  firstRow,
  freeSeatsNear,
  isComplimentary,
  isTaken,
  lastRow,
  parseSeat,
  seatExists,
  seatName,
} from '../seats.ts';

/** Moves the customer to another free seat of their cabin on one of their flights: asked for in words, or tapped in the seat map. */
export const changeSeat = defineAction({
  name: 'change_seat',
  description:
    'Move the customer to a specific seat in their cabin on one of their upcoming flights. Call it as soon as flight and seat are known.',
  parameters: z.object({
    flight_number: z.string().describe('Flight number on the itinerary, for example OA476'),
    seat: z.string().describe('Row and letter, for example 12C'),
  }),
  class: 'write',
  progress: ({ flight_number }, language) =>
    speak(language).say('seat.progress', { flight: flightNumber(flight_number) }),
  widget: {
    type: 'seat.choose',
    params({ payload, offer, customer }) {
      const map = SeatMap.safeParse(offer);
      const seat = map.success ? seatIn(map.data, payload) : null;
      if (!map.success || seat === null || ownSeat(customer, map.data) === undefined) {
        return notOffered('seat.not_offered');
      }
      return { flight_number: map.data.flight_number, seat };
    },
    answered({ offer, params, language }) {
      const map = SeatMap.parse(offer);
      const row = parseSeat(params.seat)?.row ?? firstRow;
      const view = { from: pageWith(map, row), own: undefined, chosen: params.seat };
      return seatMapCard(speak(language), map, view);
    },
  },
  undo: {
    apply({ customer, before, params, now, language }) {
      const speech = speak(language);
      const segment = findSegment(customer, params.flight_number, now, speech);
      if (isRefused(segment)) return segment;
      const { flight_number: flight, date, seat } = segment;
      const earlier = before.segments.find(
        (one) => one.flight_number === flight && one.date === date,
      );
      const wanted = parseSeat(params.seat);
      if (!earlier || !wanted || seat !== seatName(wanted)) return changedSince(speech);
      return {
        customer: withSeat(customer, segment, earlier.seat),
        sentence: earlier.seat
          ? speech.say('seat.again', { flight, seat: earlier.seat })
          : speech.say('seat.given_back', { flight }),
        timeline: { kind: 'info', entry: speech.say('seat.entry_undone', { flight }) },
      };
    },
  },
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = findSegment(customer, params.flight_number, now, speech);
    if (isRefused(segment)) return segment;
    const { flight_number: flight, date, seat: from } = segment;
    const inventory = { flight_number: flight, date };

    const wanted = parseSeat(params.seat);
    if (!wanted) return refuse(speech, 'seat.malformed');
    const seat = seatName(wanted);
    if (!seatExists(wanted)) {
      return refuse(speech, 'seat.not_in_cabin', { seat, flight, first: firstRow, last: lastRow });
    }
    const [first, last] = cabinRows[cabinOf(segment)];
    const elsewhere = wanted.row < first || wanted.row > last;
    if (elsewhere && !isComplimentary(wanted, customer)) {
      const cabin = sayCabin(speech, cabinAt(wanted));
      return refuse(speech, 'seat.other_cabin', { seat, flight, cabin, first, last });
    }
    if (seat === from) return refuse(speech, 'seat.unchanged', { seat, flight });
    if (isTaken(inventory, wanted)) {
      const free = freeSeatsNear(inventory, wanted, 3, from).join(', ');
      return refuse(speech, 'seat.taken', { seat, flight, free });
    }
    return {
      customer: withSeat(customer, segment, seat),
      sentence: say('seat.changed', { seat, flight }),
      done: say('seat.done', { flight }),
      timeline: {
        kind: 'success',
        entry: from
          ? say('seat.entry', { flight, from, seat })
          : say('seat.entry_first', { flight, seat }),
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
