/** Which effects are still so: a newer one on the same place of the customer takes the place of an older one. */
import type { CustomerProfile } from '@openskies/protocol';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { canonicalJson } from './canonical.ts';
import { customerKey } from './customer-repository.ts';

/** What of a customer an effect changed: `meal_preference`, `segments/OA476 2026-12-03/seat`. */
export function placesOf(before: CustomerProfile, after: CustomerProfile): string[] {
  const { timeline: _was, segments: flown, ...old } = before;
  const { timeline: _is, segments: flies, ...now } = after;
  const flights = [...flown, ...flies].map(({ flight_number, date }) => `${flight_number} ${date}`);
  return [
    ...changed(old, now),
    ...[...new Set(flights)].flatMap((flight) => {
      const [was, is] = [flown, flies].map((all) =>
        all.find(({ flight_number, date }) => `${flight_number} ${date}` === flight),
      );
      return changed(was ?? {}, is ?? {}).map((key) => `segments/${flight}/${key}`);
    }),
  ];
}

function changed(before: object, after: object): string[] {
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => canonicalJson(was[key] ?? null) !== canonicalJson(is[key] ?? null),
  );
}

/** Marks the effects whose places a newer one changes. */
export async function supersede(writer: ThreadWriter, places: readonly string[]): Promise<void> {
  for (const { thread_id, key } of await standing(writer, places)) {
    await writer.tx
      .updateTable('effects')
      .set({ superseded_at: writer.created_at })
      .where('thread_id', '=', thread_id)
      .where('key', '=', key)
      .execute();
  }
}

/** The effects that are so now on these places, the older first. Those of a person are in all of their threads. */
export async function standing(
  { tx, owner, thread_id }: ThreadWriter,
  places: readonly string[],
): Promise<{ thread_id: string; key: string; result: string }[]> {
  if (places.length === 0) return [];
  const own = customerKey(owner, thread_id).thread_id;
  const rows = await tx
    .selectFrom('effects')
    .innerJoin('threads', 'threads.id', 'effects.thread_id')
    .select(['effects.thread_id', 'effects.key', 'effects.places', 'effects.result'])
    .where('threads.tenant', '=', owner.tenant)
    .where('threads.owner', '=', owner.subject)
    .$if(own !== '', (query) => query.where('effects.thread_id', '=', own))
    .where('effects.superseded_at', 'is', null)
    .where('effects.places', '!=', '[]')
    .orderBy('effects.created_at')
    .execute();
  return rows.filter((row) =>
    (JSON.parse(row.places ?? '[]') as string[]).some((place) => places.includes(place)),
  );
}
