/** Queries for sessions, used assertions and what hosts say of people. */
import type { Queryable } from '../database/database.ts';
import type { SessionsTable } from '../database/schema.ts';
import type { IdentityClaims } from './assertion.ts';
import type { Owner } from './session.ts';

export async function insertSession(db: Queryable, row: SessionsTable): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

/** A session that was not revoked. */
export function findSession(db: Queryable, id: string): Promise<SessionsTable | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** The anonymous session that a refresh secret belongs to: its present one, or the one just before. */
export function findByRefresh(
  db: Queryable,
  tenant: string,
  hash: string,
): Promise<SessionsTable | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('refresh_hash', '=', hash), eb('previous_hash', '=', hash)]))
    .executeTakeFirst();
}

/** Puts a new secret in the place of the present one; false when another request did so meanwhile. */
export async function rotateRefresh(
  db: Queryable,
  session: SessionsTable,
  next: { refresh_hash: string; rotated_at: string; expires_at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ ...next, previous_hash: session.refresh_hash })
    .where('id', '=', session.id)
    .where('refresh_hash', '=', session.refresh_hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Ends a session, once: of two that try only one gets true. */
export async function revokeSession(db: Queryable, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revoked_at: now, refresh_hash: null, previous_hash: null })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Ids that one query asks for at most. */
const chunkLength = 1000;

/** Those of these sessions that have been revoked. */
export async function revokedOf(db: Queryable, ids: string[]): Promise<string[]> {
  const revoked: string[] = [];
  for (let start = 0; start < ids.length; start += chunkLength) {
    const rows = await db
      .selectFrom('sessions')
      .select('id')
      .where('id', 'in', ids.slice(start, start + chunkLength))
      .where('revoked_at', 'is not', null)
      .execute();
    revoked.push(...rows.map(({ id }) => id));
  }
  return revoked;
}

export async function prolongSession(db: Queryable, id: string, expires_at: string): Promise<void> {
  await db.updateTable('sessions').set({ expires_at }).where('id', '=', id).execute();
}

/** Notes that an assertion was used; false when it was before. */
export async function useAssertion(
  db: Queryable,
  used: { tenant: string; jti: string; forget_at: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_assertions')
    .values(used)
    .onConflict((oc) => oc.columns(['tenant', 'jti']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) === 1;
}

/** Forgets what nobody could use any more. */
export async function forgetExpired(db: Queryable, now: string): Promise<void> {
  await db.deleteFrom('used_assertions').where('forget_at', '<', now).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', now).execute();
}

/** Keeps what the host said last of a person. */
export async function saveIdentity(
  db: Queryable,
  owner: Owner,
  claims: IdentityClaims,
  updated_at: string,
): Promise<void> {
  const row = { claims: JSON.stringify(claims), updated_at };
  await db
    .insertInto('identities')
    .values({ ...owner, ...row })
    .onConflict((oc) => oc.columns(['tenant', 'subject']).doUpdateSet(row))
    .execute();
}

export async function claimsOf(db: Queryable, owner: Owner): Promise<IdentityClaims> {
  const row = await db
    .selectFrom('identities')
    .select('claims')
    .where('tenant', '=', owner.tenant)
    .where('subject', '=', owner.subject)
    .executeTakeFirst();
  return row ? (JSON.parse(row.claims) as IdentityClaims) : {};
}

/**
 * Hands every thread of one subject to another, with all that hangs on it, and files that were not sent yet. The fence
 * grows and the lease ends: a run under way is dropped by its worker with the next write and taken up again for its new
 * owner.
 *
 * @returns ids of the threads
 */
export async function moveThreads(db: Queryable, from: Owner, to: Owner): Promise<string[]> {
  const owner = to.subject;
  const threads = await db
    .updateTable('threads')
    .set((eb) => ({ owner, fence: eb('fence', '+', 1), lease_until: null }))
    .where('tenant', '=', from.tenant)
    .where('owner', '=', from.subject)
    .returning('id')
    .execute();
  for (const table of ['confirmations', 'undos', 'attachments'] as const) {
    await db
      .updateTable(table)
      .set({ owner })
      .where('tenant', '=', from.tenant)
      .where('owner', '=', from.subject)
      .execute();
  }
  const ids = threads.map(({ id }) => id);
  if (ids.length === 0) return ids;
  // A key that the visitor chose could meet one of the customer's own.
  await db
    .updateTable('runs')
    .set({ owner, create_key: null })
    .where('thread_id', 'in', ids)
    .execute();
  await db.updateTable('feedback').set({ owner }).where('thread_id', 'in', ids).execute();
  await db
    .deleteFrom('customers')
    .where('tenant', '=', from.tenant)
    .where('subject', '=', from.subject)
    .execute();
  return ids;
}
