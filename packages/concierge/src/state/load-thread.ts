/** Reads stored threads. */
import {
  ConciergeError,
  decodeItemPage,
  decodeThread,
  type Thread,
  type ThreadItem,
} from '@openskies/protocol';
import type { Client } from '../transport/client.ts';
import { request } from '../transport/operations.ts';
import type { ChatState } from './chat-state.ts';

/** Items of one page, oldest first, and the id from which earlier ones follow. */
export interface EarlierPage {
  items: ThreadItem[];
  earlier: string | null;
}

export interface LoadedThread {
  thread: Thread;
  /** Id from which earlier items follow; null when the thread is whole. */
  earlier: string | null;
}

/** A short thread comes whole; of a long one, its newest page. */
export async function loadThread(
  client: Client,
  threadId: string,
  signal: AbortSignal,
): Promise<LoadedThread> {
  const operation = { type: 'threads.get_by_id', params: { thread_id: threadId } };
  const thread = await request(client, operation, decodeThread, signal);
  if (!thread.items.has_more) return { thread, earlier: null };
  // Our server gives the newest page at once, and a foreign one the oldest.
  const { after, data } = thread.items;
  if (thread.cursor !== undefined && after) {
    return { thread: { ...thread, items: { data, has_more: false } }, earlier: after };
  }
  const { items, earlier } = await loadEarlierPage(client, threadId, undefined, signal);
  return { thread: { ...thread, items: { data: items, has_more: false } }, earlier };
}

/** The newest items, or those before `after`. A page may be empty though there are more: it is skipped. */
export async function loadEarlierPage(
  client: Client,
  threadId: string,
  after?: string,
  signal?: AbortSignal,
): Promise<EarlierPage> {
  const params = { thread_id: threadId, order: 'desc', limit: 50, ...(after ? { after } : {}) };
  const page = await request(client, { type: 'items.list', params }, decodeItemPage, signal);
  const earlier = page.has_more ? (page.after ?? null) : null;
  if (earlier !== null && earlier === after) throw new ConciergeError('response.invalid');
  if (page.data.length === 0 && earlier) return loadEarlierPage(client, threadId, earlier, signal);
  return { items: page.data.toReversed(), earlier };
}

/** The newest page beneath the earlier ones that were loaded of the same thread. */
export function withEarlier(
  loaded: LoadedThread,
  { thread: before, earlier }: Pick<ChatState, 'thread' | 'earlier'>,
): LoadedThread {
  const { thread } = loaded;
  const old = before?.id === thread.id ? before.items.data : [];
  const at = old.findIndex(({ id }) => id === thread.items.data[0]?.id);
  if (at < 1) return loaded;
  const data = [...old.slice(0, at), ...thread.items.data];
  return { thread: { ...thread, items: { ...thread.items, data } }, earlier };
}

/** Whether a thread ends in a message of the customer's that no reply follows. */
export function isUnanswered(thread: Thread | null): boolean {
  const last = thread?.items.data.at(-1);
  return last?.type === 'user_message' && !last.queued;
}
