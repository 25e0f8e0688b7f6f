import {
  ConciergeError,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type TaskItem,
  type ThreadItem,
  type WidgetItem,
} from '@openskies/protocol';
import type { Selectable } from 'kysely';
import type { Queryable } from '../database/database.ts';
import type { ItemsTable, ItemVisibility } from '../database/schema.ts';
import { presentItem, type Audience } from './audience.ts';
import { cutPage, type PageRequest } from './paging.ts';

export type ItemRow = Selectable<ItemsTable>;

export function toItem(row: ItemRow): ThreadItem {
  return JSON.parse(row.body) as ThreadItem;
}

const visibleTo: Record<Audience, ItemVisibility[]> = {
  stock: ['all'],
  openskies: ['all', 'openskies'],
};

export function findItem(
  db: Queryable,
  thread_id: string,
  id: string,
): Promise<ItemRow | undefined> {
  return db
    .selectFrom('items')
    .selectAll()
    .where('id', '=', id)
    .where('thread_id', '=', thread_id)
    .executeTakeFirst();
}

/** @throws ConciergeError item.not_found, also for hidden items */
export async function getItem(
  db: Queryable,
  thread_id: string,
  id: string,
  field = 'params.item_id',
): Promise<ItemRow> {
  const row = await findItem(db, thread_id, id);
  if (!row || row.visibility === 'hidden') throw new ConciergeError('item.not_found', { field });
  return row;
}

/**
 * One page of items, in order of their position. Hidden ones are left out by the query, so no page is empty while there
 * is more.
 * @throws ConciergeError request.invalid when `after` is no item of the thread
 */
export async function listItems(
  db: Queryable,
  thread_id: string,
  request: PageRequest,
  audience: Audience,
): Promise<Page<ThreadItem>> {
  const limit = request.limit ?? DEFAULT_PAGE_LIMIT;
  const order = request.order ?? 'desc';
  let query = db
    .selectFrom('items')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('visibility', 'in', visibleTo[audience]);
  if (request.after != null) {
    const last = await findItem(db, thread_id, request.after);
    if (!last) throw new ConciergeError('request.invalid', { field: 'params.after' });
    query = query.where('position', order === 'desc' ? '<' : '>', last.position);
  }
  const rows = await query
    .orderBy('position', order)
    .limit(limit + 1)
    .execute();
  return cutPage(rows, limit, (row) => presentItem(toItem(row), audience));
}

/** The item that a stock client sees at the end. */
export function lastVisibleItem(db: Queryable, thread_id: string): Promise<ItemRow | undefined> {
  return db
    .selectFrom('items')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('visibility', '=', 'all')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest items in the order they were written: where our element opens a thread. */
export async function newestItems(
  db: Queryable,
  thread_id: string,
  limit: number,
  audience: Audience,
): Promise<Page<ThreadItem>> {
  const page = await listItems(db, thread_id, { limit, order: 'desc' }, audience);
  return { ...page, data: page.data.reverse() };
}

/** What the model reads of the thread: the last items before a run's own, oldest first, hidden ones included. */
export async function lastItemsForModel(
  db: Queryable,
  thread_id: string,
  limit: number,
): Promise<ThreadItem[]> {
  const rows = await db
    .selectFrom('items')
    .leftJoin('runs', (join) =>
      join.onRef('runs.id', '=', 'items.run_id').on('runs.state', '=', 'queued'),
    )
    .selectAll('items')
    .where('items.thread_id', '=', thread_id)
    .where('items.visibility', '!=', 'openskies')
    .where('runs.id', 'is', null)
    .orderBy('items.position', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map(toItem);
}

export async function insertItem(
  db: Queryable,
  item: ThreadItem,
  place: { position: number; visibility: ItemVisibility; run_id: string | null },
): Promise<void> {
  await db
    .insertInto('items')
    .values({
      id: item.id,
      thread_id: item.thread_id,
      position: place.position,
      visibility: place.visibility,
      run_id: place.run_id,
      body: JSON.stringify(item),
    })
    .execute();
}

/** Done marks and widgets in whose body this stands. */
export async function itemsWith(
  db: Queryable,
  thread_id: string,
  text: string,
): Promise<(TaskItem | WidgetItem)[]> {
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('body', 'like', `%${text}%`)
    .execute();
  return rows.map(toItem).filter((item) => item.type === 'task' || item.type === 'widget');
}

export async function updateItem(
  db: Queryable,
  item: ThreadItem,
  position?: number,
): Promise<void> {
  await db
    .updateTable('items')
    .set({ body: JSON.stringify(item), ...(position === undefined ? {} : { position }) })
    .where('id', '=', item.id)
    .where('thread_id', '=', item.thread_id)
    .execute();
}

export async function deleteItem(db: Queryable, thread_id: string, id: string): Promise<void> {
  await db.deleteFrom('items').where('id', '=', id).where('thread_id', '=', thread_id).execute();
}

/** Deletes what came after a position, and tells which items that were. */
export async function deleteItemsAfter(
  db: Queryable,
  thread_id: string,
  position: number,
): Promise<ItemRow[]> {
  return db
    .deleteFrom('items')
    .where('thread_id', '=', thread_id)
    .where('position', '>', position)
    .returningAll()
    .execute();
}

export async function saveFeedback(
  db: Queryable,
  feedback: {
    thread_id: string;
    owner: string;
    item_ids: string[];
    kind: 'positive' | 'negative';
    created_at: string;
  },
): Promise<void> {
  const { item_ids, ...row } = feedback;
  for (const item_id of item_ids) {
    await db
      .insertInto('feedback')
      .values({ ...row, item_id })
      .onConflict((oc) =>
        oc
          .columns(['thread_id', 'item_id', 'owner'])
          .doUpdateSet({ kind: row.kind, created_at: row.created_at }),
      )
      .execute();
  }
}
