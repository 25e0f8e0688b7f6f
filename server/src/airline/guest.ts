import type { CustomerProfile } from '@openskies/protocol';

/** What is known of a visitor who is not logged in. No airline is asked for it. */
export const guest: CustomerProfile = {
  name: 'Guest',
  preferred_routes: [],
  tier_benefits: [],
  segments: [],
  timeline: [],
  spotlight: [],
};
