/** Who travels in the live examples, and what is answered there. */
import type { CustomerProfile } from '@openskies/concierge';
import type { Reply } from '@openskies/concierge/testing';

const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const customer: CustomerProfile = {
  customer_id: 'cus_98421',
  name: 'Jordan Miles',
  loyalty_status: 'Aviator Platinum',
  loyalty_id: 'APL-204981',
  email: 'jordan.miles@example.com',
  home_airport: 'SFO',
  preferred_routes: [],
  tier_benefits: ['Two checked bags on every flight', 'Dedicated rebooking desk'],
  segments: [
    {
      flight_number: 'OA476',
      date: inDays(12),
      origin: 'SFO',
      destination: 'JFK',
      departure_time: '08:05',
      arrival_time: '16:35',
      seat: '14A',
      status: 'Scheduled',
    },
  ],
  bags_checked: 0,
  timeline: [],
};

const moved: CustomerProfile = {
  ...customer,
  segments: customer.segments.map((segment) => ({ ...segment, seat: '12C' })),
  timeline: [
    {
      timestamp: new Date().toISOString(),
      kind: 'success',
      entry: 'Seat changed to 12C on OA476.',
    },
  ],
};

export const replies: Reply[] = [
  (message) =>
    /seat/i.test(message)
      ? { text: 'Done: you sit in **12C** on flight OA476.', customer: moved }
      : `This page answers by itself: nothing leaves it. Ask for **seat 12C** and look at the trip.`,
];
