import { ConciergeError, type WidgetItem, type WidgetRoot } from '@openskies/protocol';
import { getItem, toItem } from '../threads/item-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { isRefused, type Action, type Applied, type Refused } from './airline.ts';
import { CardClicks, isCardClick } from './card-clicks.ts';
import { canonicalJson } from './canonical.ts';
import { decide } from './decide.ts';
import {
  addDoneMark,
  findEffect,
  inputOf,
  recordRefusal,
  sendProfile,
  type Deed,
} from './effect.ts';
import type { ActionExecutor } from './execute.ts';
import { openIntent, type IntentRow } from './intents.ts';
import { clickUndo, undoClick } from './undo.ts';
import { unknownOutcome } from './tool-outcome.ts';

export interface WidgetClick {
  item_id: string;
  type: string;
  /** From the browser: only ever a hint which part of the stored offer is meant. */
  payload: unknown;
}

/** What a click on a widget does. What is unknown, forged or answered already does nothing. */
export class WidgetClicks {
  #executor: ActionExecutor;
  #cards: CardClicks;
  #triggers: Map<string, Action>;

  constructor(executor: ActionExecutor) {
    this.#executor = executor;
    this.#cards = new CardClicks(executor, executor.confirmations);
    this.#triggers = new Map(
      executor.airline.actions.flatMap((action) =>
        action.widget ? [[action.widget.type, action] as const] : [],
      ),
    );
  }

  /**
   * @throws ConciergeError item.not_found; action.invalid when the item is no widget
   */
  async click(writer: ThreadWriter, click: WidgetClick): Promise<void> {
    const stored = await getItem(writer.tx, writer.thread_id, click.item_id);
    const item = toItem(stored);
    const undoable = item.type === 'task' || item.type === 'widget';
    if (undoable && click.type === undoClick) {
      return clickUndo(this.#executor, writer, item, click.payload);
    }
    if (item.type !== 'widget') throw new ConciergeError('action.invalid');
    if (isCardClick(click.type)) {
      await this.#cards.click(writer, { ...click, type: click.type });
      return;
    }
    const action = this.#triggers.get(click.type);
    if (action) await this.#choose(writer, item, action, click.payload);
  }

  async #choose(
    writer: ThreadWriter,
    item: WidgetItem,
    action: Action,
    payload: unknown,
  ): Promise<void> {
    const { widget: trigger } = action;
    const row = await this.#openOffer(writer, item.id);
    if (!trigger || !row) return;
    const key = `${item.id}/${action.name}`;
    if ((await findEffect(writer, key)) !== undefined) return;
    const offer: unknown = JSON.parse(row.offer);
    const unasked = await this.#executor.deed(writer, action.name, null, key);
    const { profile: customer } = unasked.customer;
    const { language } = writer;
    const params = trigger.params({ payload, offer, customer, language });
    if (isRefused(params as object)) return;
    const answered = (): WidgetRoot =>
      trigger.answered({ payload, offer, params, widget: item.widget, language });
    if (trigger.stays) return writer.redrawWidget({ ...item, widget: answered() });

    const deed = { ...unasked, params };
    const facts = await this.#executor.facts(deed, writer.now);
    const asker = await this.#executor.asker(writer, action);
    const decision = decide(action, inputOf(writer, deed, facts), asker);
    const { newId } = this.#executor;
    if (decision.verdict === 'deny') {
      await recordRefusal(writer, deed, decision.refused);
      await writer.addText(newId('msg'), decision.refused.sentence);
      return;
    }
    await this.#answer(writer, item.id);
    await writer.redrawWidget({ ...item, widget: answered() });
    const chose = `The customer chose in the widget (${action.name}): ${canonicalJson(params)}`;
    if (decision.verdict === 'confirm') {
      await writer.addHidden(newId('msg'), chose);
      const from = { run_id: writer.run_id ?? '', call_id: item.id };
      await this.#executor.confirmations.ask(writer, deed, decision.quote, from);
      return;
    }
    await writer.addHidden(newId('msg'), chose);
    if (decision.verdict === 'perform') {
      await openIntent(writer, deed, { run_id: writer.run_id ?? '', item_id: item.id });
      return;
    }
    await this.#done(writer, item.id, deed, decision.applied);
  }

  /** What the airline has answered to the intent of a click; null: nobody knows. */
  async conclude(
    writer: ThreadWriter,
    intent: IntentRow,
    answer: Applied | Refused | null,
  ): Promise<void> {
    const deed = await this.#executor.answered(writer, intent, answer);
    if (!deed) return;
    const { confirmation_id, item_id } = intent;
    if (confirmation_id) return this.#cards.conclude(writer, confirmation_id, deed, answer);
    if (answer && !isRefused(answer)) return this.#done(writer, item_id ?? '', deed, answer);
    const refused = answer ?? unknownOutcome(writer);
    await recordRefusal(writer, deed, refused, answer ? 'refused' : 'unknown');
    await writer.addText(this.#executor.newId('msg'), refused.sentence);
  }

  async #done(writer: ThreadWriter, item_id: string, deed: Deed, applied: Applied): Promise<void> {
    const { newId } = this.#executor;
    const { profile, undo } = await this.#executor.record(writer, deed, applied);
    await addDoneMark(writer, newId, applied.done, undo);
    await writer.addText(newId('msg'), applied.sentence);
    if (applied.show) await this.#executor.show(writer, applied.show);
    if (profile) await sendProfile(writer, profile);
    if (applied.next) await this.#askNext(writer, item_id, applied.next);
  }

  /** The card of what may be confirmed next. */
  async #askNext(
    writer: ThreadWriter,
    item_id: string,
    { action, params }: NonNullable<Applied['next']>,
  ): Promise<void> {
    const deed = await this.#executor.deed(writer, action, params, `${item_id}/${action}`);
    const facts = await this.#executor.facts(deed, writer.now);
    const asker = await this.#executor.asker(writer, deed.action);
    const decision = decide(deed.action, inputOf(writer, deed, facts), asker);
    if (decision.verdict !== 'confirm') return;
    const from = { run_id: writer.run_id ?? '', call_id: item_id };
    await this.#executor.confirmations.ask(writer, deed, decision.quote, from);
  }

  #openOffer(writer: ThreadWriter, item_id: string): Promise<{ offer: string } | undefined> {
    return writer.tx
      .selectFrom('offers')
      .select('offer')
      .where('item_id', '=', item_id)
      .where('thread_id', '=', writer.thread_id)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
  }

  /** Each widget answers once: of two clicks only one finds it open. */
  async #answer(writer: ThreadWriter, item_id: string): Promise<void> {
    const { numUpdatedRows } = await writer.tx
      .updateTable('offers')
      .set({ answered_at: writer.created_at })
      .where('item_id', '=', item_id)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) !== 1) throw new Error('The widget was answered meanwhile.');
  }
}
