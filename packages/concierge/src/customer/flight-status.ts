import type { TextKey } from '../text/text.ts';

/** How a segment's status looks, and its word; an airline's own word has no key and is shown as it came. */
export interface FlightStatus {
  readonly tone: 'scheduled' | 'held' | 'cancelled' | 'other';
  readonly key?: TextKey;
}

const known: Readonly<Record<string, FlightStatus>> = {
  scheduled: { tone: 'scheduled', key: 'customer.status.scheduled' },
  confirmed: { tone: 'scheduled', key: 'customer.status.confirmed' },
  'on time': { tone: 'scheduled', key: 'customer.status.on_time' },
  held: { tone: 'held', key: 'customer.status.held' },
  delayed: { tone: 'held', key: 'customer.status.delayed' },
  cancelled: { tone: 'cancelled', key: 'customer.status.cancelled' },
  canceled: { tone: 'cancelled', key: 'customer.status.cancelled' },
};

/** @param status the airline's word; absent counts as scheduled */
export function flightStatus(status = 'scheduled'): FlightStatus {
  const word = status.trim().toLowerCase();
  return (Object.hasOwn(known, word) ? known[word] : undefined) ?? { tone: 'other' };
}
