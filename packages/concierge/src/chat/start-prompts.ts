/** Pure: what the start screen says and suggests to this customer. */
import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import { flightStatus } from '../customer/flight-status.ts';
import type { StartPrompt } from '../state/settings.ts';
import type { Text } from '../text/text.ts';

/** "Good morning, Jordan" */
export function greetingFor(text: Text, customer: CustomerProfile | null, now: Date): string {
  const hour = now.getHours();
  const key = hour < 12 ? 'start.morning' : hour < 18 ? 'start.afternoon' : 'start.evening';
  const [name] = (customer?.name ?? '').trim().split(/\s+/);
  return name ? text('start.named', { greeting: text(key), name }) : text(key);
}

/** "OA476 to JFK is in 11 days. What can I take care of?" */
export function sentenceFor(text: Text, customer: CustomerProfile | null, now: Date): string {
  const flight = nextFlight(customer, now);
  const days = flight ? daysUntil(flight.date, now) : 0;
  if (!flight || days < 1) return text('start.sub');
  const { flight_number, destination } = flight;
  return text('start.sub_flight', { flight: flight_number, destination, count: days });
}

/** A customer without a flight ahead has no seat, bag or meal to change. */
export function promptsFor(
  text: Text,
  customer: CustomerProfile | null,
  now: Date,
): readonly StartPrompt[] {
  const flight = nextFlight(customer, now)?.flight_number;
  const seat = flight ? text('start.prompt.seat_on', { flight }) : text('start.prompt.seat');
  return [
    { label: seat, icon: 'armchair' },
    { label: text('start.prompt.bag'), icon: 'luggage' },
    { label: text('start.prompt.meal'), icon: 'utensils' },
    { label: text('start.prompt.flights'), icon: 'plane' },
  ]
    .slice(customer && !flight ? 3 : 0)
    .map((prompt) => ({ ...prompt, prompt: prompt.label }));
}

function nextFlight(customer: CustomerProfile | null, now: Date): FlightSegment | undefined {
  return customer?.segments?.find(
    ({ status, date }) => flightStatus(status).tone !== 'cancelled' && daysUntil(date, now) >= 0,
  );
}

/** Calendar days from today to `2026-12-03`. */
function daysUntil(date: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${date}T00:00:00Z`) - today) / 86_400_000);
}
