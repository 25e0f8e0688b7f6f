import type { Confirmation, CustomerProfile, TaskItem, WidgetItem } from '@openskies/protocol';
import { itemsWith, updateItem } from '../threads/item-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { isRefused, type Action } from './airline.ts';
import { recordRefusal, sendProfile } from './effect.ts';
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
  const offer = undoOf(item);
  if (typeof id !== 'string' || (offer && offer.effect_id !== id)) return;
  const { language } = writer;
  const say = (sentence: string): Promise<void> => writer.addText(executor.newId('msg'), sentence);
  const row = await openUndos(writer).where('id', '=', id).executeTakeFirst();
  // Another screen was a moment ahead: the button has done its work, or was taken off because something newer changed the same.
  if (!offer) return row && say(speak(language).say('undo.changed_since'));
  if (!row) return say(speak(language).say('undo.too_late'));

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
  const { profile } = await executor.record(writer, deed, result, 'undone');
  await takeButton(writer, item, (what) => speak(language).say('undo.mark', { what }));
  if (profile) await sendProfile(writer, profile);
  await say(result.sentence);
  await writer.addHidden(
    executor.newId('msg'),
    `The customer undid ${action.name} with its button. ${result.sentence}`,
  );
}

/** After an effect: what could only be refused now loses its button, such as the seat on a flight that was cancelled. */
export async function withdrawOffers(
  writer: ThreadWriter,
  actions: ReadonlyMap<string, Action>,
  customer: CustomerProfile,
): Promise<void> {
  const { now, language } = writer;
  const open = await openUndos(writer).execute();
  for (const row of open) {
    const params: unknown = JSON.parse(row.arguments);
    const before = JSON.parse(row.before) as CustomerProfile;
    const result = actions
      .get(row.action)
      ?.undo?.apply({ customer, before, params, now, language });
    const isVain = (result && isRefused(result)) || (await isSuperseded(writer, row));
    if (!isVain) continue;
    for (const item of await itemsWith(writer.tx, writer.thread_id, row.id)) {
      if (undoOf(item)?.effect_id === row.id) await takeButton(writer, item);
    }
  }
}

/** What may be taken back still: of this owner, this thread, and in time. */
function openUndos({ tx, owner, thread_id, created_at }: ThreadWriter) {
  return tx
    .selectFrom('undos')
    .selectAll()
    .where('tenant', '=', owner.tenant)
    .where('owner', '=', owner.subject)
    .where('thread_id', '=', thread_id)
    .where('state', '=', 'open')
    .where('expires_at', '>', created_at);
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

/** Takes the button off a done mark or a receipt, on every screen. `retold`: its new words, made of the old ones. */
async function takeButton(
  writer: ThreadWriter,
  item: TaskItem | WidgetItem,
  retold?: (what: string) => string,
): Promise<void> {
  if (item.type === 'widget') return takeReceiptButton(writer, item, retold);
  const { undo: _, ...rest } = item;
  const task = retold ? { ...item.task, title: retold(item.task.title ?? '') } : item.task;
  const bare: TaskItem = { ...rest, task };
  await updateItem(writer.tx, bare);
  await writer.event({ type: 'thread.item.replaced', item: bare }, 'openskies');
}

async function takeReceiptButton(
  writer: ThreadWriter,
  item: WidgetItem,
  retold?: (what: string) => string,
): Promise<void> {
  const confirmation = confirmationOf(item);
  if (!confirmation?.receipt) return;
  const { undo: _, receipt, ...rest } = confirmation;
  const bare: Confirmation = {
    ...rest,
    receipt: retold ? { text: retold(receipt.text), tone: 'neutral' } : receipt,
  };
  await writer.redrawWidget({ ...item, widget: confirmationCard(bare, writer.language) });
}
