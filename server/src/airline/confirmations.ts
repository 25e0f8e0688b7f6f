import type { Confirmation, TaskUndo, WidgetItem } from '@openskies/protocol';
import type { ConfirmationState } from '../database/schema.ts';
import type { NewId } from '../ids.ts';
import { findItem, toItem } from '../threads/item-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import type { Quote } from './airline.ts';
import { writeAudit } from './audit.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import {
  confirmationCard,
  confirmationOf,
  pendingConfirmation,
  settledConfirmation,
  shownText,
} from './confirmation-card.ts';
import {
  insertConfirmation,
  pendingConfirmations,
  setOutcome,
  settleConfirmation,
  type ConfirmationRow,
} from './confirmation-repository.ts';
import type { Deed } from './effect.ts';
import { speak } from './text/speech.ts';

/** How long a card may be clicked, in milliseconds (SAFETY §2). */
export const confirmationMs = 5 * 60_000;

type Settled = Exclude<ConfirmationState, 'pending'>;
type Receipt = NonNullable<Confirmation['receipt']>;

/** Cards: the stored, single-use question behind every action that destroys or costs. */
export class Confirmations {
  #newId: NewId;

  constructor(newId: NewId) {
    this.#newId = newId;
  }

  /** Asks: stores the row with all it is bound to, and shows its card as the last thing of the turn. */
  async ask(
    writer: ThreadWriter,
    deed: Deed,
    quote: Quote,
    from: { run_id: string; call_id: string },
  ): Promise<void> {
    await this.#replaceOlder(writer, deed.action.name);
    const id = this.#newId('cnf');
    const item_id = this.#newId('msg');
    const times = {
      created_at: writer.created_at,
      expires_at: new Date(writer.now.getTime() + confirmationMs).toISOString(),
    };
    const shown_text = shownText(quote, writer.language);
    await insertConfirmation(writer.tx, {
      id,
      tenant: writer.owner.tenant,
      owner: writer.owner.subject,
      thread_id: writer.thread_id,
      ...from,
      item_id,
      action: deed.action.name,
      arguments: canonicalJson(deed.params),
      effect_key: deed.key,
      customer_version: deed.customer.version,
      quote: canonicalJson(quote),
      language: writer.language,
      shown_text,
      state: 'pending',
      outcome: null,
      ...times,
    });
    const card = pendingConfirmation({ id, action: deed.action.name, ...times }, quote);
    await writer.addItem({
      id: item_id,
      thread_id: writer.thread_id,
      created_at: writer.created_at,
      type: 'widget',
      widget: confirmationCard(card, writer.language),
      copy_text: shown_text,
    });
    const arguments_hash = hashOf(deed.params);
    await writeAudit(writer, { action: deed.action.name, decision: 'shown', arguments_hash });
  }

  /** Redraws a card as a receipt, and keeps what came of it for the second click. */
  async settle(
    writer: ThreadWriter,
    row: ConfirmationRow,
    status: Settled,
    receipt: Receipt,
    undo?: TaskUndo,
  ): Promise<void> {
    await setOutcome(writer.tx, row.id, JSON.stringify(receipt));
    const item = await this.#card(writer, row);
    const confirmation = item && confirmationOf(item);
    if (!item || !confirmation) return;
    const settled = settledConfirmation(confirmation, status, receipt, undo);
    const widget = confirmationCard(settled, writer.language);
    await writer.redrawWidget({ ...item, widget });
  }

  /** Sends a settled card as it is: the answer to a second click. */
  async repeat(writer: ThreadWriter, row: ConfirmationRow): Promise<void> {
    const item = await this.#card(writer, row);
    if (!item) return;
    await writer.event({
      type: 'thread.item.updated',
      item_id: item.id,
      update: { type: 'widget.root.updated', widget: item.widget },
    });
  }

  async #replaceOlder(writer: ThreadWriter, action: string): Promise<void> {
    for (const row of await pendingConfirmations(writer.tx, writer.thread_id)) {
      if (row.action !== action) continue;
      if (!(await settleConfirmation(writer.tx, row.id, 'replaced', writer.now))) continue;
      await this.settle(writer, row, 'replaced', replacedReceipt(writer.language));
      const arguments_hash = hashOf(JSON.parse(row.arguments));
      await writeAudit(writer, { action, decision: 'replaced', arguments_hash });
    }
  }

  async #card(writer: ThreadWriter, row: ConfirmationRow): Promise<WidgetItem | undefined> {
    const stored = await findItem(writer.tx, writer.thread_id, row.item_id);
    const item = stored && toItem(stored);
    return item?.type === 'widget' ? item : undefined;
  }
}

export function replacedReceipt(language: string): Receipt {
  return { text: speak(language).say('card.replaced'), tone: 'neutral' };
}

export function expiredReceipt(language: string): Receipt {
  return { text: speak(language).say('card.expired'), tone: 'warning' };
}
