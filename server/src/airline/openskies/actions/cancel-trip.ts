import type { CustomerProfile } from '@openskies/protocol';
import * as z from 'zod';
import { defineAction } from '../../airline.ts';
import { speak, type Speech } from '../../text/speech.ts';
import { currency, refundFor, refuse, sayFlight, sayMoney, upcomingSegments } from '../rules.ts';

/** Cancels every flight that is still ahead, and refunds what was paid for them. */
export const cancelTrip = defineAction({
  name: 'cancel_trip',
  description:
    'Cancel the whole upcoming trip and refund it. Shows the customer a confirmation card; nothing is cancelled before they press its button.',
  parameters: z.object({}),
  class: 'destructive',
  progress: (_, language) => speak(language).say('cancel.progress'),
  quote({ customer, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segments = upcomingSegments(customer, now);
    if (segments.length === 0) return refuse(speech, 'trip.nothing_to_cancel');
    const refund = refundOf(customer, now);
    const seats = segments.flatMap(({ seat }) => seat ?? []);
    return {
      tone: 'danger',
      icon: 'triangle-alert',
      title: say('cancel.title'),
      what: segments.map((segment) => sayFlight(speech, segment)),
      price: { label: say('cancel.refund'), amount: refund, currency },
      terms: [
        { icon: 'plane', text: sayFlights(speech, segments.length, customer.name) },
        ...(seats.length > 0 ? [{ icon: 'armchair', text: sayReleased(speech, seats) }] : []),
        { icon: 'rotate-ccw', text: say('cancel.final') },
      ],
      confirm: { label: say('cancel.confirm'), busy_label: say('cancel.busy') },
      decline: { label: say('cancel.keep'), busy_label: say('button.keeping') },
      declined: say('cancel.declined'),
    };
  },
  apply({ customer, now, language }) {
    const speech = speak(language);
    const { say } = speech;
    const segments = upcomingSegments(customer, now);
    if (segments.length === 0) return refuse(speech, 'trip.nothing_to_cancel');
    const refund = refundOf(customer, now);
    const amount = sayMoney(speech, refund);
    return {
      customer: {
        ...customer,
        segments: customer.segments.map((segment) =>
          segments.includes(segment) ? { ...segment, status: 'Cancelled' } : segment,
        ),
        bags_checked: 0,
      },
      sentence: say(refund > 0 ? 'cancel.cancelled' : 'cancel.cancelled_free', { amount }),
      done: say('cancel.done'),
      timeline: {
        kind: 'warning',
        entry: say(refund > 0 ? 'cancel.entry' : 'cancel.entry_free', { amount }),
      },
    };
  },
});

function refundOf(customer: CustomerProfile, now: Date): number {
  return refundFor(upcomingSegments(customer, now), customer.bags_checked ?? 0);
}

function sayFlights({ say }: Speech, count: number, name: string): string {
  const key = count === 1 ? 'cancel.flight' : count === 2 ? 'cancel.both' : 'cancel.all';
  return say(key, { count, name });
}

function sayReleased({ say, list }: Speech, seats: readonly string[]): string {
  return say(seats.length === 1 ? 'cancel.seat' : 'cancel.seats', { seats: list(seats) });
}
