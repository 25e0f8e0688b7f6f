/** Pure: what a chunk of events makes of the chat's state, and what the page is to be told. */
import {
  applyEvent,
  ConciergeError,
  type Thread,
  type ThreadItem,
  type ThreadStreamEvent,
} from '@openskies/protocol';
import type { StreamPart } from '../transport/streams.ts';
import type { ChatSignal, ChatState, Mark } from './chat-state.ts';
import { newId } from './new-id.ts';
import { isSame } from './outgoing.ts';
import { spokenText } from './spoken-text.ts';

/**
 * What has a number is shown once: a stream that was taken up again may bring it again.
 *
 * @param messageId the pending message whose stream this is
 */
export function applyToChat(
  state: Readonly<ChatState>,
  parts: readonly StreamPart[],
  messageId?: string,
): { patch: Partial<ChatState>; signals: ChatSignal[] } {
  const next = { ...state };
  const signals: ChatSignal[] = [];
  for (const { id, event } of parts) {
    if (id !== undefined && !isNews(next, Number(id), event)) continue;
    switch (event.type) {
      case 'thread.created':
        next.thread = event.thread;
        next.threadId = event.thread.id;
        signals.push({ type: 'thread-change', threadId: event.thread.id, created: true });
        signals.push({ type: 'thread-list-change' });
        break;
      case 'stream_options':
        next.allowCancel = event.stream_options.allow_cancel;
        next.running = event.stream_options.running ?? next.running;
        break;
      case 'progress_update':
        next.progress = { text: event.text, icon: event.icon };
        break;
      case 'client_effect':
        signals.push({ type: 'effect', name: event.name, data: event.data });
        break;
      case 'notice':
        next.marks = [...next.marks, toMark(next.thread, event)];
        signals.push({ type: 'spoken', text: event.message });
        break;
      case 'error': {
        const mark: Omit<Mark, 'id' | 'after'> = {
          kind: 'error',
          level: 'danger',
          message: event.message ?? '',
          code: event.code,
          retry: event.allow_retry,
        };
        next.marks = [...next.marks, { ...mark, id: newId('mark'), after: lastItem(next.thread) }];
        const { code, message, allow_retry: retry } = event;
        signals.push({ type: 'error', error: new ConciergeError(code, { message, retry }) });
        break;
      }
      case 'thread.updated':
        if (next.thread) next.thread = applyEvent(next.thread, event);
        signals.push({ type: 'thread-list-change' });
        break;
      case 'thread.item.added':
        next.thread = next.thread && applyEvent(next.thread, event);
        if (id !== undefined) next.thread = aboveDraft(next, event.item);
        next.live = new Set(next.live).add(event.item.id);
        next.status = 'streaming';
        next.progress = null;
        break;
      case 'thread.item.done':
        adoptSent(next, event.item, id === undefined ? messageId : undefined);
        next.thread = next.thread && applyEvent(next.thread, event);
        next.live = without(next.live, event.item.id);
        if (event.item.type !== 'user_message') {
          next.progress = null;
          next.status = 'streaming';
          const text = spokenText(event.item);
          if (text) signals.push({ type: 'spoken', text });
        }
        break;
      case 'thread.item.removed':
        next.thread = next.thread && applyEvent(next.thread, event);
        next.live = without(next.live, event.item_id);
        break;
      case 'thread.item.replaced':
      case 'thread.item.updated':
        next.thread = next.thread && applyEvent(next.thread, event);
        break;
      default:
        event satisfies never;
    }
  }
  return { patch: next, signals };
}

/**
 * Whether a stream that ended was cut. Some browsers (WebKit) end a broken body as if it were whole, so it shows in what
 * came: an item that was never finished, or, from our server, a message without any answer.
 */
export function isCut({ thread, live, marks, server }: Readonly<ChatState>): boolean {
  if (marks.some(({ kind }) => kind === 'error')) return false;
  const last = thread?.items.data.at(-1);
  return live.size > 0 || (server !== null && last?.type === 'user_message' && !last.queued);
}

/** The thread of a reply that we stopped: unfinished text stays, what has no text goes, as a server stores it, and says that. */
export function withoutUnfinished({ thread, live }: Readonly<ChatState>): Thread | null {
  if (!thread) return null;
  const hasText = (item: ThreadItem) =>
    item.type === 'assistant_message' && item.content.some(({ text }) => text !== '');
  const data = thread.items.data.filter((item) => !live.has(item.id) || hasText(item));
  data.push({
    id: newId('msg'),
    thread_id: thread.id,
    created_at: new Date().toISOString(),
    type: 'end_of_turn',
    stopped: true,
  });
  return { ...thread, items: { ...thread.items, data } };
}

/** What our server has stored stands before the words that are still being written, as it will in the record. */
function aboveDraft({ thread, live }: ChatState, item: ThreadItem): Thread | null {
  if (!thread) return null;
  const data = thread.items.data.slice();
  const at = data.indexOf(item);
  const draft = data[at - 1];
  if (draft?.type === 'assistant_message' && live.has(draft.id))
    data.splice(at - 1, 2, item, draft);
  return { ...thread, items: { ...thread.items, data } };
}

/** Notes that an event is shown now. What the loaded thread has in it already is not shown again. */
function isNews(next: ChatState, seq: number, event: ThreadStreamEvent): boolean {
  if (next.cursor !== null && seq <= next.cursor) return false;
  next.cursor = seq;
  if (seq > next.stored) return true;
  // What failed before an item that stands in the thread is past.
  if (event.type === 'thread.item.done') next.marks = withoutErrors(next.marks);
  const isProfile = event.type === 'client_effect' && event.name === 'customer_profile/update';
  return !event.type.startsWith('thread.') && !isProfile;
}

/**
 * The server has taken our message: its item stands where the pending one stood.
 *
 * @param messageId the message that a foreign server's stream begins with. Ours tells of other tabs' messages too, so there
 *   the words decide; whose of two tabs that say the same came first makes no difference
 */
function adoptSent(next: ChatState, item: ThreadItem, messageId: string | undefined): void {
  if (item.type !== 'user_message') return;
  const input = { ...item, attachments: item.attachments.map(({ id }) => id) };
  const taken = next.pending.find((one) =>
    messageId === undefined ? one.sent && isSame(one.input, input) : one.id === messageId,
  );
  if (!taken) return;
  next.pending = next.pending.filter((other) => other !== taken);
  next.replaced = new Map(next.replaced).set(item.id, taken.id);
}

export function withoutErrors(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ kind }) => kind !== 'error');
}

export function errorMark(
  { message, code, retryAt }: ConciergeError,
  retry: boolean,
  after: string | null,
): Mark {
  const id = newId('mark');
  return { id, after, kind: 'error', level: 'danger', message, code, retry, retryAt };
}

function toMark(
  thread: Thread | null,
  notice: { level: Mark['level']; message: string; title?: string | undefined },
): Mark {
  const { level, message, title } = notice;
  return {
    id: newId('mark'),
    after: lastItem(thread),
    kind: 'notice',
    level,
    title,
    message,
    retry: false,
  };
}

export function lastItem(thread: Thread | null): string | null {
  return thread?.items.data.at(-1)?.id ?? null;
}

function without(live: ReadonlySet<string>, id: string): ReadonlySet<string> {
  if (!live.has(id)) return live;
  const rest = new Set(live);
  rest.delete(id);
  return rest;
}
