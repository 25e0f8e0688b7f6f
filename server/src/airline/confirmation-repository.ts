import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { ConfirmationsTable, ConfirmationState } from '../database/schema.ts';
import type { Owner } from '../identity/session.ts';

export type ConfirmationRow = Selectable<ConfirmationsTable>;

export async function insertConfirmation(db: Queryable, row: ConfirmationRow): Promise<void> {
  await db.insertInto('confirmations').values(row).execute();
}

/** The row that a click means: of this owner, this thread and this very card. */
export function findConfirmation(
  db: Queryable,
  owner: Owner,
  card: { id: string; thread_id: string; item_id: string },
): Promise<ConfirmationRow | undefined> {
  return db
    .selectFrom('confirmations')
    .selectAll()
    .where('id', '=', card.id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('thread_id', '=', card.thread_id)
    .where('item_id', '=', card.item_id)
    .executeTakeFirst();
}

/** The card that an intent was confirmed on. */
export function confirmationById(db: Queryable, id: string): Promise<ConfirmationRow> {
  return db.selectFrom('confirmations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Cards of a thread that may still be clicked, or could be until they ran out. */
export function pendingConfirmations(db: Queryable, thread_id: string): Promise<ConfirmationRow[]> {
  return db
    .selectFrom('confirmations')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('state', '=', 'pending')
    .orderBy('created_at')
    .execute();
}

/**
 * Takes a card out of `pending`, once: of two clicks only one finds it there. An accepted or declined card must not have
 * expired; one that runs out must have.
 */
export async function settleConfirmation(
  db: Queryable,
  id: string,
  state: Exclude<ConfirmationState, 'pending'>,
  now: Date,
): Promise<boolean> {
  let query = db
    .updateTable('confirmations')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'pending');
  if (state === 'confirmed' || state === 'declined') {
    query = query.where('expires_at', '>', now.toISOString());
  } else if (state === 'expired') {
    query = query.where('expires_at', '<=', now.toISOString());
  }
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** An expired card that was asked for again. */
export async function replaceExpired(db: Queryable, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('confirmations')
    .set({ state: 'replaced' })
    .where('id', '=', id)
    .where('state', '=', 'expired')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

export async function setOutcome(db: Queryable, id: string, outcome: string): Promise<void> {
  await db.updateTable('confirmations').set({ outcome }).where('id', '=', id).execute();
}

/** Cards whose items a retry has deleted can be clicked no more. */
export async function withdrawDeletedCards(db: Queryable, thread_id: string): Promise<void> {
  await db
    .updateTable('confirmations')
    .set({ state: 'replaced' })
    .where('thread_id', '=', thread_id)
    .where('state', 'in', ['pending', 'expired'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('items')
            .select('items.id')
            .whereRef('items.id', '=', 'confirmations.item_id'),
        ),
      ),
    )
    .execute();
}
