import { defineAction } from '../../airline.ts';
import { upgradeCard, UpgradeOffer } from '../offers.ts';
import { offered } from './upgrade-cabin.ts';

/** Answers "Stay" on an upgrade: nothing changes. */
export const declineUpgrade = defineAction({
  name: 'decline_upgrade',
  description: 'Leave the upgrade that was offered.',
  parameters: UpgradeOffer,
  class: 'read',
  tool: false,
  widget: {
    type: 'upsell.decline',
    params: ({ offer }) => offered(offer),
    answered: ({ params }) => upgradeCard(params, 'decline'),
  },
  apply: ({ params }) => ({
    sentence: `You stay in ${params.from} on ${params.flight_number}. Nothing was charged.`,
  }),
});
