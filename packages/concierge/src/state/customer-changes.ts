import type { FlightSegment, TimelineEntry } from '@openskies/protocol';

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
