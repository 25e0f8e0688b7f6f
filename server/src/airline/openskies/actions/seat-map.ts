import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import { findSegment, notOffered, refuse, upcomingSegments } from '../rules.ts';
import { freeSeats, ownSeat, pageWith, SeatMap, seatMapCard, seatMapOf } from '../seat-map.ts';
import { cabinRows, parseSeat } from '../seats.ts';

/** Shows the seats of one flight to choose from. A tap on one is `change_seat`. */
export const showSeatMap = defineAction({
  name: 'seat_map',
  description:
    'Show the seat map of one upcoming flight, where free seats can be tapped. Call it when the customer wants to see or choose seats and has named none.',
  parameters: z.object({
    flight_number: z.string().nullish().describe('The next flight when not said'),
    row: z.int().nullish().describe('Row to show; around their own seat when not said'),
  }),
  class: 'read',
  endsTurn: true,
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const segment = meant(customer, params.flight_number, now, speech);
    if (isRefused(segment)) return segment;
    const map = seatMapOf(segment);
    const own = segment.seat;
    const [first] = cabinRows[map.cabin];
    const from = pageWith(map, params.row ?? parseSeat(own ?? '')?.row ?? first);
    const flight = map.flight_number;
    const seats = freeSeats(map, from, own).join(', ');
    return {
      sentence: 'The seat map is shown. The customer chooses in it.',
      show: {
        text: speech.say('map.intro', { flight }),
        widget: seatMapCard(speech, map, { from, own }),
        offer: map,
        copy_text: speech.say('map.copy', { flight, seats }),
      },
    };
  },
});

/** Turns to other rows of the map. */
export const turnSeatMap = defineAction({
  name: 'seat_map_rows',
  description: 'Show other rows of the seat map.',
  parameters: z.object({ map: SeatMap, row: z.int(), own: z.string().optional() }),
  class: 'read',
  tool: false,
  widget: {
    type: 'seat.rows',
    stays: true,
    params({ payload, offer, customer }) {
      const map = SeatMap.safeParse(offer);
      const page = z.object({ row: z.int().min(0).max(200) }).safeParse(payload);
      if (!map.success || !page.success) return notOffered('seat.not_offered');
      return { map: map.data, row: page.data.row, own: ownSeat(customer, map.data) };
    },
    answered: ({ params: { map, row, own }, language }) =>
      seatMapCard(speak(language), map, { from: pageWith(map, row), own }),
  },
  apply: () => ({ sentence: 'Other rows are shown.' }),
});

/** The flight that was named, else the next one. */
export function meant(
  customer: CustomerProfile,
  number: string | null | undefined,
  now: Date,
  speech: Speech,
): FlightSegment | Refused {
  const [next] = upcomingSegments(customer, now);
  if (number) return findSegment(customer, number, now, speech);
  return next ?? { ...refuse(speech, 'flight.none_ahead'), refused: 'flight.not_on_itinerary' };
}
