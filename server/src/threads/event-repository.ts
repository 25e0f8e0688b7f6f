import type { Queryable } from '../database/database.ts';
import type { LogEntry, LogEvent } from './stream-log.ts';

/** Ids that one query asks for at most. */
const chunkLength = 1000;

/** The committed events of a thread after a number, at most so many. */
export async function readEvents(
  db: Queryable,
  thread_id: string,
  after: number,
  limit: number,
): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('thread_id', '=', thread_id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    run_id: row.run_id,
    visibility: row.visibility,
    event: JSON.parse(row.body) as LogEvent,
    json: row.body,
  }));
}

/** Where the logs of these threads end; those that were deleted are missing. */
export async function seqsOf(db: Queryable, ids: string[]): Promise<Map<string, number>> {
  const seqs = new Map<string, number>();
  for (let start = 0; start < ids.length; start += chunkLength) {
    const rows = await db
      .selectFrom('threads')
      .select(['id', 'seq'])
      .where('id', 'in', ids.slice(start, start + chunkLength))
      .execute();
    for (const { id, seq } of rows) seqs.set(id, seq);
  }
  return seqs;
}
