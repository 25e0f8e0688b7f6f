import {
  isRefused,
  type Action,
  type ActionInput,
  type Applied,
  type Quote,
  type Refused,
} from './airline.ts';
import { forbidden, type Asker } from './policy.ts';

/** What policy says of one wish. Pure: facts are read before, effects come after. */
export type Decision =
  | { verdict: 'allow'; applied: Applied }
  /** By the airline, which lives elsewhere. */
  | { verdict: 'perform' }
  | { verdict: 'confirm'; quote: Quote }
  | { verdict: 'deny'; refused: Refused };

/** A destructive action is never allowed here: only a click on its card lets it run. */
export function decide(
  action: Action,
  input: ActionInput<unknown, unknown>,
  asker: Asker,
): Decision {
  const refused = forbidden(action, asker, input.language);
  if (refused) return { verdict: 'deny', refused };
  if (action.class === 'destructive') {
    if (!action.quote) throw new Error(`Action ${action.name} is destructive and has no quote.`);
    const quote = action.quote(input);
    return isRefused(quote) ? { verdict: 'deny', refused: quote } : { verdict: 'confirm', quote };
  }
  return perform(action, input, asker);
}

/** The same for an action that the customer has confirmed. */
export function perform(
  action: Action,
  input: ActionInput<unknown, unknown>,
  asker: Asker,
): Exclude<Decision, { verdict: 'confirm' }> {
  const refused = forbidden(action, asker, input.language);
  if (refused) return { verdict: 'deny', refused };
  if (!action.apply) return { verdict: 'perform' };
  const applied = action.apply(input);
  return isRefused(applied) ? { verdict: 'deny', refused: applied } : { verdict: 'allow', applied };
}
