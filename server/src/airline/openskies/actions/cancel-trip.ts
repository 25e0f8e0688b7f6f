import type { CustomerProfile } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import {
  currency,
  refundFor,
  refuse,
  sayFlight,
  sayList,
  sayMoney,
  upcomingSegments,
} from '../rules.ts';

/** Cancels every flight that is still ahead, and refunds what was paid for them. */
export const cancelTrip = defineAction({
  name: 'cancel_trip',
  description:
    'Cancel the whole upcoming trip and refund it. Shows the customer a confirmation card; nothing is cancelled before they press its button.',
  parameters: z.object({}),
  class: 'destructive',
  progress: () => 'Cancelling your trip',
  quote({ customer, now }) {
    const segments = upcomingSegments(customer, now);
    if (segments.length === 0) return nothingToCancel();
    const refund = refundOf(customer, now);
    const seats = segments.flatMap(({ seat }) => seat ?? []);
    return {
      tone: 'danger',
      icon: 'triangle-alert',
      title: 'Cancel this trip?',
      what: segments.map(sayFlight),
      price: { label: 'Refund to the original form of payment', amount: refund, currency },
      terms: [
        { icon: 'plane', text: `${sayFlights(segments.length)} cancelled for ${customer.name}.` },
        ...(seats.length > 0 ? [{ icon: 'armchair', text: sayReleased(seats) }] : []),
        { icon: 'rotate-ccw', text: 'This cannot be undone.' },
      ],
      confirm: { label: 'Cancel trip', busy_label: 'Cancelling…' },
      decline: { label: 'Keep trip', busy_label: 'Keeping…' },
      declined: 'Trip kept. Nothing was changed.',
    };
  },
  apply({ customer, now }) {
    const segments = upcomingSegments(customer, now);
    if (segments.length === 0) return nothingToCancel();
    const refund = refundOf(customer, now);
    const money =
      refund > 0
        ? `The refund of ${sayMoney(refund)} goes to the original form of payment within 5 to 7 days.`
        : 'Nothing was charged, so there is nothing to refund.';
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((segment) =>
          segments.includes(segment) ? { ...segment, status: 'Cancelled' } : segment,
        ),
        bags_checked: 0,
      },
      sentence: `Your trip is cancelled. ${money}`,
      done: 'Trip cancelled',
      timeline: {
        kind: 'warning',
        entry:
          refund > 0 ? `Trip cancelled. Refund of ${sayMoney(refund)} started.` : 'Trip cancelled.',
      },
    };
  },
});

function refundOf(customer: CustomerProfile, now: Date): number {
  return refundFor(upcomingSegments(customer, now), customer.bags_checked ?? 0);
}

function sayFlights(count: number): string {
  if (count === 1) return 'The flight is';
  return count === 2 ? 'Both flights are' : `All ${count} flights are`;
}

function sayReleased(seats: readonly string[]): string {
  return seats.length === 1
    ? `Seat ${seats[0]!} is released.`
    : `Seats ${sayList(seats)} are released.`;
}

function nothingToCancel() {
  return refuse('trip.nothing_to_cancel', 'There is no upcoming flight left to cancel.');
}
