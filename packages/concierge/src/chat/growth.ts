/** Pure: a reply that grows and changes nothing else, which is what most events of a conversation do. */
import type { AssistantMessageItem } from '@openskies/protocol';
import type { ChatState } from '../state/chat-state.ts';

/** The answers under way that say something else than before; null when anything besides them is another than before. */
export function grownAnswers(
  before: Readonly<ChatState>,
  after: Readonly<ChatState>,
): AssistantMessageItem[] | null {
  const [then, now] = [before.thread, after.thread];
  if (!then || !now || !alike(before, after, 'thread') || !alike(then, now, 'items')) return null;
  if (!alike(then.items, now.items, 'data')) return null;
  const [old, items] = [then.items.data, now.items.data];
  if (old.length !== items.length) return null;
  const grown: AssistantMessageItem[] = [];
  // Old libraries put an `entries` of their own on every array.
  for (let index = 0; index < items.length; index++) {
    const [was, item] = [old[index], items[index]!];
    if (item === was) continue;
    if (item.type !== 'assistant_message' || item.id !== was?.id || !after.live.has(item.id)) {
      return null;
    }
    grown.push(item);
  }
  return grown;
}

/** Whether two objects hold the same, but for one field. */
function alike<T extends object>(one: T, other: T, but: keyof T): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof T)[];
  return keys.every((key) => key === but || one[key] === other[key]);
}
