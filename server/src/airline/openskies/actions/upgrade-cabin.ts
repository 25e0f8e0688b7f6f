import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { cabinOf, upgradeCard, UpgradeOffer } from '../offers.ts';
import { capitalized, currency, findSegment, refuse, sayFlight, sayMoney } from '../rules.ts';
import { freeSeatsNear } from '../seats.ts';

/** First rows of the cabins. */
const rows = { economy: 12, 'premium economy': 7, business: 2, first: 1 } as const;

/** Answers "Upgrade" on an offer: at the stored price, after its own confirmation. */
export const upgradeCabin = defineAction({
  name: 'upgrade_cabin',
  description: 'Move the customer to the cabin that was offered.',
  parameters: UpgradeOffer,
  class: 'destructive',
  tool: false,
  widget: {
    type: 'upsell.accept',
    params: ({ offer }) => offered(offer),
    answered: ({ params }) => upgradeCard(params, 'accept'),
  },
  quote({ customer, params, now }) {
    const segment = stillOffered(customer, params, now);
    if (isRefused(segment)) return segment;
    return {
      tone: 'cost',
      icon: 'armchair',
      title: `Upgrade to ${params.to}?`,
      what: [sayFlight(segment)],
      price: {
        label: 'Charged to the original form of payment',
        amount: params.price,
        currency,
      },
      terms: [{ icon: 'armchair', text: 'Your seat moves to the new cabin.' }],
      confirm: { label: `Upgrade for ${sayMoney(params.price)}`, busy_label: 'Upgrading…' },
      decline: { label: 'Not now', busy_label: 'Closing…' },
      declined: `No upgrade. You stay in ${params.from} and nothing was charged.`,
    };
  },
  apply({ customer, params, now }) {
    const segment = stillOffered(customer, params, now);
    if (isRefused(segment)) return segment;
    const { flight_number, date } = segment;
    const place = { row: rows[params.to], letter: 'A' };
    const [seat = `${place.row}A`] = freeSeatsNear({ flight_number, date }, place, 1);
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) =>
          one === segment ? { ...one, cabin: params.to, seat } : one,
        ),
      },
      sentence: `${flight_number} is now in ${params.to}, seat ${seat}. ${sayMoney(params.price)} were charged.`,
      done: `${capitalized(params.to)} on ${flight_number}`,
      timeline: {
        kind: 'success',
        entry: `Upgraded ${flight_number} to ${params.to} for ${sayMoney(params.price)}.`,
      },
    };
  },
});

export function offered(offer: unknown): UpgradeOffer | Refused {
  const parsed = UpgradeOffer.safeParse(offer);
  if (parsed.success) return parsed.data;
  return refuse('upgrade.not_offered', 'That upgrade was not offered.');
}

/** The flight, as long as it is the one that the offer was made for. */
function stillOffered(
  customer: CustomerProfile,
  { flight_number, date, from }: UpgradeOffer,
  now: Date,
): FlightSegment | Refused {
  const segment = findSegment(customer, flight_number, now);
  if (isRefused(segment)) return segment;
  if (segment.date === date && cabinOf(segment) === from) return segment;
  return refuse(
    'upgrade.changed',
    'That flight has changed since the offer. Ask me for a new one.',
  );
}
