import type { ThreadWriter } from '../threads/thread-writer.ts';
import { isRefused, type Applied, type Quote, type Refused } from './airline.ts';
import { writeAudit } from './audit.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { expiredReceipt, replacedReceipt, type Confirmations } from './confirmations.ts';
import {
  confirmationById,
  findConfirmation,
  replaceExpired,
  settleConfirmation,
  type ConfirmationRow,
} from './confirmation-repository.ts';
import { decide, perform } from './decide.ts';
import { findEffect, recordRefusal, inputOf, sendProfile, type Deed } from './effect.ts';
import type { ActionExecutor } from './execute.ts';
import { openIntent } from './intents.ts';
import { unknownOutcome } from './tool-outcome.ts';

export type CardClick = 'confirmation.accept' | 'confirmation.decline' | 'confirmation.renew';

export function isCardClick(type: string): type is CardClick {
  return ['confirmation.accept', 'confirmation.decline', 'confirmation.renew'].includes(type);
}

/** The customer's click on a confirmation card, in one transaction with what it lets happen. */
export class CardClicks {
  #executor: ActionExecutor;
  #confirmations: Confirmations;

  constructor(executor: ActionExecutor, confirmations: Confirmations) {
    this.#executor = executor;
    this.#confirmations = confirmations;
  }

  /** False where the payload names no confirmation of this card. */
  async click(
    writer: ThreadWriter,
    click: { type: CardClick; payload: unknown; item_id: string },
  ): Promise<boolean> {
    const id = (click.payload as { confirmation_id?: unknown } | null)?.confirmation_id;
    if (typeof id !== 'string') return false;
    const card = { id, thread_id: writer.thread_id, item_id: click.item_id };
    const row = await findConfirmation(writer.tx, writer.owner, card);
    if (!row) return false;
    await this.#expire(writer, row);
    switch (click.type) {
      case 'confirmation.accept':
        await this.#accept(writer, row);
        return true;
      case 'confirmation.decline':
        await this.#decline(writer, row);
        return true;
      case 'confirmation.renew':
        await this.#renew(writer, row);
        return true;
      default:
        return click.type satisfies never;
    }
  }

  async #expire(writer: ThreadWriter, row: ConfirmationRow): Promise<void> {
    if (!(await settleConfirmation(writer.tx, row.id, 'expired', writer.now))) return;
    await this.#confirmations.settle(writer, row, 'expired', expiredReceipt(writer.language));
    await this.#audit(writer, row, 'expired');
  }

  async #accept(writer: ThreadWriter, row: ConfirmationRow): Promise<void> {
    if (!(await settleConfirmation(writer.tx, row.id, 'confirmed', writer.now))) {
      return this.#confirmations.repeat(writer, row);
    }
    const deed = await this.#deed(writer, row);
    const asker = await this.#executor.asker(writer, deed.action);
    const facts = await this.#executor.facts(deed, writer.now);
    const input = inputOf(writer, deed, facts);
    // What lives elsewhere may have changed without our knowing.
    if (deed.customer.version !== row.customer_version || !deed.action.apply) {
      const decision = decide(deed.action, input, asker);
      if (decision.verdict === 'deny') return this.#refuse(writer, row, deed, decision.refused);
      if (decision.verdict === 'confirm') {
        // In the words of the card: a tab in another language offers the same.
        const language = row.language ?? writer.language;
        const same = decide(deed.action, { ...input, language }, asker);
        if (same.verdict !== 'confirm' || canonicalJson(same.quote) !== row.quote) {
          return this.#askAgain(writer, row, deed, decision.quote);
        }
      }
    }
    const repeated = await findEffect(writer, row.effect_key);
    if (repeated !== undefined) {
      const { sentence, superseded } = repeated;
      const tone = superseded ? ('neutral' as const) : ('success' as const);
      const receipt = sentence ? { text: sentence, tone } : replacedReceipt(writer.language);
      return this.#confirmations.settle(writer, row, 'confirmed', receipt);
    }
    const decision = perform(deed.action, input, asker);
    if (decision.verdict === 'deny') return this.#refuse(writer, row, deed, decision.refused);
    if (decision.verdict === 'perform') return this.#perform(writer, row, deed);
    await this.#done(writer, row, deed, decision.applied);
  }

  /** The airline is asked by the run of this click: until it has answered, the card says what is being done. */
  async #perform(writer: ThreadWriter, row: ConfirmationRow, deed: Deed): Promise<void> {
    const quote = JSON.parse(row.quote) as Quote;
    const doing = deed.action.progress?.(deed.params, writer.language);
    const text = doing === undefined ? quote.confirm.busy_label : `${doing}…`;
    await this.#confirmations.settle(writer, row, 'confirmed', { text, tone: 'neutral' });
    const run_id = writer.run_id ?? '';
    await openIntent(writer, deed, { run_id, confirmation_id: row.id, quote });
  }

  /** What the airline has answered to a confirmed intent; null: nobody knows. */
  async conclude(
    writer: ThreadWriter,
    confirmation_id: string,
    deed: Deed,
    answer: Applied | Refused | null,
  ): Promise<void> {
    const row = await confirmationById(writer.tx, confirmation_id);
    if (answer === null) return this.#refuse(writer, row, deed, unknownOutcome(writer), 'unknown');
    if (isRefused(answer)) return this.#refuse(writer, row, deed, answer);
    await this.#done(writer, row, deed, answer);
  }

  async #done(
    writer: ThreadWriter,
    row: ConfirmationRow,
    deed: Deed,
    applied: Applied,
  ): Promise<void> {
    const { profile, undo } = await this.#executor.record(writer, deed, applied);
    const receipt = { text: applied.done ?? applied.sentence, tone: 'success' as const };
    // The receipt says what was done, and carries the way back.
    await this.#confirmations.settle(writer, row, 'confirmed', receipt, undo);
    if (profile) await sendProfile(writer, profile);
    const { newId } = this.#executor;
    await writer.addText(newId('msg'), applied.sentence);
    await writer.addHidden(
      newId('msg'),
      `The customer pressed the card's button: ${row.action} ran.`,
    );
  }

  async #decline(writer: ThreadWriter, row: ConfirmationRow): Promise<void> {
    if (!(await settleConfirmation(writer.tx, row.id, 'declined', writer.now))) {
      return this.#confirmations.repeat(writer, row);
    }
    const { declined } = JSON.parse(row.quote) as Quote;
    await this.#confirmations.settle(writer, row, 'declined', { text: declined, tone: 'neutral' });
    await writer.addHidden(
      this.#executor.newId('msg'),
      `The customer declined ${row.action} on its card. ${declined}`,
    );
    await this.#audit(writer, row, 'declined');
  }

  /** Asks again for what ran out, with a fresh quote. */
  async #renew(writer: ThreadWriter, row: ConfirmationRow): Promise<void> {
    if (!(await replaceExpired(writer.tx, row.id))) {
      return this.#confirmations.repeat(writer, row);
    }
    const deed = await this.#deed(writer, row);
    const facts = await this.#executor.facts(deed, writer.now);
    const input = inputOf(writer, deed, facts);
    const asker = await this.#executor.asker(writer, deed.action);
    const decision = decide(deed.action, input, asker);
    if (decision.verdict === 'deny') return this.#refuse(writer, row, deed, decision.refused);
    if (decision.verdict === 'confirm') await this.#askAgain(writer, row, deed, decision.quote);
  }

  async #askAgain(
    writer: ThreadWriter,
    row: ConfirmationRow,
    deed: Deed,
    quote: Quote,
  ): Promise<void> {
    await writer.tx
      .updateTable('confirmations')
      .set({ state: 'replaced' })
      .where('id', '=', row.id)
      .execute();
    await this.#confirmations.settle(writer, row, 'replaced', replacedReceipt(writer.language));
    await this.#audit(writer, row, 'replaced');
    const { run_id, call_id } = row;
    await this.#confirmations.ask(writer, deed, quote, { run_id, call_id });
  }

  /** It is not possible any more: the card says so, and so does the concierge. */
  async #refuse(
    writer: ThreadWriter,
    row: ConfirmationRow,
    deed: Deed,
    refused: Refused,
    decision?: 'unknown',
  ): Promise<void> {
    const tone = decision ? ('warning' as const) : ('danger' as const);
    await this.#confirmations.settle(writer, row, 'replaced', { text: refused.sentence, tone });
    await recordRefusal(writer, deed, refused, decision);
    await writer.addText(this.#executor.newId('msg'), refused.sentence);
  }

  async #deed(writer: ThreadWriter, row: ConfirmationRow): Promise<Deed> {
    const params: unknown = JSON.parse(row.arguments);
    return this.#executor.deed(writer, row.action, params, row.effect_key);
  }

  async #audit(
    writer: ThreadWriter,
    row: ConfirmationRow,
    decision: 'declined' | 'expired' | 'replaced',
  ): Promise<void> {
    const arguments_hash = hashOf(JSON.parse(row.arguments));
    await writeAudit(writer, { action: row.action, decision, arguments_hash });
  }
}
