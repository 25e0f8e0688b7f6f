import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { speak } from '../../text/speech.ts';
import { cabinOf, upgradeCard, upgradeOffer } from '../offers.ts';
import { cabins, findCabin, refuse, sayCabin } from '../rules.ts';
import { meant } from './seat-map.ts';

/** Shows what a better cabin costs on one flight. The choice is `upgrade_cabin` or `decline_upgrade`. */
export const showUpgradeOffer = defineAction({
  name: 'upgrade_offer',
  description:
    'Show the price of a better cabin on one upcoming flight, with buttons to take it or leave it. Call it when the customer asks for an upgrade or another cabin.',
  parameters: z.object({
    flight_number: z.string().nullish().describe('The next flight when not said'),
    cabin: z
      .string()
      .nullish()
      .describe(`${cabins.slice(1).join(', ')}; the next better one when not said`),
  }),
  class: 'read',
  endsTurn: true,
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const segment = meant(customer, params.flight_number, now, speech);
    if (isRefused(segment)) return segment;
    const { flight_number: flight } = segment;
    const offer = upgradeOffer(segment, findCabin(params.cabin ?? ''));
    if (!offer) {
      const cabin = sayCabin(speech, cabinOf(segment));
      return refuse(speech, 'upgrade.best_already', { flight, cabin });
    }
    return {
      sentence: 'The upgrade is shown. The customer chooses on it.',
      show: {
        text: speech.say('upgrade.intro', { cabin: sayCabin(speech, offer.to), flight }),
        widget: upgradeCard(speech, offer),
        offer,
      },
    };
  },
});
