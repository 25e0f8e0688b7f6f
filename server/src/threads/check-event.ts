/** What the code of a server's author gives is checked before it is stored: nothing that it says wrongly vanishes on the way. */
import {
  deepestIssue,
  fieldPath,
  ThreadItem,
  ThreadStreamEvent,
  WidgetItem,
} from '@openskies/protocol';
import type * as z from 'zod/mini';
import { tellMessage } from '../logging.ts';

/** Its message names fields and types alone, never what they hold, so the log tells it. */
export class MalformedEventError extends TypeError {
  override name = 'MalformedEventError';
}

/**
 * The event as it was given: fields that we do not know go along.
 * @param given who gave it, for the message
 * @throws MalformedEventError naming the path
 */
export function checkEvent(event: ThreadStreamEvent, given = 'A turn gave'): ThreadStreamEvent {
  return checked(event, ThreadStreamEvent, `${given} ${nameOf(event)}`);
}

/**
 * @param given who gave it, for the message
 * @throws MalformedEventError naming the path
 */
export function checkItem(item: ThreadItem, given: string): ThreadItem {
  return checked(item, ThreadItem, `${given} an item`);
}

/** @throws MalformedEventError naming the path */
export function checkWidgetItem(item: WidgetItem): WidgetItem {
  return checked(item, WidgetItem, 'syncAction gave an item');
}

function checked<T>(value: T, schema: z.ZodMiniType, what: string): T {
  const { error } = schema.safeParse(value);
  if (!error) return value;
  const issue = deepestIssue(error.issues);
  const field = fieldPath(issue?.path ?? []) || 'it';
  const message = `${what} that is not right: ${field} must be ${wantedBy(issue)}.`;
  const malformed = new MalformedEventError(message);
  tellMessage(malformed, message);
  throw malformed;
}

function nameOf(event: unknown): string {
  const type = (event as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? `an event "${type}"` : 'an event';
}

function wantedBy(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_union':
      return 'one that the protocol has';
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return 'as the protocol has it';
  }
}
