/**
 * The port to the world of bookings: what an airline is, and what it can do for a customer. Agent
 * tools, widget buttons, confirmation cards, audit and timeline are all derived from an airline's
 * actions, so adding a capability is adding one action. `docs/airline.md` shows one being written.
 */
import type { CustomerProfile, TimelineKind, WidgetRoot } from '@openskies/protocol';
import * as z from 'zod';

export type { TimelineKind };

/** `read` looks, `write` changes, `destructive` destroys or costs money and needs a click on its card. */
export type ActionClass = 'read' | 'write' | 'destructive';

/** Whose record is wanted. It comes from the session, never from the model or the browser. */
export interface CustomerRef {
  readonly tenant: string;
  /** For `customer` the host's own id of the person, verified; for `demo` the visitor of a server without tenants. */
  readonly subject: string;
  readonly kind: 'demo' | 'customer';
  /** What the host's backend says of the person besides, verified too. */
  readonly email?: string | undefined;
  readonly loyalty?: string | undefined;
  /** The thread the customer is talking in; null outside any thread. */
  readonly thread_id: string | null;
}

/** What a rule may look at. `facts` is what the action's own `facts` read, in the same transaction. */
export interface ActionInput<P, F = undefined> {
  readonly customer: CustomerProfile;
  readonly params: P;
  readonly facts: F;
  /** The one clock. Rules never ask the system for the time. */
  readonly now: Date;
  /** The customer's language as a BCP 47 tag, `en` where none is known: sentences, cards and widgets are written in it. */
  readonly language: string;
}

/** The words of a confirmation card. The server writes the card from this, never from the model. */
export interface Quote {
  /** `danger` where it cannot be undone, `cost` where it only costs. */
  tone: 'danger' | 'cost';
  icon: string;
  /** A question: "Cancel this trip?". */
  title: string;
  /** One line for each thing it touches. */
  what: string[];
  /** `amount` in minor units (cents), `currency` as ISO 4217 code. */
  price?: { label: string; amount: number; currency: string };
  /** Consequences, at most four. */
  terms: { icon: string; text: string }[];
  confirm: { label: string; busy_label: string };
  decline: { label: string; busy_label: string };
  /** The receipt when the customer declines, and what the model is told: "Trip kept. Nothing was changed." */
  declined: string;
}

/** What an action did. Everything the customer and the model learn of it is made from here. */
export interface Applied {
  /** The changed customer; absent when nothing changed. `timeline` is added by the server. */
  customer?: CustomerProfile;
  /** The tool's answer to the model, and the message to the customer after a click. */
  sentence: string;
  /** The done mark, short and without a full stop: "Seat changed on OA476". */
  done?: string;
  timeline?: { kind: TimelineKind; entry: string };
  /** A widget to show, after an assistant text. `offer` is stored with it and never sent. */
  show?: {
    text?: string;
    /** In place of `text`: left out where the model has said something itself. */
    intro?: string;
    widget: WidgetRoot;
    offer: unknown;
    copy_text?: string;
  };
  /**
   * After a click: what may be confirmed next, such as booking what was just held. Its card is the last thing of the turn;
   * where the customer may not have it, none comes. `action` is the name of one of class `destructive`.
   */
  next?: { action: string; params: object };
}

/** The airline says no: a code as `noun.problem`, and a sentence that says what to do next. */
export interface Refused {
  refused: string;
  sentence: string;
}

/** What an airline that lives elsewhere is asked to do: allowed, and confirmed where that is needed. */
export interface Intent {
  /** The name of one of its actions, and what that one's `parameters` gave. */
  readonly action: string;
  readonly params: unknown;
  readonly ref: CustomerRef;
  readonly customer: CustomerProfile;
  /** What the customer confirmed: refuse where it is not so any more. */
  readonly quote?: Quote;
  readonly language: string;
  /** Aborted when nobody waits any more; what came of it is looked up then. */
  readonly signal: AbortSignal;
}

/** How an action is taken back, for half a minute after it. */
export interface Undo<P> {
  /** Like `apply`, a pure function: `before` is the customer as they were before the action. Refuses where it is too late. */
  apply(input: {
    customer: CustomerProfile;
    before: CustomerProfile;
    params: P;
    now: Date;
    language: string;
  }): Applied | Refused;
}

/** How a click on a widget becomes this action. */
export interface WidgetTrigger<P> {
  /** The wire's action type, for example `support.set_meal_preference`. One action of an airline has it. */
  type: string;
  /** `payload` is what the browser sent, `offer` what was stored with the widget: trust only the second. */
  params(input: {
    payload: unknown;
    offer: unknown;
    customer: CustomerProfile;
    language: string;
  }): P | Refused;
  /** The widget after its one answer: the choice shown, nothing left to click. */
  answered(input: {
    payload: unknown;
    offer: unknown;
    params: P;
    widget: WidgetRoot;
    language: string;
  }): WidgetRoot;
  /**
   * The click only turns a page: `answered` draws the widget anew, it stays open, and nothing is said or done. For class
   * `read` alone. Default: false.
   */
  stays?: boolean;
}

/**
 * A `z.object(…)`, of any copy of zod 4. Only what it gives out is named: a compiler that is to compare all the types of
 * two copies runs out of memory.
 */
export interface ActionParameters {
  readonly _zod: { readonly output: unknown };
}

/** One thing an airline can do for one customer. */
export interface Action<P = unknown, F = unknown> {
  /** The tool's name for the model, in snake_case. */
  readonly name: string;
  /** For the model: when to call it and what it does. */
  readonly description: string;
  readonly parameters: ActionParameters;
  readonly class: ActionClass;
  /** Whether the model may call it. Default: true. */
  readonly tool?: boolean | undefined;
  /** Whether the turn ends after it, without another model step. Default: false. */
  readonly endsTurn?: boolean | undefined;
  readonly widget?: WidgetTrigger<P> | undefined;
  /** Present where it can be taken back. */
  readonly undo?: Undo<P> | undefined;
  /**
   * Told by the airline alone, through `concierge.notify`, such as the news of a delayed flight: neither a tool of the
   * model nor a click. Default: false.
   */
  readonly news?: boolean | undefined;
  /** The status line while it runs: "Changing your seat on OA476". */
  progress?(params: P, language: string): string;
  /** What it must read besides the customer, in the effect's transaction. */
  facts?(input: { customer: CustomerProfile; params: P; now: Date }): Promise<F> | F;
  /** The card's words; required for class `destructive`. Pure. */
  quote?(input: ActionInput<P, F>): Quote | Refused;
  /**
   * Decides and does it, as a pure function: the input is never changed. Left out where the airline lives elsewhere: its
   * `perform` does it then.
   */
  apply?(input: ActionInput<P, F>): Applied | Refused;
}

/** What `createConcierge` needs of an airline. */
export interface Airline {
  readonly name: string;
  /** Sentences for the model besides its own instructions, such as which tool leads to which. Never words of a customer. */
  readonly guidance?: string;
  /** Asked when a thread's customer is first needed. Must give the same answer for the same input. */
  loadCustomer(ref: CustomerRef, now: Date): CustomerProfile | Promise<CustomerProfile>;
  readonly actions: readonly Action[];
  /**
   * Does what an action without `apply` wants, where the bookings are. It is called again with the same `key` (at most 40
   * characters) after a failure whose outcome `lookup` does not know: what was done under a key must not be done twice.
   * Throws where the outcome is not known.
   */
  perform?(intent: Intent, key: string): Promise<Applied | Refused>;
  /**
   * What came of the intent with this key: as `perform` answered, or null where it never arrived. Throws where that cannot be
   * told now; after some times a person must look, and neither the log nor the audit lets them miss it.
   */
  lookup?(key: string, signal: AbortSignal): Promise<Applied | Refused | null>;
  /**
   * Pictures for widgets, by name: an `Image` whose `src` is `/support/pictures/<name>` shows one. Served by this server, so
   * that a page need not allow anybody else's.
   */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

export interface Picture {
  type: 'image/webp' | 'image/png' | 'image/jpeg';
  bytes: Uint8Array;
}

/** An action whose `params` are typed by its own zod schema, and whose facts by its own `facts`. */
export interface ActionDefinition<S extends ActionParameters, F> extends Action<
  S['_zod']['output'],
  F
> {
  readonly parameters: S;
}

/** Tells a refusal from a result. */
export function isRefused(result: object): result is Refused {
  return 'refused' in result;
}

/**
 * Checks an action and freezes it.
 * @throws TypeError naming the action and what is wrong with it.
 */
export function defineAction<S extends ActionParameters, F = undefined>(
  action: ActionDefinition<S, F>,
): Action<S['_zod']['output'], F> {
  const problem = actionProblem(action);
  if (problem) throw new TypeError(`Action ${JSON.stringify(action.name)} ${problem}`);
  return Object.freeze({ ...action });
}

/**
 * Checks an airline and freezes it.
 * @throws TypeError naming the airline, the action, and what is wrong.
 */
export function defineAirline(airline: Airline): Airline {
  const says = (problem: string): TypeError =>
    new TypeError(`Airline ${JSON.stringify(airline.name)} ${problem}`);
  if (typeof airline.name !== 'string' || airline.name.trim() === '') throw says('needs a name.');
  if (airline.guidance !== undefined && typeof airline.guidance !== 'string') {
    throw says('needs guidance to be a text.');
  }
  if (typeof airline.loadCustomer !== 'function') throw says('needs loadCustomer(ref, now).');
  if (!Array.isArray(airline.actions)) throw says('needs actions, a list.');

  const isRemote = typeof airline.perform === 'function';
  if (isRemote !== (typeof airline.lookup === 'function')) {
    throw says('needs both perform(intent, key) and lookup(key), or neither.');
  }

  const names = new Set<string>();
  const types = new Map<string, string>();
  for (const action of airline.actions) {
    const problem = actionProblem(action);
    if (problem) throw says(`has action ${JSON.stringify(action.name)}, which ${problem}`);
    if (!action.apply && !isRemote) {
      throw says(
        `has action "${action.name}" without apply(input), and no perform(intent, key) of its own.`,
      );
    }
    if (names.has(action.name)) throw says(`has two actions named "${action.name}".`);
    names.add(action.name);
    const type = action.widget?.type;
    if (type === undefined) continue;
    const taken = types.get(type);
    if (taken) {
      throw says(`answers the widget action "${type}" twice: "${taken}" and "${action.name}".`);
    }
    types.set(type, action.name);
  }
  return Object.freeze({ ...airline, actions: Object.freeze([...airline.actions]) });
}

/** Types that belong to confirmation cards, which the server alone answers. */
const cardType = /^confirmation\./;

function actionProblem(action: Action): string | null {
  if (typeof action.name !== 'string' || !/^[a-z][a-z0-9_]{0,63}$/.test(action.name)) {
    return 'needs a name in snake_case of at most 64 characters.';
  }
  if (typeof action.description !== 'string' || action.description.trim() === '') {
    return 'needs a description for the model.';
  }
  if (!['read', 'write', 'destructive'].includes(action.class)) {
    return 'needs class "read", "write" or "destructive".';
  }
  const { parameters } = action;
  if (!(parameters instanceof z.ZodObject)) return 'needs parameters, a z.object(…) of zod 4.';
  const unsayable = action.tool === false ? null : unsayableParameters(parameters);
  if (unsayable) return `has parameters that a model cannot be told: ${unsayable}.`;
  if (action.apply !== undefined && typeof action.apply !== 'function')
    return 'needs apply(input).';
  if (!action.apply && (action.class === 'read' || action.news)) return 'needs apply(input).';
  if (!action.apply && action.undo) return 'has an undo but no apply(input).';
  if (action.class === 'destructive' && typeof action.quote !== 'function') {
    return 'is destructive and needs a quote for its confirmation card.';
  }
  if (action.class !== 'destructive' && action.quote) {
    return `has a quote but is of class "${action.class}", so no card would show it.`;
  }
  if (action.undo && typeof action.undo.apply !== 'function') return 'needs undo.apply(input).';
  if (action.undo && action.class === 'read') return 'is of class "read" and has an undo.';
  const { widget } = action;
  if (action.news && (action.tool !== false || widget || action.class === 'destructive')) {
    return 'is news and may be neither a tool, a widget action nor destructive.';
  }
  if (action.tool === false && !widget && !action.news) {
    return 'is neither a tool, a widget action nor news.';
  }
  if (!widget) return null;
  if (widget.stays && action.class !== 'read') {
    return `turns the page of a widget but is of class "${action.class}".`;
  }
  if (typeof widget.type !== 'string' || widget.type === '') return 'needs widget.type.';
  if (cardType.test(widget.type)) return `may not use the reserved widget type "${widget.type}".`;
  if (typeof widget.params !== 'function' || typeof widget.answered !== 'function') {
    return 'needs widget.params(input) and widget.answered(input).';
  }
  return null;
}

/** Why no JSON Schema can be made of the parameters: dates and transforms have none. */
function unsayableParameters(parameters: z.ZodObject): string | null {
  try {
    z.toJSONSchema(parameters, { io: 'input' });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
