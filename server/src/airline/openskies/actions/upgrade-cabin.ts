import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import { cabinOf, upgradeCard, UpgradeOffer } from '../offers.ts';
import {
  currency,
  findSegment,
  notOffered,
  refuse,
  sayCabin,
  sayFlight,
  sayMoney,
} from '../rules.ts';
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
    answered: ({ params, language }) => upgradeCard(speak(language), params, 'accept'),
  },
  quote({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = stillOffered(customer, params, now, speech);
    if (isRefused(segment)) return segment;
    const amount = sayMoney(speech, params.price);
    return {
      tone: 'cost',
      icon: 'armchair',
      title: say('upgrade.question', { cabin: sayCabin(speech, params.to) }),
      what: [sayFlight(speech, segment)],
      price: { label: say('price.charged'), amount: params.price, currency },
      terms: [{ icon: 'armchair', text: say('upgrade.seat_moves') }],
      confirm: { label: say('upgrade.accept', { amount }), busy_label: say('upgrade.busy') },
      decline: { label: say('button.not_now'), busy_label: say('button.closing') },
      declined: say('upgrade.declined', { cabin: sayCabin(speech, params.from) }),
    };
  },
  apply({ customer, params, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segment = stillOffered(customer, params, now, speech);
    if (isRefused(segment)) return segment;
    const { flight_number, date } = segment;
    const place = { row: rows[params.to], letter: 'A' };
    const [seat = `${place.row}A`] = freeSeatsNear({ flight_number, date }, place, 1);
    const cabin = sayCabin(speech, params.to);
    const told = { flight: flight_number, cabin, seat, amount: sayMoney(speech, params.price) };
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((one) =>
          one === segment ? { ...one, cabin: params.to, seat } : one,
        ),
      },
      sentence: say('upgrade.upgraded', told),
      done: say('upgrade.done', { ...told, cabin: speech.capitalized(cabin) }),
      timeline: { kind: 'success', entry: say('upgrade.entry', told) },
    };
  },
});

export function offered(offer: unknown): UpgradeOffer | Refused {
  const parsed = UpgradeOffer.safeParse(offer);
  return parsed.success ? parsed.data : notOffered('upgrade.not_offered');
}

/** The flight, as long as it is the one that the offer was made for. */
function stillOffered(
  customer: CustomerProfile,
  { flight_number, date, from }: UpgradeOffer,
  now: Date,
  speech: Speech,
): FlightSegment | Refused {
  const segment = findSegment(customer, flight_number, now, speech);
  if (isRefused(segment)) return segment;
  if (segment.date === date && cabinOf(segment) === from) return segment;
  return refuse(speech, 'upgrade.changed');
}
