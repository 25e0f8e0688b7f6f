/** What the record says when the torture is over. */
import type { CustomerProfile } from '@openskies/protocol';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../src/database/database.ts';
import type { Acknowledged } from './visitors.ts';

export interface Verdict {
  acknowledged: number;
  /** Messages that were acknowledged and are not there, or were never answered. */
  lost: number;
  /** Wishes that were granted more than once. */
  doubled: number;
  /** Numbers missing in the logs of threads. */
  gaps: number;
  takeovers: number;
  /** What is known of each message that was lost or doubled. */
  problems: string[];
}

/** How many runs have not ended. */
export async function unfinished({ kysely }: Database): Promise<number> {
  const { left } = await kysely
    .selectFrom('runs')
    .select((eb) => eb.fn.countAll().as('left'))
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** Waits until nothing is left to do. */
export async function untilQuiet(database: Database, patienceMs: number): Promise<void> {
  for (const began = performance.now(); performance.now() - began < patienceMs; await delay(100)) {
    if ((await unfinished(database)) === 0) return;
  }
}

export async function judge({ kysely }: Database, said: Acknowledged[]): Promise<Verdict> {
  const items = await kysely.selectFrom('items').select(['thread_id', 'body']).execute();
  const customers = await kysely.selectFrom('customers').select('profile').execute();
  const effects = await kysely.selectFrom('effects').select('result').execute();
  const threads = await kysely.selectFrom('threads').select(['id', 'seq', 'fence']).execute();
  const runs = await kysely.selectFrom('runs').selectAll().execute();
  const events = await kysely
    .selectFrom('events')
    .select(['thread_id', (eb) => eb.fn.countAll().as('count')])
    .groupBy('thread_id')
    .execute();

  const granted = count(
    customers.flatMap(({ profile }) =>
      (JSON.parse(profile) as CustomerProfile).timeline.map(({ entry }) => entry),
    ),
  );
  const recorded = count(effects.map(({ result }) => /wish-[\w-]+/.exec(result)?.[0] ?? ''));
  const asked = count(items.flatMap(({ body }) => spoken(body, 'user_message')));
  const answered = count(items.flatMap(({ body }) => spoken(body, 'assistant_message')));
  const numbers = new Map(events.map(({ thread_id, count }) => [thread_id, Number(count)]));
  const lost = said.filter(
    ({ wish }) => asked.get(wish) !== 1 || answered.get(wish) !== 1 || (granted.get(wish) ?? 0) < 1,
  );
  const doubled = said.filter(
    ({ wish }) => (granted.get(wish) ?? 0) > 1 || (recorded.get(wish) ?? 0) > 1,
  );
  return {
    acknowledged: said.length,
    lost: lost.length,
    doubled: doubled.length,
    problems: [...lost, ...doubled].map(({ thread_id, wish }) => {
      const run = runs.find(({ client_message_id }) => client_message_id === wish);
      const counts = [asked, answered, granted, recorded].map((all) => all.get(wish) ?? 0);
      return `${wish} in ${thread_id}: asked, answered, granted, recorded ${counts.join(', ')}; ${JSON.stringify(run)}`;
    }),
    gaps: threads.reduce((sum, { id, seq }) => sum + Math.abs(seq - (numbers.get(id) ?? 0)), 0),
    takeovers: threads.reduce((sum, { fence }) => sum + fence, 0) - runs.length,
  };
}

function spoken(body: string, type: string): string[] {
  const item = JSON.parse(body) as { type: string };
  const wish = item.type === type ? /wish-[\w-]+/.exec(body)?.[0] : undefined;
  return wish === undefined ? [] : [wish];
}

function count(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
