/** Who may have which action done, before an airline's own rules are asked. Pure. */
import type { SubjectKind } from '../identity/session.ts';
import type { Action, Refused } from './airline.ts';
import { speak } from './text/speech.ts';

/** What policy knows of whoever asks, read in the transaction of the effect. */
export interface Asker {
  kind: SubjectKind;
  /** Names of the actions that the tenant allows; null: all. */
  actions: readonly string[] | null;
  /** Times that this customer had this action done in the last 24 hours, where it costs or destroys. */
  done_today: number;
  daily_limit: number;
}

/** Whether an action is offered at all: to the model as a tool, to the customer as a button. */
export function isOffered(action: Action, asker: Pick<Asker, 'kind' | 'actions'>): boolean {
  if (asker.actions && !asker.actions.includes(action.name)) return false;
  return action.class === 'read' || asker.kind !== 'anonymous';
}

/** The refusal, or null where the airline decides. */
export function forbidden(action: Action, asker: Asker, language: string): Refused | null {
  const { say } = speak(language);
  if (!isOffered(action, { ...asker, kind: 'customer' })) {
    return {
      refused: 'action.not_offered',
      sentence: say('desk.not_offered'),
    };
  }
  if (!isOffered(action, asker)) {
    return {
      refused: 'session.anonymous',
      sentence: say('desk.sign_in'),
    };
  }
  if (action.class === 'destructive' && asker.done_today >= asker.daily_limit) {
    return {
      refused: 'action.daily_limit',
      sentence: say('desk.daily_limit'),
    };
  }
  return null;
}
