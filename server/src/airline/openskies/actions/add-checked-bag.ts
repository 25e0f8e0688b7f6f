import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import {
  bagLimit,
  bagPrice,
  changedSince,
  currency,
  refuse,
  sayFlight,
  sayMoney,
  upcomingSegments,
} from '../rules.ts';

/** Adds one checked bag to the trip, for a price. */
export const addCheckedBag = defineAction({
  name: 'add_checked_bag',
  description:
    'Add one checked bag to the upcoming trip. Shows the customer a confirmation card with the price; nothing is added or charged before they press its button.',
  parameters: z.object({}),
  class: 'destructive',
  progress: (_, language) => speak(language).say('bag.progress'),
  quote({ customer, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const flights = bookedFlights(customer, now, speech);
    if (isRefused(flights)) return flights;
    const amount = sayMoney(speech, bagPrice);
    return {
      tone: 'cost',
      icon: 'luggage',
      title: say('bag.title'),
      what: flights.map((flight) => sayFlight(speech, flight)),
      price: { label: say('price.charged'), amount: bagPrice, currency },
      terms: [
        { icon: 'luggage', text: say('bag.size') },
        { icon: 'rotate-ccw', text: say('price.refundable') },
      ],
      confirm: { label: say('bag.confirm', { amount }), busy_label: say('bag.busy') },
      decline: { label: say('button.not_now'), busy_label: say('button.closing') },
      declined: say('bag.declined'),
    };
  },
  undo: {
    apply({ customer, before, language }) {
      const speech = speak(language);
      const earlier = before.bags_checked ?? 0;
      if (customer.bags_checked !== earlier + 1) return changedSince(speech);
      return {
        customer: { ...customer, bags_checked: earlier },
        sentence: speech.say('bag.removed', { amount: sayMoney(speech, bagPrice) }),
        timeline: { kind: 'info', entry: speech.say('bag.entry_removed', { count: earlier }) },
      };
    },
  },
  apply({ customer, now, language }) {
    const speech = speak(language);
    const flights = bookedFlights(customer, now, speech);
    if (isRefused(flights)) return flights;
    const count = (customer.bags_checked ?? 0) + 1;
    return {
      customer: { ...customer, bags_checked: count },
      sentence: speech.say('bag.added', { amount: sayMoney(speech, bagPrice), count }),
      done: speech.say('bag.done'),
      timeline: { kind: 'success', entry: speech.say('bag.entry', { count }) },
    };
  },
});

/** The flights a bag would travel on. A held seat has no bags before it is booked. */
function bookedFlights(
  customer: CustomerProfile,
  now: Date,
  speech: Speech,
): FlightSegment[] | Refused {
  const flights = upcomingSegments(customer, now).filter((segment) => segment.status !== 'Held');
  if (flights.length === 0) {
    return refuse(speech, 'bag.no_flight');
  }
  if ((customer.bags_checked ?? 0) >= bagLimit) {
    return refuse(speech, 'bag.limit_reached');
  }
  return flights;
}
