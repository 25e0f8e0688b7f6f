/** What the page supplies in place of the server's customer. */
import type { CustomerProfile } from '@openskies/concierge';

const page = {
  name: 'Priya Natarajan',
  loyalty_status: 'Harbour Club Silver',
  loyalty_id: 'HC-20418',
  email: 'priya.natarajan@example.com',
  segments: [
    {
      flight_number: 'HB210',
      date: '2027-03-04',
      origin: 'LIS',
      destination: 'CPH',
      departure_time: '09:40',
      arrival_time: '14:25',
      seat: '7D',
      status: 'Scheduled',
    },
  ],
  bags_checked: 1,
  meal_preference: null,
  special_assistance: null,
  timeline: [],
  tier_benefits: ['Priority boarding', 'One extra bag'],
};

/** Undefined: the page says nothing, so the server is asked. */
export const customers: Record<string, CustomerProfile | null | undefined> = {
  server: undefined,
  page: page as unknown as CustomerProfile,
  none: null,
  wrong: { ...page, segments: [{ flight_number: 210 }] } as unknown as CustomerProfile,
};
