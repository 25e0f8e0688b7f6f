/** Pure: the list cut into stretches. The browser looks at each, in sight or not, before every frame: at few, not at all entries. */
import type { Entry } from './entries.ts';

export interface Stretch {
  /** Grows down the list; those above the first that was ever shown are negative. */
  id: number;
  entries: Entry[];
}

/** Entries in one. */
const longest = 20;

/**
 * What was in a stretch stays there, so that it keeps its node; what comes above begins another, what comes below goes on.
 *
 * @param before as the list was cut before
 */
export function toStretches(entries: readonly Entry[], before: readonly Stretch[]): Stretch[] {
  const known = new Map(before.flatMap(({ id, entries }) => entries.map(({ key }) => [key, id])));
  // A day's name moves up with the day's first message.
  const places = entries.map(({ kind, key }, index) =>
    known.get(kind === 'day' ? (entries[index + 1]?.key ?? '') : key),
  );
  const above = places.findIndex((place) => place !== undefined);
  const stretches: Stretch[] = [];
  const goesOn = (index: number, last: Stretch | undefined): number => {
    const place = places[index];
    if (!last) return place ?? 0;
    if (place !== undefined) return Math.max(place, last.id);
    const ends = last.entries.length >= longest && !places.includes(last.id, index);
    return ends ? last.id + 1 : last.id;
  };
  entries.forEach((entry, index) => {
    const last = stretches.at(-1);
    const id =
      index < above ? places[above]! - Math.ceil((above - index) / longest) : goesOn(index, last);
    if (last?.id === id) last.entries.push(entry);
    else stretches.push({ id, entries: [entry] });
  });
  return stretches;
}
