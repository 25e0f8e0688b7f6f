import * as z from 'zod';
import { defineAction, isRefused } from '../../airline.ts';
import { upgradeCard, upgradeOffer } from '../offers.ts';
import { findSegment, refuse } from '../rules.ts';

/** Shows what the next cabin costs on one flight. The choice is `upgrade_cabin` or `decline_upgrade`. */
export const showUpgradeOffer = defineAction({
  name: 'upgrade_offer',
  description:
    'Show the price of the next better cabin on one upcoming flight, with buttons to take it or leave it. Call it when the customer asks for an upgrade or another cabin.',
  parameters: z.object({ flight_number: z.string() }),
  class: 'read',
  endsTurn: true,
  apply({ customer, params, now }) {
    const segment = findSegment(customer, params.flight_number, now);
    if (isRefused(segment)) return segment;
    const offer = upgradeOffer(segment);
    if (!offer) {
      const sentence = `${segment.flight_number} is booked in first already; there is no better cabin.`;
      return refuse('upgrade.best_already', sentence);
    }
    return {
      sentence: 'The upgrade is shown. The customer chooses on it.',
      show: {
        text: `This is what ${offer.to} costs on ${offer.flight_number}:`,
        widget: upgradeCard(offer),
        offer,
      },
    };
  },
});
