import type { CustomerProfile, FlightSegment, TimelineEntry } from '@openskies/protocol';

/** What one profile has that the profile before had not. The marks of the customer panel are made from it. */
export interface CustomerChanges {
  /** Segment key → the seat before; `null` when there was none. */
  readonly seats: ReadonlyMap<string, string | null>;
  /** Segment keys whose status is another. */
  readonly statuses: ReadonlySet<string>;
  /** Keys of segments that were not there. */
  readonly segments: ReadonlySet<string>;
  readonly stats: ReadonlySet<StatName>;
  /** Keys of timeline rows that were not there. */
  readonly timeline: ReadonlySet<string>;
}

export type StatName = 'bags_checked' | 'meal_preference' | 'special_assistance';

export const statNames: readonly StatName[] = [
  'bags_checked',
  'meal_preference',
  'special_assistance',
];

export const noChanges: CustomerChanges = {
  seats: new Map(),
  statuses: new Set(),
  segments: new Set(),
  stats: new Set(),
  timeline: new Set(),
};

/** A flight on a day from a place: what stays the same while seat and status change. */
export function segmentKey(segment: FlightSegment): string {
  return `${segment.flight_number} ${segment.date} ${segment.origin}`;
}

export function timelineKey(entry: TimelineEntry): string {
  return `${entry.timestamp} ${entry.entry}`;
}

export function isEmpty(changes: CustomerChanges): boolean {
  return Object.values(changes).every((part: { size: number }) => part.size === 0);
}

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
