import type { Queryable } from '../database/database.ts';
import type { Owner } from '../identity/session.ts';
import { randomId } from '../ids.ts';
import type { AuditTable } from '../database/schema.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';

/** Notes what was decided about a wish: codes and hashes, no free text. Rows are only ever added. */
export async function writeAudit(
  writer: ThreadWriter,
  entry: Pick<AuditTable, 'action' | 'decision' | 'arguments_hash'> & { rule?: string },
): Promise<void> {
  await writer.tx
    .insertInto('audit')
    .values({
      id: randomId('aud'),
      tenant: writer.owner.tenant,
      subject: writer.owner.subject,
      thread_id: writer.thread_id,
      run_id: writer.run_id,
      action: entry.action,
      decision: entry.decision,
      rule: entry.rule ?? null,
      arguments_hash: entry.arguments_hash,
      created_at: writer.created_at,
    })
    .execute();
}

/** Times that an action took effect for a customer in the last 24 hours. */
export async function countToday(
  db: Queryable,
  owner: Owner,
  action: string,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - 24 * 60 * 60_000).toISOString();
  const { count } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('tenant', '=', owner.tenant)
    .where('subject', '=', owner.subject)
    .where('action', '=', action)
    .where('decision', '=', 'effect')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}
