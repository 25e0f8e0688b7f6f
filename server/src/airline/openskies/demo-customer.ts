/** Jordan Miles, the customer of the built-in airline: one for each thread of the demo, and one for each person. */
import type { CustomerProfile, TimelineEntry } from '@openskies/protocol';
import type { CustomerRef } from '../airline.ts';
import { addDays, addYears, dayOf } from './calendar.ts';
import { stableNumber } from './stable-number.ts';

/** Days from today to the two flights, spaced as in the airline's sample booking. */
const outboundInDays = 11;
const returnInDays = 19;

/**
 * The demo customer as of `now`: the flights are always in the coming weeks, the renewal date in the
 * future. Pure, and the same for a whole UTC day.
 */
export function demoCustomer(ref: CustomerRef, now: Date): CustomerProfile {
  const jordan = jordanMiles(dayOf(now));
  if (ref.kind === 'demo') return jordan;
  const number = stableNumber(`${ref.tenant}/${ref.subject}`);
  return {
    ...jordan,
    customer_id: `cus_${number}`,
    email: ref.email ?? jordan.email,
    loyalty_id: ref.loyalty ?? `APL-${String(number % 1_000_000).padStart(6, '0')}`,
  };
}

function jordanMiles(today: string): CustomerProfile {
  return {
    customer_id: 'cus_98421',
    name: 'Jordan Miles',
    loyalty_status: 'Aviator Platinum',
    loyalty_id: 'APL-204981',
    email: 'jordan.miles@example.com',
    phone: '+1 (415) 555-9214',
    home_airport: 'SFO',
    preferred_routes: ['SFO → JFK', 'SFO → CDG', 'SFO → HND'],
    travel_summary:
      'Product leader splitting time between San Francisco and New York with quarterly long-haul art trips.',
    tier_benefits: [
      'Complimentary upgrades when available',
      '4 lounge guest passes every quarter',
      '15% off buy-on-board food & beverage',
      'Dedicated rebooking desk',
    ],
    loyalty_progress: {
      current_tier: 'Platinum',
      next_tier: 'Diamond',
      points_earned: 42_000,
      points_required: 60_000,
      segments_flown: 18,
      segments_required: 32,
      renewal_date: nextRenewal(today),
    },
    segments: [
      {
        flight_number: 'OA476',
        date: addDays(today, outboundInDays),
        origin: 'SFO',
        destination: 'JFK',
        departure_time: '08:05',
        arrival_time: '16:35',
        seat: '14A',
        status: 'Scheduled',
      },
      {
        flight_number: 'OA477',
        date: addDays(today, returnInDays),
        origin: 'JFK',
        destination: 'SFO',
        departure_time: '18:50',
        arrival_time: '22:15',
        seat: '15C',
        status: 'Scheduled',
      },
    ],
    bags_checked: 0,
    meal_preference: null,
    special_assistance: null,
    timeline: [
      past(today, 6, '16:20', 'info', 'Added note: enjoys single-origin drip coffee.'),
      past(today, 8, '09:12', 'success', 'Waived change fees for this trip.'),
      past(today, 20, '11:40', 'info', 'Itinerary imported from confirmation LL0EZ6.'),
    ],
    spotlight: [
      'Prefers window seats on daytime flights',
      'Collects modern art city guides',
      'Enjoys Michelin Bib Gourmand discoveries',
    ],
    booked_widget_ids: [],
    confirmation: 'LL0EZ6',
  };
}

function past(
  today: string,
  days: number,
  time: string,
  kind: string,
  entry: string,
): TimelineEntry {
  return { timestamp: `${addDays(today, -days)}T${time}:00+00:00`, kind, entry };
}

/** The next first of February, when the programme year ends. */
function nextRenewal(today: string): string {
  const thisYear = `${today.slice(0, 4)}-02-01`;
  return thisYear > today ? thisYear : addYears(thisYear, 1);
}
