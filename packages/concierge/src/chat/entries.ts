/** Pure: what stands in the message list, in its order. */
import type { ThreadItem } from '@openskies/protocol';
import type { ChatState, Mark, PendingMessage, Progress } from '../state/chat-state.ts';
import { isBusy } from '../state/chat-state.ts';

export type Entry = { key: string; tight: boolean } & (
  | { kind: 'day'; iso: string }
  | { kind: 'item'; item: ThreadItem; live: boolean; actions: Actions; stopped: boolean }
  | { kind: 'pending'; message: PendingMessage }
  | { kind: 'mark'; mark: Mark }
  | { kind: 'stopped' }
  | { kind: 'progress'; progress: Progress | null }
);

/** What may be done with an answer: nothing, more on hover, or all in sight because it is the last. */
export type Actions = 'none' | 'hover' | 'shown';

const silent = new Set<ThreadItem['type']>([
  'client_tool_call',
  'end_of_turn',
  'hidden_context_item',
  'sdk_hidden_context',
]);

/** Entries of one turn stand 8 px apart (`tight`), turns 16. */
export function toEntries(state: Readonly<ChatState>): Entry[] {
  const all = state.thread?.items.data ?? [];
  const items = all.filter(({ type }) => !silent.has(type));
  const waits = (item: ThreadItem) => item.type === 'user_message' && item.queued === true;
  const answered = items.filter((item) => !waits(item));
  const stops = stopsIn(all.filter((item) => !waits(item)));
  const entries: Entry[] = [];
  const marks = marksByItem(state.marks);
  const addMarks = (after: string | null) => {
    for (const mark of marks.get(after) ?? []) {
      entries.push({ kind: 'mark', key: mark.id, mark, tight: mark.kind === 'error' });
    }
    marks.delete(after);
  };
  let day = '';
  let previous: ThreadItem | undefined;
  addMarks(null);
  for (let index = 0; index < answered.length; index++) {
    const item = answered[index]!;
    const date = dayOf(item);
    if (date !== day && date !== '') {
      entries.push({ kind: 'day', key: `day-${date}`, iso: item.created_at, tight: false });
      day = date;
    }
    const failed = marks.get(item.id)?.some(({ kind }) => kind === 'error') ?? false;
    const stop = stops.get(item);
    entries.push(itemEntry(state, item, previous, answered[index + 1], failed, stop));
    if (stop && item.type !== 'assistant_message') {
      entries.push({ kind: 'stopped', key: stop, tight: true });
    }
    addMarks(item.id);
    previous = item;
  }
  for (const after of [...marks.keys()]) addMarks(after);
  if (showsProgress(state)) {
    entries.push({ kind: 'progress', key: 'progress', progress: state.progress, tight: false });
  }
  entries.push(...items.filter(waits).map((item) => itemEntry(state, item)));
  for (const message of state.pending) {
    entries.push({ kind: 'pending', key: message.id, message, tight: false });
  }
  return sendingFirst(entries);
}

function itemEntry(
  state: Readonly<ChatState>,
  item: ThreadItem,
  previous?: ThreadItem,
  next?: ThreadItem,
  failed = false,
  stop?: string,
): Entry {
  const live = state.live.has(item.id);
  const ends = !next || next.type === 'user_message';
  const shown = !next && !isBusy(state.status) ? 'shown' : 'hover';
  return {
    kind: 'item',
    stopped: stop !== undefined && item.type === 'assistant_message',
    key: state.replaced.get(item.id) ?? item.id,
    item,
    live,
    actions: ends && !live && !failed ? shown : 'none',
    tight: belongsTo(previous, item),
  };
}

/** Ids of the marks that the customer stopped a turn, by the last that is shown of it. */
function stopsIn(items: readonly ThreadItem[]): Map<ThreadItem, string> {
  const stops = new Map<ThreadItem, string>();
  let last: ThreadItem | undefined;
  for (const item of items) {
    if (!silent.has(item.type)) last = item;
    else if (last && item.type === 'end_of_turn' && item.stopped) stops.set(last, item.id);
  }
  return stops;
}

const days = new WeakMap<ThreadItem, string>();

/** The reader's calendar day of an item; '' when its time cannot be read. Kept, because reading a time is slow. */
function dayOf(item: ThreadItem): string {
  const known = days.get(item);
  if (known !== undefined) return known;
  const date = new Date(item.created_at);
  const day = Number.isNaN(date.getTime()) ? '' : date.toDateString();
  days.set(item, day);
  return day;
}

/** A widget belongs to the words before it, words to the progress row before them. */
function belongsTo(previous: ThreadItem | undefined, item: ThreadItem): boolean {
  if (!previous || item.type === 'user_message' || previous.type === 'user_message') return false;
  return item.type !== 'assistant_message' || isRow(previous);
}

function isRow(item: ThreadItem): boolean {
  return item.type === 'task' || item.type === 'workflow';
}

/** Until the first word, or while the server says what it does. */
function showsProgress({ status, progress, live }: Readonly<ChatState>): boolean {
  return isBusy(status) && live.size === 0 && (status === 'submitted' || progress !== null);
}

/** The message under way stands above the progress row that works on it. */
function sendingFirst(entries: Entry[]): Entry[] {
  const at = entries.findIndex(({ kind }) => kind === 'progress');
  const from = entries.findIndex(
    (entry) => entry.kind === 'pending' && entry.message.status === 'sending',
  );
  if (at < 0 || from < at) return entries;
  const [sending] = entries.splice(from, 1);
  entries.splice(at, 0, sending!);
  return entries;
}

function marksByItem(marks: readonly Mark[]): Map<string | null, Mark[]> {
  const byItem = new Map<string | null, Mark[]>();
  for (const mark of marks) byItem.set(mark.after, [...(byItem.get(mark.after) ?? []), mark]);
  return byItem;
}
