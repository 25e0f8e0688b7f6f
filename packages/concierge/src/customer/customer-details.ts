/** The lower half of the customer panel: what was done, the way to the next tier and what the tier brings. Loads with the data. */
import { OpenskiesActivityTimeline } from './activity-timeline.ts';
import { OpenskiesLoyaltyCard } from './loyalty-card.ts';
import { OpenskiesTierBenefits } from './tier-benefits.ts';

export { enDetails as english } from '../text/en-details.ts';

/** Tag → class. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-activity-timeline': OpenskiesActivityTimeline,
  'openskies-loyalty-card': OpenskiesLoyaltyCard,
  'openskies-tier-benefits': OpenskiesTierBenefits,
};
