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
