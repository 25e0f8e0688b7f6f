/** OpenSkies policy: what a customer may do, and what it costs. Pure. Money in US cents. */
import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import type { Refused } from '../airline.ts';
import { tags } from '../text/languages.ts';
import { speak, type Speech, type WordKey } from '../text/speech.ts';
import { airportByCode, distance } from './airports.ts';
import { localTime } from './calendar.ts';

export const currency = 'USD';
/** For one checked bag on the whole trip. */
export const bagPrice = 3500;
export const bagLimit = 5;
export const noteLimit = 300;
/** How far ahead flights are on sale, in days. */
export const salesHorizon = 330;

export const meals = ['vegetarian', 'kosher', 'gluten intolerant', 'child'] as const;
export type Meal = (typeof meals)[number];

export const cabins = ['economy', 'premium economy', 'business', 'first'] as const;
export type Cabin = (typeof cabins)[number];

/** By how much a cabin costs more than economy. */
const cabinFactor: Readonly<Record<Cabin, number>> = {
  economy: 1,
  'premium economy': 1.6,
  business: 3,
  first: 4.5,
};

/** The fare of one flight: a base and a rate for each kilometre, in whole dollars. */
export function fare(origin: string, destination: string, cabin: Cabin): number {
  const from = airportByCode(origin);
  const to = airportByCode(destination);
  if (!from || !to) return 0;
  const dollars = (50 + 0.0653 * distance(from, to)) * cabinFactor[cabin];
  return Math.round(dollars) * 100;
}

/** The fare of a flight in its cabin. */
export function fareOf({ origin, destination, cabin }: FlightSegment): number {
  return fare(origin, destination, findCabin(cabin ?? '') ?? 'economy');
}

/** What was paid for a flight. A held seat has not been paid for. */
export function paidFor(segment: FlightSegment): number {
  return segment.status === 'Held' ? 0 : fareOf(segment);
}

/** What comes back when these flights are cancelled: their fares, and the bags of the trip. */
export function refundFor(segments: readonly FlightSegment[], bags: number): number {
  return segments.reduce((total, segment) => total + paidFor(segment), bags * bagPrice);
}

/** Whether a flight has left, by the clock of its origin. */
export function hasDeparted(segment: FlightSegment, now: Date): boolean {
  const { day, time } = localTime(now, airportByCode(segment.origin)?.zone ?? 'UTC');
  return `${segment.date} ${segment.departure_time ?? '24:00'}` <= `${day} ${time}`;
}

/** The flights still ahead: neither cancelled nor departed. */
export function upcomingSegments(customer: CustomerProfile, now: Date): FlightSegment[] {
  return customer.segments.filter(
    (segment) => segment.status !== 'Cancelled' && !hasDeparted(segment, now),
  );
}

/** The flight that a number means, when it is the customer's, not cancelled and not departed. */
export function findSegment(
  customer: CustomerProfile,
  number: string,
  now: Date,
  speech: Speech,
): FlightSegment | Refused {
  const wanted = flightNumber(number);
  const isWanted = (segment: FlightSegment): boolean =>
    flightNumber(segment.flight_number) === wanted;
  const upcoming = upcomingSegments(customer, now);
  const found = upcoming.find(isWanted) ?? customer.segments.find(isWanted);
  if (!found) {
    const flights = speech.list(upcoming.map((segment) => segment.flight_number));
    const key = flights === '' ? 'flight.none_ahead' : 'flight.not_on_itinerary';
    return { refused: 'flight.not_on_itinerary', sentence: speech.say(key, { flights }) };
  }
  if (upcoming.includes(found)) return found;
  const flight = found.flight_number;
  return refuse(speech, found.status === 'Cancelled' ? 'flight.cancelled' : 'flight.departed', {
    flight,
  });
}

/** "oa 476", "OA-476" and "OA0476" are all OA476. */
export function flightNumber(text: string): string {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();
  return compact.replace(/^([A-Z]{2})0+(?=\d)/, '$1');
}

/** "Business class" and "first" are cabins; "cargo" is none. */
export function findCabin(text: string): Cabin | undefined {
  const words = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  const name = words.replace(/ (class|cabin)$/, '');
  if (name === 'premium') return 'premium economy';
  if (name === 'coach' || name === 'main') return 'economy';
  return cabins.find((cabin) => cabin === name);
}

/** A refusal whose code is the key of its words. */
export function refuse(
  { say }: Speech,
  code: WordKey,
  values?: Readonly<Record<string, string | number>>,
): Refused {
  return { refused: code, sentence: say(code, values) };
}

/** A click on what nobody offered: nothing happens, and nobody is told why. */
export function notOffered(code: `${string}.not_offered`): Refused {
  return { refused: code, sentence: '' };
}

/** An undo comes too late: something else was changed meanwhile. */
export function changedSince(speech: Speech): Refused {
  return refuse(speech, 'undo.changed_since');
}

/** Text somebody typed, as one line: no control, bidi or zero-width characters, single spaces. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cf}\uFFFD]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** "$642.00". */
export function sayMoney({ money }: Speech, cents: number): string {
  return money(cents, currency);
}

/** "OA476 SFO to JFK, Thu, Dec 3". */
export function sayFlight({ say, day }: Speech, segment: FlightSegment): string {
  const { flight_number: flight, origin: from, destination: to, date } = segment;
  return say('flight.line', { flight, from, to, day: day(date) });
}

/** "premium economy", in the customer's language. */
export function sayCabin({ say }: Speech, cabin: Cabin): string {
  return say(`cabin.${cabin}`);
}

/** "Vegetarian", in the customer's language. */
export function sayMeal({ say }: Speech, meal: Meal): string {
  return say(`meal.${meal}`);
}

/** Whether a customer's meal is this one, whatever language it was chosen in. */
export function namesMeal(said: string | null | undefined, meal: Meal): boolean {
  return tags.some((tag) => sayMeal(speak(tag), meal) === said);
}
