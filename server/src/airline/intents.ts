/** What an airline that lives elsewhere is asked to do: on the record before it is asked, until it is known what came of it. */
import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { IntentsTable } from '../database/schema.ts';
import { randomId } from '../ids.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import type { Quote } from './airline.ts';
import { canonicalJson } from './canonical.ts';
import type { Deed } from './effect.ts';

export type IntentRow = Selectable<IntentsTable>;

/** An intent, and whether the airline may have been asked already. */
export interface OpenIntent {
  intent: IntentRow;
  isNew: boolean;
}

/** Where the wish came from: a call of the model, a widget, or a card. */
export interface IntentOrigin {
  run_id: string;
  call_id?: string;
  item_id?: string;
  confirmation_id?: string;
  quote?: Quote;
}

/** The intent under an effect's key that is not settled. */
export async function openIntentOf(
  { tx, thread_id }: ThreadWriter,
  effect_key: string,
): Promise<IntentRow | undefined> {
  return tx
    .selectFrom('intents')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('effect_key', '=', effect_key)
    .where('state', '=', 'sent')
    .executeTakeFirst();
}

/**
 * Puts an intent on the record. Where the same wish of this owner is one of which nobody knows what came of it, it is that
 * one again, with its key: so it is looked up and never blindly repeated.
 */
export async function openIntent(
  writer: ThreadWriter,
  { action, params, key }: Deed,
  { quote, ...from }: IntentOrigin,
): Promise<OpenIntent> {
  const { tx, owner, thread_id } = writer;
  const wish = { action: action.name, arguments: canonicalJson(params) };
  const place = {
    call_id: null,
    item_id: null,
    confirmation_id: null,
    ...from,
    thread_id,
    effect_key: key,
    quote: quote ? canonicalJson(quote) : null,
    state: 'sent' as const,
  };
  const unknown = await tx
    .selectFrom('intents')
    .innerJoin('threads', 'threads.id', 'intents.thread_id')
    .select('intents.key')
    .where('threads.tenant', '=', owner.tenant)
    .where('threads.owner', '=', owner.subject)
    .where('intents.state', '=', 'unknown')
    .where('intents.action', '=', wish.action)
    .where('intents.arguments', '=', wish.arguments)
    .executeTakeFirst();
  if (unknown) {
    const intent = await tx
      .updateTable('intents')
      .set(place)
      .where('key', '=', unknown.key)
      .returningAll()
      .executeTakeFirstOrThrow();
    return { intent, isNew: false };
  }
  const intent = await tx
    .insertInto('intents')
    .values({ key: randomId('int'), ...wish, ...place, created_at: writer.created_at })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { intent, isNew: true };
}

/** The intent that a run was accepted for: of a click, and not of a call of its model. */
export function intentOfClick(db: Queryable, run_id: string): Promise<IntentRow | undefined> {
  return db
    .selectFrom('intents')
    .selectAll()
    .where('run_id', '=', run_id)
    .where('call_id', 'is', null)
    .executeTakeFirst();
}

/** Takes an intent out of `sent`, once: of two that know what came of it only one records it. */
export async function settleIntent(
  db: Queryable,
  key: string,
  state: Exclude<IntentRow['state'], 'sent'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('intents')
    .set({ state })
    .where('key', '=', key)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}
