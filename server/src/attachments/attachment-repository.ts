import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { AttachmentsTable } from '../database/schema.ts';
import type { Owner } from '../identity/session.ts';

export type AttachmentRow = Selectable<AttachmentsTable>;

export async function insertAttachment(db: Queryable, row: AttachmentRow): Promise<void> {
  await db.insertInto('attachments').values(row).execute();
}

/** Not there and not yours are the same answer. */
export function findAttachment(
  db: Queryable,
  owner: Owner,
  id: string,
): Promise<AttachmentRow | undefined> {
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .executeTakeFirst();
}

/** For whoever holds a signed address of it. */
export function findSignedAttachment(
  db: Queryable,
  id: string,
): Promise<AttachmentRow | undefined> {
  return db.selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The bytes have arrived, once: of two uploads only one finds none there. */
export async function setUploaded(
  db: Queryable,
  id: string,
  blob: string,
  mime_type: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attachments')
    .set({ blob, mime_type })
    .where('id', '=', id)
    .where('blob', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Binds files to the thread whose message carries them; they go when it goes. */
export async function bindAttachments(
  db: Queryable,
  ids: string[],
  thread_id: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('attachments').set({ thread_id }).where('id', 'in', ids).execute();
}

/** Drops a file that no message carries. */
export function deleteUnused(
  db: Queryable,
  owner: Owner,
  id: string,
): Promise<AttachmentRow | undefined> {
  return db
    .deleteFrom('attachments')
    .where('id', '=', id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('thread_id', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Drops files that were never sent and are older than this; null: of every owner. */
export function deleteStale(
  db: Queryable,
  owner: Owner | null,
  before: string,
): Promise<AttachmentRow[]> {
  let query = db
    .deleteFrom('attachments')
    .where('thread_id', 'is', null)
    .where('created_at', '<', before);
  if (owner) query = query.where('tenant', '=', owner.tenant).where('owner', '=', owner.subject);
  return query.returningAll().execute();
}

/** How many files of an owner wait for a message. */
export async function countUnused(db: Queryable, owner: Owner): Promise<number> {
  const { count } = await db
    .selectFrom('attachments')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('thread_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function deleteOfThread(db: Queryable, thread_id: string): Promise<AttachmentRow[]> {
  return db.deleteFrom('attachments').where('thread_id', '=', thread_id).returningAll().execute();
}

/** Every file of an owner. */
export function deleteOfOwner(db: Queryable, owner: Owner): Promise<AttachmentRow[]> {
  return db
    .deleteFrom('attachments')
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .returningAll()
    .execute();
}
