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
    const { threadId, thread } = state;
    const last = repliesOf(state).at(-1);
    if (!threadId || !thread || !last) return 0;
    // A conversation that was never open here is not news.
    if (this.#memory.get(seen(threadId)) === null) this.#memory.set(seen(threadId), last);
    return this.#after(seen(threadId), state) ?? 0;
  }

  /** How many of those came after the last one whose news were dismissed. */
  news(state: ChatState): number {
    const count = this.count(state);
    return Math.min(count, this.#after(dismissed(state.threadId), state) ?? count);
  }

  /** Everything that stands in the conversation has been in sight. */
  markSeen(state: ChatState): void {
    const { threadId, thread } = state;
    if (threadId && thread) this.#memory.set(seen(threadId), repliesOf(state).at(-1) ?? none);
  }

  /** Nobody wants to read it beside the launcher; it still counts. */
  dismiss(state: ChatState): void {
    this.#memory.set(dismissed(state.threadId), repliesOf(state).at(-1) ?? none);
  }

  /** Replies after the one that was noted; null where that is none of them. */
  #after(key: string, state: ChatState): number | null {
    const ids = repliesOf(state);
    const index = ids.indexOf(this.#memory.get(key) ?? '');
    return index < 0 ? null : ids.length - 1 - index;
  }
}

/** The last reply that was seen, and the last whose news were dismissed, by thread. */
const seen = (threadId: string): string => `openskies-seen ${threadId}`;
const dismissed = (threadId: string | null): string => `openskies-dismissed ${threadId}`;

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
