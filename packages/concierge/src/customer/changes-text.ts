import type { CustomerProfile } from '@openskies/protocol';
import {
  segmentKey,
  timelineKey,
  type CustomerChanges,
  type StatName,
} from '../state/customer-changes.ts';
import type { Text, TextKey } from '../text/text.ts';
import { flightStatus } from './flight-status.ts';

const statWords: Readonly<Record<StatName, readonly [label: TextKey, unset: TextKey]>> = {
  bags_checked: ['customer.bags', 'customer.none'],
  meal_preference: ['customer.meal', 'customer.not_set'],
  special_assistance: ['customer.assistance', 'customer.none'],
};

/** What changed, as sentences to be spoken. The timeline speaks only when nothing else did: it says the same again. */
export function changesText(
  profile: CustomerProfile,
  changes: CustomerChanges,
  text: Text,
): string {
  const sentences: string[] = [];
  for (const segment of profile.segments) {
    const key = segmentKey(segment);
    const flight = segment.flight_number;
    const before = changes.seats.get(key);
    if (before !== undefined) {
      const seat = segment.seat || text('customer.no_seat');
      sentences.push(
        before
          ? text('customer.spoken_seat', { flight, before, seat })
          : text('customer.spoken_value', {
              label: `${flight}, ${text('customer.seat')}`,
              value: seat,
            }),
      );
    }
    if (changes.statuses.has(key)) {
      const { key: word } = flightStatus(segment.status);
      const value = word ? text(word) : (segment.status ?? '');
      sentences.push(text('customer.spoken_value', { label: flight, value }));
    }
    if (changes.segments.has(key)) sentences.push(text('customer.spoken_added', { flight }));
  }
  for (const name of changes.stats) {
    const [label, unset] = statWords[name];
    const value = profile[name] ?? text(unset);
    sentences.push(text('customer.spoken_value', { label: text(label), value }));
  }
  if (sentences.length > 0) return sentences.join(' ');
  return profile.timeline
    .filter((entry) => changes.timeline.has(timelineKey(entry)))
    .map(({ entry }) => entry)
    .join(' ');
}
