/** Counts the replies that came while the panel was closed, also over a reload of the tab. */
import type { ThreadItem } from '@openskies/protocol';
import type { ChatState } from '../state/chat-state.ts';
import { spokenText } from '../state/spoken-text.ts';

const replies: readonly ThreadItem['type'][] = ['assistant_message', 'widget'];

export class Unread {
  /** Last reply that was seen, by thread; kept here too, for pages that forbid storage. */
  #seen = new Map<string, string>();

  /** How many finished replies of the open conversation came after the last one that was seen. */
  count(state: ChatState): number {
    const ids = repliesOf(state);
    const last = ids.at(-1);
    if (!state.threadId || !state.thread || !last) return 0;
    const seen = this.#read(state.threadId);
    // A conversation that was never open here is not news.
    if (seen === null) this.#write(state.threadId, last);
    const index = seen === null ? -1 : ids.indexOf(seen);
    return index < 0 ? 0 : ids.length - 1 - index;
  }

  /** Everything that stands in the conversation has been in sight. */
  markSeen(state: ChatState): void {
    const { threadId, thread } = state;
    if (threadId && thread) this.#write(threadId, repliesOf(state).at(-1) ?? none);
  }

  #read(threadId: string): string | null {
    const known = this.#seen.get(threadId);
    if (known !== undefined) return known;
    try {
      return sessionStorage.getItem(`openskies-seen ${threadId}`);
    } catch {
      return null; // storage is forbidden here
    }
  }

  #write(threadId: string, itemId: string): void {
    if (this.#seen.get(threadId) === itemId) return;
    this.#seen.set(threadId, itemId);
    try {
      sessionStorage.setItem(`openskies-seen ${threadId}`, itemId);
    } catch {
      return; // storage is forbidden or full: a reload starts counting anew
    }
  }
}

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
