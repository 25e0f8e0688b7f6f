/** What stands for an airline's own systems in the guide. */
import type { CustomerProfile } from '@openskies/protocol';

export const bookings = {
  customer: (subject: string): Promise<CustomerProfile> =>
    Promise.resolve({
      customer_id: subject,
      name: 'Ada Berg',
      preferred_routes: [],
      tier_benefits: [],
      segments: [{ flight_number: 'FA12', date: '2030-05-01', origin: 'OSL', destination: 'BGO' }],
      timeline: [],
      spotlight: [],
    }),
};

export const prices = {
  /** In cents. */
  upgrade: (_flight_number: string): Promise<number> => Promise.resolve(89_00),
};
