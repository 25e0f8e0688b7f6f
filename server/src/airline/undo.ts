import type { Confirmation, CustomerProfile, TaskItem, WidgetItem } from '@openskies/protocol';
import { updateItem } from '../threads/item-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { isRefused } from './airline.ts';
import { recordEffect, recordRefusal, sendProfile } from './effect.ts';
import { confirmationCard, confirmationOf } from './confirmation-card.ts';
import type { ActionExecutor } from './execute.ts';
import { forbidden } from './policy.ts';
import { speak } from './text/speech.ts';
import { undoOf } from './undo-offer.ts';

/** The action of the button on a done mark or a receipt. */
export const undoClick = 'effect.undo';

/** The customer takes an effect back: once, in time, in the transaction of its own effect. */
export async function clickUndo(
  executor: ActionExecutor,
  writer: ThreadWriter,
  item: TaskItem | WidgetItem,
  payload: unknown,
): Promise<void> {
  const id = (payload as { effect_id?: unknown } | null)?.effect_id;
  if (typeof id !== 'string' || id !== undoOf(item)?.effect_id) return;
  const { language } = writer;
  const say = (sentence: string): Promise<void> => writer.addText(executor.newId('msg'), sentence);
  const row = await openUndo(writer, id);
  if (!row) return say(speak(language).say('undo.too_late'));
  // Something newer changed the same: to go back behind that is not what the button says.
  if (await isSuperseded(writer, row)) return say(speak(language).say('undo.changed_since'));

  const params: unknown = JSON.parse(row.arguments);
  const before = JSON.parse(row.before) as CustomerProfile;
  const deed = await executor.deed(writer, row.action, params, `undo/${id}`);
  const { action, customer } = deed;
  const asker = await executor.asker(writer, action);
  // To take back costs nothing, so no daily limit holds it up.
  const result =
    forbidden(action, { ...asker, done_today: 0 }, language) ??
    action.undo?.apply({ customer: customer.profile, before, params, now: writer.now, language });
  if (!result) return;
  if (isRefused(result)) {
    // It stays open: what stood in its way may pass.
    await recordRefusal(writer, deed, result);
    return say(result.sentence);
  }
  if (!(await settleUndo(writer, id))) return say(speak(language).say('undo.too_late'));
  const { profile } = await recordEffect(writer, deed, result, 'undone');
  await markUndone(writer, item);
  if (profile) await sendProfile(writer, profile);
  await say(result.sentence);
  await writer.addHidden(
    executor.newId('msg'),
    `The customer undid ${action.name} with its button. ${result.sentence}`,
  );
}

/** What may be taken back still: of this owner, this thread, and in time. */
function openUndo({ tx, owner, thread_id, created_at }: ThreadWriter, id: string) {
  return tx
    .selectFrom('undos')
    .selectAll()
    .where('id', '=', id)
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('thread_id', '=', thread_id)
    .where('state', '=', 'open')
    .where('expires_at', '>', created_at)
    .executeTakeFirst();
}

/** Of two clicks only one finds it open. */
async function settleUndo({ tx }: ThreadWriter, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('undos')
    .set({ state: 'done' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

async function isSuperseded(
  { tx, thread_id }: ThreadWriter,
  { effect_key }: { effect_key: string | null },
): Promise<boolean> {
  if (effect_key === null) return false;
  const effect = await tx
    .selectFrom('effects')
    .select('superseded_at')
    .where('thread_id', '=', thread_id)
    .where('key', '=', effect_key)
    .executeTakeFirst();
  return effect?.superseded_at != null;
}

/** The done mark or the receipt says so, on every screen; its button is gone. */
async function markUndone(writer: ThreadWriter, item: TaskItem | WidgetItem): Promise<void> {
  if (item.type === 'widget') return markReceipt(writer, item);
  const { undo: _, ...rest } = item;
  const title = speak(writer.language).say('undo.mark', { what: item.task.title ?? '' });
  const undone: TaskItem = { ...rest, task: { ...item.task, title } };
  await updateItem(writer.tx, undone);
  await writer.event({ type: 'thread.item.replaced', item: undone }, 'openskies');
}

async function markReceipt(writer: ThreadWriter, item: WidgetItem): Promise<void> {
  const confirmation = confirmationOf(item);
  if (!confirmation?.receipt) return;
  const { undo: _, ...rest } = confirmation;
  const text = speak(writer.language).say('undo.mark', { what: confirmation.receipt.text });
  const settled: Confirmation = { ...rest, receipt: { text, tone: 'neutral' } };
  const widget = confirmationCard(settled, writer.language);
  await writer.redrawWidget({ ...item, widget });
}
