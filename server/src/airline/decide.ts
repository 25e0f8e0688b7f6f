import {
  isRefused,
  type Action,
  type ActionInput,
  type Applied,
  type Quote,
  type Refused,
} from './airline.ts';

/** What policy says of one wish. Pure: facts are read before, effects come after. */
export type Decision =
  | { verdict: 'allow'; applied: Applied }
  | { verdict: 'confirm'; quote: Quote }
  | { verdict: 'deny'; refused: Refused };

/** A destructive action is never allowed here: only a click on its card lets it run. */
export function decide(action: Action, input: ActionInput<unknown, unknown>): Decision {
  if (action.class === 'destructive') {
    if (!action.quote) throw new Error(`Action ${action.name} is destructive and has no quote.`);
    const quote = action.quote(input);
    return isRefused(quote) ? { verdict: 'deny', refused: quote } : { verdict: 'confirm', quote };
  }
  return perform(action, input);
}

/** The same for an action that the customer has confirmed. */
export function perform(
  action: Action,
  input: ActionInput<unknown, unknown>,
): Extract<Decision, { verdict: 'allow' | 'deny' }> {
  const applied = action.apply(input);
  return isRefused(applied) ? { verdict: 'deny', refused: applied } : { verdict: 'allow', applied };
}
