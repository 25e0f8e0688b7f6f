/** What OpenSkies offers between two airports on one day: three flights, the same for the same question. */
import * as z from 'zod';
import { airportByCode, distance } from './airports.ts';
import { addMinutes, daysBetween, instantOf, localTime } from './calendar.ts';
import { stableNumber } from './stable-number.ts';
import { cabins, fare } from './rules.ts';

export const FlightRequest = z.object({
  origin: z.string(),
  destination: z.string(),
  depart_date: z.string(),
  return_date: z.string(),
  cabin: z.enum(cabins),
});
export type FlightRequest = z.infer<typeof FlightRequest>;

export const FlightOption = z.object({
  id: z.string(),
  flight_number: z.string(),
  origin: z.string(),
  destination: z.string(),
  date: z.string(),
  departure_time: z.string(),
  arrival_date: z.string(),
  arrival_time: z.string(),
  cabin: z.enum(cabins),
  /** Cents. */
  price: z.int(),
});
export type FlightOption = z.infer<typeof FlightOption>;

export const Leg = z.enum(['outbound', 'return']);
export type Leg = z.infer<typeof Leg>;

/** One departure: a number is flown every day. */
export const FlightRef = z.object({ flight_number: z.string(), date: z.string() });
export type FlightRef = z.infer<typeof FlightRef>;

/** What is stored with a flight list; clicks are answered from it alone. */
export const FlightOffer = z.object({
  leg: Leg,
  request: FlightRequest,
  options: z.array(FlightOption),
  /** With the return flights: the one that was chosen before. */
  outbound: FlightRef.optional(),
});
export type FlightOffer = z.infer<typeof FlightOffer>;

const departures = [
  { id: 'flight-morning', time: '08:10' },
  { id: 'flight-midday', time: '12:35' },
  { id: 'flight-late', time: '21:55' },
] as const;

/** The three flights of one leg. Both airports must be ones the airline knows. */
export function flightOptions(request: FlightRequest, leg: Leg): FlightOption[] {
  const outbound = leg === 'outbound';
  const origin = outbound ? request.origin : request.destination;
  const destination = outbound ? request.destination : request.origin;
  const date = outbound ? request.depart_date : request.return_date;
  const first = firstNumber(origin, destination);
  return departures.map(({ id, time }, index) => {
    const arrival = arrivalOf(origin, destination, date, time);
    return {
      id,
      flight_number: `OA${first + index}`,
      origin,
      destination,
      date,
      departure_time: time,
      arrival_date: arrival.day,
      arrival_time: arrival.time,
      cabin: request.cabin,
      price: fare(origin, destination, request.cabin),
    };
  });
}

/** Whether one can be on the second flight having taken the first. */
export function connects(first: FlightOption, second: FlightOption): boolean {
  const landed = `${first.arrival_date} ${first.arrival_time}`;
  return landed < `${second.date} ${second.departure_time}`;
}

/** "06:20 (+1)" for an arrival on the next day. */
export function sayArrival(option: FlightOption): string {
  const days = daysBetween(option.date, option.arrival_date);
  if (days === 0) return option.arrival_time;
  return `${option.arrival_time} (${days > 0 ? '+' : '−'}${Math.abs(days)})`;
}

/** Four digits, unlike those of the demo trip; both ways of a route have theirs side by side. */
function firstNumber(origin: string, destination: string): number {
  const [one, other] = [origin, destination].sort();
  return 1000 + (stableNumber(`${one} ${other}`) % 1500) * 6 + (origin === one ? 0 : 3);
}

/** Local arrival: 830 km/h and 36 minutes on the ground, to five minutes. */
function arrivalOf(origin: string, destination: string, day: string, time: string) {
  const from = airportByCode(origin)!;
  const to = airportByCode(destination)!;
  const minutes = Math.round((distance(from, to) / 830 + 0.6) * 12) * 5;
  return localTime(addMinutes(instantOf({ day, time }, from.zone), minutes), to.zone);
}
