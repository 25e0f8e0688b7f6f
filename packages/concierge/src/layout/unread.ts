/** Counts the replies that came while the panel was closed, also over a reload of the tab. */
import type { ThreadItem } from '@openskies/protocol';
import type { ChatState } from '../state/chat-state.ts';
import { spokenText } from '../state/spoken-text.ts';
import type { TabMemory } from './tab-memory.ts';

const replies: readonly ThreadItem['type'][] = ['assistant_message', 'widget'];

export class Unread {
  #memory: TabMemory;

  constructor(memory: TabMemory) {
    this.#memory = memory;
  }

  /** How many finished replies of the open conversation came after the last one that was seen. */
  count(state: ChatState): number {
    const ids = repliesOf(state);
    const last = ids.at(-1);
    if (!state.threadId || !state.thread || !last) return 0;
    const key = keyOf(state.threadId);
    const seen = this.#memory.get(key);
    // A conversation that was never open here is not news.
    if (seen === null) this.#memory.set(key, last);
    const index = seen === null ? -1 : ids.indexOf(seen);
    return index < 0 ? 0 : ids.length - 1 - index;
  }

  /** Everything that stands in the conversation has been in sight. */
  markSeen(state: ChatState): void {
    const { threadId, thread } = state;
    if (threadId && thread) this.#memory.set(keyOf(threadId), repliesOf(state).at(-1) ?? none);
  }
}

/** Last reply that was seen, by thread. */
const keyOf = (threadId: string): string => `openskies-seen ${threadId}`;

/** Stands for "no reply yet". */
const none = '-';

/** The last words among the newest `count` replies; '' where they are widgets alone. */
export function newsOf(state: ChatState, count: number): string {
  const newest = count > 0 ? finished(state).slice(-count) : [];
  const words = newest.findLast(({ type }) => type === 'assistant_message');
  return (words && spokenText(words)) ?? '';
}

function finished({ thread, live }: ChatState): ThreadItem[] {
  const items = thread?.items.data ?? [];
  return items.filter(({ id, type }) => replies.includes(type) && !live.has(id));
}

function repliesOf(state: ChatState): string[] {
  return [none, ...finished(state).map(({ id }) => id)];
}
