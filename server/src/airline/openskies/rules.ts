/** OpenSkies policy: what a customer may do, and what it costs. Pure; no words are invented elsewhere. */
import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import type { Refused } from '../airline.ts';

export function refuse(refused: string, sentence: string): Refused {
  return { refused, sentence };
}

/** "oa 476" and "OA476" are one flight; "OA 0476" too. */
export function flightNumber(text: string): string {
  const compact = text.normalize('NFKC').replace(/[\s-]+/g, '').toUpperCase();
  return compact.replace(/^([A-Z]{2})0+(?=\d)/, '$1');
}

/** Whether the flight has left, by the local time of its origin. */
export function hasDeparted(segment: FlightSegment, now: Date): boolean {
  const zone = timeZones[segment.origin] ?? 'UTC';
  return `${segment.date} ${segment.departure_time}` <= localTime(now, zone);
}

/** Held or scheduled, and not departed. */
export function isUpcoming(segment: FlightSegment, now: Date): boolean {
  return segment.status !== 'Cancelled' && !hasDeparted(segment, now);
}

export function upcomingSegments(customer: CustomerProfile, now: Date): FlightSegment[] {
  return customer.segments.filter((segment) => isUpcoming(segment, now));
}

/** The flight the customer means, when it is theirs, still on and not departed. */
export function findSegment(
  customer: CustomerProfile,
  number: string,
  now: Date,
): FlightSegment | Refused {
  const wanted = flightNumber(number);
  const found = customer.segments.filter((segment) => flightNumber(segment.flight_number) === wanted);
  const upcoming = found.find((segment) => isUpcoming(segment, now));
  if (upcoming) return upcoming;
  const segment = found[0];
  if (!segment) {
    return refuse('flight.not_on_itinerary', `That flight is not on the itinerary. ${whatIs(customer, now)}`);
  }
  if (segment.status === 'Cancelled') {
    return refuse('flight.cancelled', `${segment.flight_number} is cancelled, so it cannot be changed.`);
  }
  return refuse('flight.departed', `${segment.flight_number} has departed, so it cannot be changed.`);
}

function whatIs(customer: CustomerProfile, now: Date): string {
  const numbers = upcomingSegments(customer, now).map((segment) => segment.flight_number);
  return numbers.length > 0
    ? `Upcoming flights: ${numbers.join(', ')}.`
    : 'There is no upcoming flight on it.';
}

/** Where the airline flies, and the local time there. */
export const timeZones: Readonly<Record<string, string>> = {
  SFO: 'America/Los_Angeles',
  JFK: 'America/New_York',
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** "2026-12-03 08:05" in the given zone. */
function localTime(now: Date, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    clocks.set(zone, clock);
  }
  return clock.format(now);
}
