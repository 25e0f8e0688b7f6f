/** Flights on hold: which ones a wish means, and what booking them costs. */
import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import type { Refused } from '../airline.ts';
import type { Speech } from '../text/speech.ts';
import { fareOf, flightNumber, refuse, sayFlight, upcomingSegments } from './rules.ts';

export const HeldFlights = z.object({
  flights: z
    .array(
      z.object({
        flight_number: z.string(),
        date: z.string().nullish().describe('YYYY-MM-DD; any day when not said'),
      }),
    )
    .nullish()
    .describe('Which of the flights on hold; all of them when not said'),
});
export type HeldFlights = z.infer<typeof HeldFlights>;

/** The flights on hold that are meant and have not departed; all of them where none is named. */
export function findHeld(
  customer: CustomerProfile,
  { flights }: HeldFlights,
  now: Date,
  speech: Speech,
): FlightSegment[] | Refused {
  const held = upcomingSegments(customer, now).filter(({ status }) => status === 'Held');
  if (held.length === 0) return refuse(speech, 'hold.none');
  if (!flights?.length) return held;
  const found = new Set<FlightSegment>();
  for (const { flight_number, date } of flights) {
    const meant = held.filter(
      (segment) =>
        flightNumber(segment.flight_number) === flightNumber(flight_number) &&
        (date == null || segment.date === date),
    );
    if (meant.length === 0) return refuse(speech, 'hold.not_held', { flight: flight_number });
    for (const segment of meant) found.add(segment);
  }
  return held.filter((segment) => found.has(segment));
}

/** What they cost together, in cents. */
export function fareOfAll(segments: readonly FlightSegment[]): number {
  return segments.reduce((total, segment) => total + fareOf(segment), 0);
}

/** "OA2310 SFO to NRT, Tue, Jan 5 and OA2314 NRT to SFO, Fri, Jan 15". */
export function sayFlights(speech: Speech, segments: readonly FlightSegment[]): string {
  return speech.list(segments.map((segment) => sayFlight(speech, segment)));
}
