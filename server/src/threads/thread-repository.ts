import {
  ConciergeError,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type Thread,
  type ThreadItem,
  type ThreadStatus,
} from '@openskies/protocol';
import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { ThreadsTable } from '../database/schema.ts';
import { subjectOf, type Owner } from '../identity/session.ts';
import { cutPage, type PageRequest } from './paging.ts';

export type ThreadRow = Selectable<ThreadsTable>;

/** A thread on the wire; lists and events show it without its items. */
export function toThread(row: ThreadRow, items?: Page<ThreadItem>): Thread {
  return {
    id: row.id,
    created_at: row.created_at,
    ...(row.title === null ? {} : { title: row.title }),
    status: row.status === null ? { type: 'active' } : (JSON.parse(row.status) as ThreadStatus),
    ...(row.allowed_image_domains === null
      ? {}
      : { allowed_image_domains: JSON.parse(row.allowed_image_domains) as string[] }),
    metadata: {},
    items: items ?? { data: [], has_more: false },
  };
}

export async function insertThread(
  db: Queryable,
  thread: { id: string; owner: Owner; created_at: string },
): Promise<void> {
  await db
    .insertInto('threads')
    .values({
      id: thread.id,
      tenant: thread.owner.tenant,
      owner: thread.owner.subject,
      title: null,
      titled_by: null,
      created_at: thread.created_at,
      seq: 0,
      item_seq: 0,
      fence: 0,
      lease_until: null,
    })
    .execute();
}

/** Not there and not yours are the same answer. */
export function findThread(
  db: Queryable,
  owner: Owner,
  id: string,
): Promise<ThreadRow | undefined> {
  return db
    .selectFrom('threads')
    .selectAll()
    .where('id', '=', id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .executeTakeFirst();
}

/** @throws ConciergeError thread.not_found */
export async function getThread(db: Queryable, owner: Owner, id: string): Promise<ThreadRow> {
  const row = await findThread(db, owner, id);
  if (!row) throw new ConciergeError('thread.not_found', { field: 'params.thread_id' });
  return row;
}

/** @throws ConciergeError request.invalid when `after` is no thread of the owner */
export async function listThreads(
  db: Queryable,
  owner: Owner,
  request: PageRequest,
): Promise<Page<Thread>> {
  const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
  const order = request.order ?? 'desc';
  let query = db
    .selectFrom('threads')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject);
  if (request.after != null) {
    const last = await findThread(db, owner, request.after);
    if (!last) throw new ConciergeError('request.invalid', { field: 'params.after' });
    const compare = order === 'desc' ? '<' : '>';
    query = query.where((eb) =>
      eb.or([
        eb('created_at', compare, last.created_at),
        eb.and([eb('created_at', '=', last.created_at), eb('id', compare, last.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('created_at', order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, (row) => toThread(row));
}

export async function renameThread(
  db: Queryable,
  id: string,
  title: string,
  titled_by: 'agent' | 'customer',
): Promise<void> {
  await db.updateTable('threads').set({ title, titled_by }).where('id', '=', id).execute();
}

/** Locks, closes or opens a thread, and says where its images may come from. Both are only for the client. */
export async function setThreadState(
  db: Queryable,
  id: string,
  state: Pick<ThreadRow, 'status' | 'allowed_image_domains'>,
): Promise<void> {
  await db.updateTable('threads').set(state).where('id', '=', id).execute();
}

/** Whose a thread is: for the server itself, which writes into it unasked. */
export function findAnyThread(db: Queryable, id: string): Promise<ThreadRow | undefined> {
  return db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The conversation that a customer began last. */
export function newestThreadOf(
  db: Queryable,
  tenant: string,
  customer: string,
): Promise<ThreadRow | undefined> {
  return db
    .selectFrom('threads')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('owner', '=', subjectOf('customer', customer))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Conversations that somebody may have open besides: the newest few of an owner, without this one. */
export async function recentThreadsOf(
  db: Queryable,
  owner: Owner,
  except: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('threads')
    .select('id')
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('id', '!=', except)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(4)
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteThread(db: Queryable, owner: Owner, id: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('threads')
    .where('id', '=', id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .executeTakeFirst();
  return Number(deleted.numDeletedRows) > 0;
}
