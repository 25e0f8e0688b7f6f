/** Pure: what changed between two profiles. Loads with the conversation, which is what changes most. */
import type { CustomerProfile } from '@openskies/protocol';
import {
  isEmpty,
  noChanges,
  segmentKey,
  timelineKey,
  type CustomerChanges,
  type StatName,
} from './customer-changes.ts';

const statNames: readonly StatName[] = ['bags_checked', 'meal_preference', 'special_assistance'];

/** Another customer's profile has no changes: nothing in it happened to the one before. */
export function compareCustomers(
  before: CustomerProfile | null,
  after: CustomerProfile,
): CustomerChanges {
  if (!before || before.customer_id !== after.customer_id || before.name !== after.name) {
    return noChanges;
  }
  const old = new Map((before.segments ?? []).map((segment) => [segmentKey(segment), segment]));
  const oldRows = new Set((before.timeline ?? []).map(timelineKey));
  const seats = new Map<string, string | null>();
  const statuses = new Set<string>();
  const segments = new Set<string>();
  for (const segment of after.segments ?? []) {
    const key = segmentKey(segment);
    const was = old.get(key);
    if (!was) {
      segments.add(key);
      continue;
    }
    if (was.seat !== segment.seat) seats.set(key, was.seat ?? null);
    if (was.status !== segment.status) statuses.add(key);
  }
  return {
    seats,
    statuses,
    segments,
    stats: new Set(statNames.filter((name) => (before[name] ?? null) !== (after[name] ?? null))),
    timeline: new Set((after.timeline ?? []).map(timelineKey).filter((key) => !oldRows.has(key))),
  };
}

/** Marks that still stand, and the newer ones on top of them. */
export function mergeChanges(standing: CustomerChanges, news: CustomerChanges): CustomerChanges {
  if (isEmpty(standing)) return news;
  return {
    seats: new Map([...standing.seats, ...news.seats]),
    statuses: new Set([...standing.statuses, ...news.statuses]),
    segments: new Set([...standing.segments, ...news.segments]),
    stats: new Set([...standing.stats, ...news.stats]),
    timeline: new Set([...standing.timeline, ...news.timeline]),
  };
}
