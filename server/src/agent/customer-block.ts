import type { CustomerProfile } from '@openskies/protocol';
import { escapeData } from './escape-data.ts';

/** Timeline entries that the model reads. */
const timelineLength = 10;
/** Flights, and benefits, that it reads at most. */
const listLength = 20;

/** The customer's record as a fenced block of data: the seed's lines first, then what else we keep. */
export function profileBlock(customer: CustomerProfile): string {
  const say = (value: string | number | null | undefined, absent = 'none'): string =>
    value == null || value === '' ? absent : escapeData(String(value));
  const { loyalty_progress: progress } = customer;
  const flights = customer.segments.slice(0, listLength);
  const segments = flights.map(
    (segment) =>
      `- ${say(segment.flight_number)} ${say(segment.origin)}->${say(segment.destination)} on ${say(segment.date)}` +
      ` seat ${say(segment.seat)} (${say(segment.status, 'Scheduled')})`,
  );
  const timeline = customer.timeline
    .slice(0, timelineLength)
    .map((entry) => `* ${say(entry.entry)}`);
  return [
    '<CUSTOMER_PROFILE>',
    `Name: ${say(customer.name)} (${say(customer.loyalty_status)})`,
    `Loyalty ID: ${say(customer.loyalty_id)}`,
    `Contact: ${say(customer.email)}, ${say(customer.phone)}`,
    'Upcoming Segments:',
    ...(segments.length > 0 ? segments : ['- none']),
    'Recent Service Timeline:',
    ...(timeline.length > 0 ? timeline : ['* none']),
    `Checked bags: ${say(customer.bags_checked, '0')}`,
    `Meal preference: ${say(customer.meal_preference, 'not set')}`,
    `Special assistance: ${say(customer.special_assistance)}`,
    'Tier benefits:',
    ...customer.tier_benefits.slice(0, listLength).map((benefit) => `- ${say(benefit)}`),
    ...(progress
      ? [
          `Points: ${say(progress.points_earned)} of ${say(progress.points_required)}` +
            ` towards ${say(progress.next_tier, say(progress.current_tier))}`,
          `Segments flown: ${say(progress.segments_flown)} of ${say(progress.segments_required)}`,
          `Renewal date: ${say(progress.renewal_date)}`,
        ]
      : []),
    `Confirmation: ${say(customer.confirmation)}`,
    `Home airport: ${say(customer.home_airport)}`,
    'Local times:',
    ...flights.map(
      (segment) =>
        `- ${say(segment.flight_number)} departs ${say(segment.departure_time)}, arrives ${say(segment.arrival_time)}`,
    ),
    '</CUSTOMER_PROFILE>',
  ].join('\n');
}
