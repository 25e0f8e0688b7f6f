/** After a stream broke: what became of the reply. */
import { ConciergeError, type Thread } from '@openskies/protocol';
import type { Client } from '../transport/client.ts';
import { loadThread, type LoadedThread } from './load-thread.ts';

/** Whether a thread ends in a message of the customer's that no reply follows. */
export function isUnanswered(thread: Thread | null): boolean {
  const last = thread?.items.data.at(-1);
  return last?.type === 'user_message' && !last.queued;
}

/** Pauses before each look at the stored thread, in milliseconds. */
const pauses = [500, 1000, 2000, 4000, 8000];

/**
 * Looks at the stored thread until a reply stands at its end, or patience ends. Our server goes on with the reply when a
 * connection is lost; a foreign one has ended it, so one look tells all.
 *
 * @param show called with each look that succeeded
 * @returns whether the reply was found
 */
export async function recoverThread(
  client: Client,
  threadId: string,
  signal: AbortSignal,
  show: (loaded: LoadedThread) => void,
): Promise<boolean> {
  for (const pause of pauses) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return false;
    try {
      const loaded = await loadThread(client, threadId, signal);
      show(loaded);
      const last = loaded.thread.items.data.at(-1);
      if (last && last.type !== 'user_message') return true;
      if (!client.server) return false;
    } catch (cause) {
      if (signal.aborted || !(cause instanceof ConciergeError) || !cause.retry) return false;
    }
  }
  return false;
}
