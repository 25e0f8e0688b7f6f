/** Counts the replies that came while the panel was closed, also over a reload of the tab. */
import type { ThreadItem } from '@openskies/protocol';
import type { ChatState } from '../state/chat-state.ts';

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

function repliesOf({ thread, live }: ChatState): string[] {
  const items = thread?.items.data ?? [];
  const done = items.filter(({ id, type }) => replies.includes(type) && !live.has(id));
  return [none, ...done.map(({ id }) => id)];
}
