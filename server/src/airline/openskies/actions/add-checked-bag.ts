import type { CustomerProfile, FlightSegment } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction, isRefused, type Refused } from '../../airline.ts';
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
  progress: () => 'Adding a checked bag',
  quote({ customer, now }) {
    const flights = bookedFlights(customer, now);
    if (isRefused(flights)) return flights;
    return {
      tone: 'cost',
      icon: 'luggage',
      title: 'Add one checked bag?',
      what: flights.map(sayFlight),
      price: { label: 'Charged to the original form of payment', amount: bagPrice, currency },
      terms: [
        { icon: 'luggage', text: 'Up to 23 kg, 158 cm overall, on every flight listed.' },
        { icon: 'rotate-ccw', text: 'Refunded in full if you cancel the trip.' },
      ],
      confirm: { label: `Add bag for ${sayMoney(bagPrice)}`, busy_label: 'Adding…' },
      decline: { label: 'Not now', busy_label: 'Closing…' },
      declined: 'No bag added. Nothing was charged.',
    };
  },
  undo: {
    apply({ customer, before }) {
      const earlier = before.bags_checked ?? 0;
      if (customer.bags_checked !== earlier + 1) return changedSince();
      return {
        customer: { ...customer, bags_checked: earlier },
        sentence: `The bag is removed and ${sayMoney(bagPrice)} are not charged.`,
        timeline: { kind: 'info', entry: `Checked bag removed, ${earlier} in total.` },
      };
    },
  },
  apply({ customer, now }) {
    const flights = bookedFlights(customer, now);
    if (isRefused(flights)) return flights;
    const total = (customer.bags_checked ?? 0) + 1;
    return {
      customer: { ...customer, bags_checked: total },
      sentence: `Checked bag added for ${sayMoney(bagPrice)}. You now have ${total} checked ${total === 1 ? 'bag' : 'bags'}.`,
      done: 'Checked bag added',
      timeline: { kind: 'success', entry: `Checked bag added, ${total} in total.` },
    };
  },
});

/** The flights a bag would travel on. A held seat has no bags before it is booked. */
function bookedFlights(customer: CustomerProfile, now: Date): FlightSegment[] | Refused {
  const flights = upcomingSegments(customer, now).filter((segment) => segment.status !== 'Held');
  if (flights.length === 0) {
    return refuse('bag.no_flight', 'There is no booked flight coming up to add a bag to.');
  }
  if ((customer.bags_checked ?? 0) >= bagLimit) {
    return refuse('bag.limit_reached', `A trip takes at most ${bagLimit} checked bags.`);
  }
  return flights;
}
