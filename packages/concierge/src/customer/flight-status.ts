import type { TextKey } from '../text/text.ts';

/** How a segment's status looks, and its word; an airline's own word has no key and is shown as it came. */
export interface FlightStatus {
  readonly tone: 'scheduled' | 'held' | 'cancelled' | 'other';
  readonly key?: TextKey;
}

const tones: Readonly<Record<string, FlightStatus['tone']>> = {
  scheduled: 'scheduled',
  confirmed: 'scheduled',
  on_time: 'scheduled',
  held: 'held',
  delayed: 'held',
  cancelled: 'cancelled',
};

/** @param status the airline's word, in any case and either spelling; absent counts as scheduled */
export function flightStatus(status = 'scheduled'): FlightStatus {
  const word = status.trim().toLowerCase().replace('canceled', 'cancelled').replace(' ', '_');
  const tone = Object.hasOwn(tones, word) && tones[word];
  return tone ? { tone, key: `customer.status.${word}` as TextKey } : { tone: 'other' };
}
