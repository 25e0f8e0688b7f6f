import type { TaskItem, TaskUndo, WidgetItem } from '@openskies/protocol';
import { randomId } from '../ids.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import type { Applied } from './airline.ts';
import { canonicalJson } from './canonical.ts';
import { confirmationOf } from './confirmation-card.ts';
import type { Deed } from './effect.ts';

/** How long an effect may be taken back, in milliseconds. */
export const undoMs = 30_000;

/** Keeps what an undo needs, in the transaction of the effect. */
export async function offerUndo(
  writer: ThreadWriter,
  deed: Deed,
  applied: Applied,
): Promise<TaskUndo | undefined> {
  if (!deed.action.undo || !applied.customer || !applied.done) return undefined;
  const effect_id = randomId('und');
  const { created_at } = writer;
  const expires_at = new Date(writer.now.getTime() + undoMs).toISOString();
  await writer.tx
    .insertInto('undos')
    .values({
      id: effect_id,
      tenant: writer.owner.tenant,
      owner: writer.owner.subject,
      thread_id: writer.thread_id,
      action: deed.action.name,
      arguments: canonicalJson(deed.params),
      before: JSON.stringify(deed.customer.profile),
      state: 'open',
      effect_key: deed.key,
      created_at,
      expires_at,
    })
    .execute();
  return { effect_id, created_at, expires_at };
}

/** The offer that an item carries: a done mark its own, a card that of its receipt. */
export function undoOf(item: TaskItem | WidgetItem): TaskUndo | undefined {
  return item.type === 'task' ? item.undo : confirmationOf(item)?.undo;
}
