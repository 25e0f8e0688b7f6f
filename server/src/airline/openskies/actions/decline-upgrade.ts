import { defineAction } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { upgradeCard, UpgradeOffer } from '../offers.ts';
import { sayCabin } from '../rules.ts';
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
    answered: ({ params, language }) => upgradeCard(speak(language), params, 'decline'),
  },
  apply({ params, language }) {
    const speech = speak(language);
    const cabin = sayCabin(speech, params.from);
    return { sentence: speech.say('upgrade.stayed', { cabin, flight: params.flight_number }) };
  },
});
