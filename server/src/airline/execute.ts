import { ConciergeError, type CustomerProfile } from '@openskies/protocol';
import type { Queryable } from '../database/database.ts';
import { kindOf, type Owner } from '../identity/session.ts';
import type { Tenants } from '../identity/tenants.ts';
import type { NewId } from '../ids.ts';
import type { RunRow, WorkTask } from '../threads/run-repository.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import {
  isRefused,
  type Action,
  type Airline,
  type Applied,
  type Quote,
  type Refused,
} from './airline.ts';
import { countToday, lockChain } from './audit.ts';
import { hashOf } from './canonical.ts';
import { pendingConfirmations } from './confirmation-repository.ts';
import { Confirmations } from './confirmations.ts';
import { customerKey, loadCustomer, saveCustomer } from './customer-repository.ts';
import { decide } from './decide.ts';
import {
  addDoneMark,
  findEffect,
  inputOf,
  recordEffect,
  recordRefusal,
  sendProfile,
  type Deed,
  type Recorded,
} from './effect.ts';
import {
  openIntent,
  openIntentOf,
  settleIntent,
  type IntentRow,
  type OpenIntent,
} from './intents.ts';
import { isOffered, type Asker } from './policy.ts';
import { parseParameters, readArguments, type FunctionCall } from './tool-arguments.ts';
import { notRepeated, refusal, taskOf, unknownOutcome, type ToolOutcome } from './tool-outcome.ts';
import { withdrawOffers } from './undo.ts';

export type ToolCall = FunctionCall & {
  run: RunRow;
  /** Sentences of what this step did already; a card or a list that ends the turn is introduced by them. */
  told: string[];
  /** Whether the model said something with the call. */
  spoken: boolean;
};

/** A card that waits for the customer's click. */
export interface OpenConfirmation {
  action: string;
  title: string;
}

/** What a model is told of the customer before each step. */
export interface ModelContext {
  customer: CustomerProfile;
  open: OpenConfirmation[];
  now: Date;
}

/** Turns wishes into effects: the only one who asks an airline's actions for anything. */
export class ActionExecutor {
  readonly airline: Airline;
  readonly newId: NewId;
  readonly confirmations: Confirmations;
  #actions: Map<string, Action>;
  #tenants: Tenants;

  constructor(parts: { airline: Airline; newId: NewId; tenants: Tenants }) {
    this.#tenants = parts.tenants;
    this.airline = parts.airline;
    this.newId = parts.newId;
    this.confirmations = new Confirmations(parts.newId);
    this.#actions = new Map(parts.airline.actions.map((action) => [action.name, action]));
  }

  /** Names of the tools that the model may use for this owner. */
  offered(owner: Owner): string[] {
    const asker = { kind: kindOf(owner.subject), actions: this.#allowed(owner) };
    return this.airline.actions
      .filter((action) => action.tool !== false && isOffered(action, asker))
      .map(({ name }) => name);
  }

  /** What policy knows of the owner of a thread, about one action. */
  async asker(writer: ThreadWriter, action: Action): Promise<Asker> {
    const { owner, tx, now } = writer;
    const limits = this.#tenants.byId(owner.tenant)?.limits;
    if (action.class === 'destructive') await lockChain(tx, owner);
    return {
      kind: kindOf(owner.subject),
      actions: this.#allowed(owner),
      done_today:
        action.class === 'destructive' ? await countToday(tx, owner, action.name, now) : 0,
      daily_limit: limits?.costly_actions_per_day ?? 20,
    };
  }

  /** A tenant that is configured no more allows nothing. */
  #allowed({ tenant }: Owner): readonly string[] | null {
    const policy = this.#tenants.byId(tenant);
    return policy ? (policy.actions ?? null) : [];
  }

  /** Calls of one step: what is done or read, then lists, then cards. A card is the last thing of its turn. */
  inOrder(calls: FunctionCall[]): FunctionCall[] {
    const place = (call: FunctionCall): number => {
      const action = this.#actions.get(call.name);
      return action?.class === 'destructive' ? 2 : action?.endsTurn ? 1 : 0;
    };
    return [...calls].sort((a, b) => place(a) - place(b));
  }

  /** The status line while a write runs. */
  progress(call: FunctionCall, language: string): { text: string } | null {
    const action = this.#actions.get(call.name);
    if (action?.class !== 'write' || !action.progress) return null;
    const read = readArguments(action, call.arguments);
    return 'params' in read ? { text: `${action.progress(read.params, language)}…` } : null;
  }

  /** What a run has done and is about to do: its calls that change something, with what came of them. */
  work(
    calls: FunctionCall[],
    results: ReadonlyMap<string, { task?: WorkTask | undefined }>,
    language: string,
  ): WorkTask[] {
    return calls.flatMap((call) => {
      const result = results.get(call.callId);
      const title = this.#workTitle(call, language);
      if (result) return result.task ?? [];
      return title === null ? [] : { type: 'custom', title, status_indicator: 'loading' };
    });
  }

  #workTitle(call: FunctionCall, language: string): string | null {
    const action = this.#actions.get(call.name);
    if (!action?.progress || action.class === 'read' || action.tool === false) return null;
    const read = readArguments(action, call.arguments);
    return 'params' in read ? action.progress(read.params, language) : null;
  }

  /**
   * One tool call of the model, in the transaction of its effect; or the intent of it, where the airline lives elsewhere. Safe
   * to call twice.
   */
  async call(writer: ThreadWriter, call: ToolCall): Promise<ToolOutcome | OpenIntent> {
    const action = this.#actions.get(call.name);
    if (!action || action.tool === false) {
      return { output: `There is no tool ${call.name}.`, ends_turn: false };
    }
    const read = readArguments(action, call.arguments);
    if ('problem' in read) return { output: read.problem, ends_turn: false };
    const { params } = read;
    const key = `${call.run.origin_item_id}/${action.name}/${hashOf(params)}`;
    const done = await findEffect(writer, key);
    if (done !== undefined) {
      return { output: `${done.sentence} (${notRepeated(done)})`.trim(), ends_turn: false };
    }
    const intent = await openIntentOf(writer, key);
    if (intent) return { intent, isNew: false };
    const deed = await this.deed(writer, action.name, params, key);
    const facts = await this.facts(deed, writer.now);
    const input = inputOf(writer, deed, facts);
    const decision = decide(action, input, await this.asker(writer, action));
    const title = this.#workTitle(call, writer.language);
    switch (decision.verdict) {
      case 'deny':
        return this.#deny(writer, deed, decision.refused, title);
      case 'perform':
        return openIntent(writer, deed, { run_id: call.run.id, call_id: call.callId });
      case 'confirm':
        return {
          ...(await this.#ask(writer, deed, decision.quote, call)),
          // Not done: its card waits.
          task: taskOf(title && decision.quote.title, 'none'),
        };
      case 'allow':
        return this.#apply(writer, deed, decision.applied, call);
      default:
        return decision satisfies never;
    }
  }

  /** What a tool call comes to whose intent the airline has answered; null: nobody knows. */
  async conclude(
    writer: ThreadWriter,
    { intent }: OpenIntent,
    answer: Applied | Refused | null,
    call: ToolCall,
  ): Promise<ToolOutcome> {
    const deed = await this.answered(writer, intent, answer);
    if (!deed) {
      const done = await findEffect(writer, intent.effect_key);
      return { output: done?.sentence ?? '', ends_turn: false };
    }
    const title = this.#workTitle(call, writer.language);
    if (answer === null) return this.#deny(writer, deed, unknownOutcome(writer), title, 'unknown');
    if (isRefused(answer)) return this.#deny(writer, deed, answer, title);
    return this.#apply(writer, deed, answer, call);
  }

  /** The deed of an intent that the airline has answered; undefined where that is recorded already. */
  async answered(
    writer: ThreadWriter,
    { key, action, arguments: params, effect_key }: IntentRow,
    answer: object | null,
  ): Promise<Deed | undefined> {
    if (!(await settleIntent(writer.tx, key, answer ? 'settled' : 'unknown'))) return undefined;
    return this.deed(writer, action, JSON.parse(params) as unknown, effect_key);
  }

  async #deny(
    writer: ThreadWriter,
    deed: Deed,
    refused: Refused,
    title: string | null,
    decision?: 'unknown',
  ): Promise<ToolOutcome> {
    await recordRefusal(writer, deed, refused, decision);
    return {
      output: refusal(refused),
      ends_turn: false,
      task: taskOf(title, 'none', refused.sentence),
    };
  }

  /**
   * The airline's own news, told once for each key: its effect, its words, and what may be chosen now.
   * @throws ConciergeError action.invalid where the airline has no such news, or its parameters are not of its shape
   */
  async tell(
    writer: ThreadWriter,
    { news, params = {}, key }: { news: string; params?: object; key?: string },
  ): Promise<string | null> {
    const action = this.#actions.get(news);
    const read = action && parseParameters(action, params);
    if (!action?.news || !read?.success) throw new ConciergeError('action.invalid');
    const effect = `news/${news}/${key ?? this.newId('run')}`;
    if ((await findEffect(writer, effect)) !== undefined) return null;
    const deed = await this.deed(writer, news, read.data, effect);
    const result = action.apply?.(inputOf(writer, deed, await this.facts(deed, writer.now)));
    // Nothing to tell: the flight is not theirs any more, for one.
    if (!result || isRefused(result)) return null;
    const { profile } = await this.record(writer, deed, result);
    const id = this.newId('msg');
    await writer.addText(id, result.sentence);
    if (result.show) await this.show(writer, result.show);
    if (profile) await sendProfile(writer, profile);
    return id;
  }

  /** What the model is told of the customer besides the thread. */
  async context(db: Queryable, owner: Owner, thread_id: string, now: Date): Promise<ModelContext> {
    const { profile } = await loadCustomer(db, this.airline, customerKey(owner, thread_id), now);
    const pending = await pendingConfirmations(db, thread_id);
    const open = pending
      .filter((row) => row.expires_at > now.toISOString())
      .map((row) => ({ action: row.action, title: (JSON.parse(row.quote) as Quote).title }));
    return { customer: profile, open, now };
  }

  /** A thread's customer begins with the thread, so that its dates do not move under it. */
  async welcome(writer: ThreadWriter): Promise<void> {
    const ref = customerKey(writer.owner, writer.thread_id);
    const customer = await loadCustomer(writer.tx, this.airline, ref, writer.now);
    if (customer.version === 0) await saveCustomer(writer.tx, ref, customer, writer.now);
  }

  async deed(writer: ThreadWriter, name: string, params: unknown, key: string): Promise<Deed> {
    const action = this.#actions.get(name);
    if (!action) throw new Error(`The airline has no action ${name} any more.`);
    const ref = customerKey(writer.owner, writer.thread_id);
    const customer = await loadCustomer(writer.tx, this.airline, ref, writer.now);
    return { action, params, ref, customer, key };
  }

  /** Records what an action did, and offers no more to take back what cannot be taken back since. */
  async record(
    writer: ThreadWriter,
    deed: Deed,
    applied: Applied,
    decision?: 'undone',
  ): Promise<Recorded> {
    const recorded = await recordEffect(writer, deed, applied, decision);
    if (recorded.profile) await withdrawOffers(writer, this.#actions, recorded.profile);
    return recorded;
  }

  async facts({ action, params, customer }: Deed, now: Date): Promise<unknown> {
    return action.facts?.({ customer: customer.profile, params, now });
  }

  /** Shows what an action wants shown, and keeps its offer for the click. */
  async show(
    writer: ThreadWriter,
    show: NonNullable<Applied['show']>,
    spoken = false,
  ): Promise<void> {
    const text = show.text ?? (spoken ? undefined : show.intro);
    if (text) await writer.addText(this.newId('msg'), text);
    const item_id = this.newId('msg');
    await writer.addItem({
      id: item_id,
      thread_id: writer.thread_id,
      created_at: writer.created_at,
      type: 'widget',
      widget: show.widget,
      ...(show.copy_text ? { copy_text: show.copy_text } : {}),
    });
    await writer.tx
      .insertInto('offers')
      .values({
        item_id,
        thread_id: writer.thread_id,
        offer: JSON.stringify(show.offer ?? null),
        answered_at: null,
      })
      .execute();
  }

  async #ask(
    writer: ThreadWriter,
    deed: Deed,
    quote: Quote,
    { run, callId, told }: ToolCall,
  ): Promise<ToolOutcome> {
    await this.#tell(writer, told);
    const from = { run_id: run.id, call_id: callId };
    await this.confirmations.ask(writer, deed, quote, from);
    return {
      output:
        'A confirmation card is shown. Nothing is done before the customer clicks its button.',
      ends_turn: true,
    };
  }

  async #apply(
    writer: ThreadWriter,
    deed: Deed,
    applied: Applied,
    call: ToolCall,
  ): Promise<ToolOutcome> {
    const { told, spoken } = call;
    const title = this.#workTitle(call, writer.language);
    const ends_turn = deed.action.endsTurn ?? false;
    if (ends_turn) await this.#tell(writer, told);
    let profile = null;
    let undo;
    if (deed.action.class !== 'read') {
      ({ profile, undo } = await this.record(writer, deed, applied));
      await addDoneMark(writer, this.newId, applied.done, undo);
    }
    if (applied.show) await this.show(writer, applied.show, spoken);
    if (profile) await sendProfile(writer, profile);
    const task = taskOf(title && (applied.done ?? title), 'complete');
    return { output: applied.sentence, ends_turn, task };
  }

  /** The model will not speak again in this turn, so the server says what was done before the card or list. */
  async #tell(writer: ThreadWriter, told: string[]): Promise<void> {
    if (told.length > 0) await writer.addText(this.newId('msg'), told.join(' '));
  }
}
