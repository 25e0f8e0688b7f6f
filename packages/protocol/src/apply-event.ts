/**
 * Thread + event → thread. Pure: what did not change keeps its identity, so a renderer can compare by `===`.
 * The element renders with it; a chat server stores what it makes of an item that the author's turn updates.
 *
 * Cost of an event: the item is searched from the end, where streams write; then the array of items (pointers,
 * not items) and the touched item are copied. No text is copied: a delta is appended to a rope.
 */
import type { ThreadItemUpdate, ThreadStreamEvent } from './events.ts';
import type {
  AssistantMessageContent,
  AssistantMessageItem,
  Thread,
  ThreadItem,
  WidgetItem,
  WorkflowItem,
} from './items.ts';
import { appendToNode, replaceNode } from './widget-tree.ts';

/** A thread before the server has made it. */
export const emptyThread: Thread = {
  id: '',
  created_at: '',
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
};

/**
 * The thread after the event. Events that leave no trace in a thread (progress, notices, effects, options,
 * errors), unknown ones, and updates of unknown items return the same thread.
 */
export function applyEvent(thread: Thread, event: ThreadStreamEvent): Thread {
  switch (event.type) {
    case 'thread.created':
      return event.thread.id === thread.id
        ? { ...event.thread, items: thread.items }
        : event.thread;
    case 'thread.updated':
      return { ...event.thread, items: thread.items };
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return upsert(thread, event.item);
    case 'thread.item.updated':
      return update(thread, event.item_id, event.update);
    case 'thread.item.removed':
      return remove(thread, event.item_id);
    case 'stream_options':
    case 'progress_update':
    case 'client_effect':
    case 'notice':
    case 'error':
      return thread;
    default:
      event satisfies never;
      return thread;
  }
}

/**
 * The thread without what follows that item: what `threads.retry_after_item` deletes on the server, which
 * sends no event for it. An unknown item leaves the thread as it is.
 */
export function dropAfter(thread: Thread, itemId: string): Thread {
  const index = indexOf(thread, itemId);
  if (index < 0 || index === thread.items.data.length - 1) return thread;
  return withItems(thread, thread.items.data.slice(0, index + 1));
}

function withItems(thread: Thread, data: ThreadItem[]): Thread {
  return { ...thread, items: { ...thread.items, data } };
}

function indexOf(thread: Thread, id: string): number {
  const { data } = thread.items;
  let index = data.length - 1;
  while (index >= 0 && data[index]?.id !== id) index -= 1;
  return index;
}

function upsert(thread: Thread, item: ThreadItem): Thread {
  const index = indexOf(thread, item.id);
  return index < 0 ? insert(thread, item) : replaceAt(thread, index, item);
}

/** A new item goes to the end, but an answer goes before the messages that still wait for theirs. */
function insert(thread: Thread, item: ThreadItem): Thread {
  const data = thread.items.data.slice();
  let end = data.length;
  if (item.type !== 'user_message') while (isQueued(data[end - 1])) end -= 1;
  data.splice(end, 0, item);
  return withItems(thread, data);
}

function isQueued(item: ThreadItem | undefined): boolean {
  return item?.type === 'user_message' && item.queued === true;
}

function replaceAt(thread: Thread, index: number, item: ThreadItem): Thread {
  const data = thread.items.data.slice();
  data[index] = item;
  return withItems(thread, data);
}

function remove(thread: Thread, id: string): Thread {
  const data = thread.items.data.filter((item) => item.id !== id);
  return data.length === thread.items.data.length ? thread : withItems(thread, data);
}

function update(thread: Thread, id: string, change: ThreadItemUpdate): Thread {
  const index = indexOf(thread, id);
  const item = thread.items.data[index];
  if (!item) return thread;
  const changed = updateItem(item, change);
  return changed === item ? thread : replaceAt(thread, index, changed);
}

function updateItem(item: ThreadItem, change: ThreadItemUpdate): ThreadItem {
  switch (item.type) {
    case 'assistant_message':
      return updateMessage(item, change);
    case 'widget':
      return updateWidget(item, change);
    case 'workflow':
      return updateWorkflow(item, change);
    case 'generated_image':
      if (change.type !== 'generated_image.updated') return item;
      return { ...item, image: change.image, progress: change.progress };
    default:
      return item;
  }
}

function updateMessage(item: AssistantMessageItem, change: ThreadItemUpdate): ThreadItem {
  switch (change.type) {
    case 'assistant_message.content_part.added':
      return withPart(item, change.content_index, () => change.content);
    case 'assistant_message.content_part.text_delta':
      return withPart(item, change.content_index, (part) => ({
        ...part,
        text: part.text + change.delta,
      }));
    case 'assistant_message.content_part.annotation_added':
      return withPart(item, change.content_index, (part) => ({
        ...part,
        annotations: withEntry(part.annotations, change.annotation_index, change.annotation),
      }));
    case 'assistant_message.content_part.done':
      // The reference sends an empty list here although annotations were added.
      return withPart(item, change.content_index, (part) =>
        change.content.annotations.length > 0
          ? change.content
          : { ...change.content, annotations: part.annotations },
      );
    default:
      return item;
  }
}

function withPart(
  item: AssistantMessageItem,
  index: number,
  change: (part: AssistantMessageContent) => AssistantMessageContent,
): ThreadItem {
  if (index > MAX_PARTS) return item;
  const content = item.content.slice();
  while (content.length <= index) content.push({ type: 'output_text', text: '', annotations: [] });
  content[index] = change(content[index]!);
  return { ...item, content };
}

/** A message has one part, seldom two. The cap keeps a broken index from filling memory. */
const MAX_PARTS = 100;

/** The entry takes its place in the list; beyond the end it goes to the end. */
function withEntry<T>(list: readonly T[], index: number, entry: T): T[] {
  const copy = list.slice();
  copy[Math.min(index, copy.length)] = entry;
  return copy;
}

function updateWidget(item: WidgetItem, change: ThreadItemUpdate): ThreadItem {
  switch (change.type) {
    case 'widget.root.updated':
      return { ...item, widget: change.widget };
    case 'widget.component.updated':
      return withWidget(item, replaceNode(item.widget, change.component_id, change.component));
    case 'widget.streaming_text.value_delta':
      return withWidget(item, appendToNode(item.widget, change.component_id, change.delta));
    default:
      return item;
  }
}

function withWidget(item: WidgetItem, widget: WidgetItem['widget']): ThreadItem {
  return widget === item.widget ? item : { ...item, widget };
}

function updateWorkflow(item: WorkflowItem, change: ThreadItemUpdate): ThreadItem {
  if (change.type !== 'workflow.task.added' && change.type !== 'workflow.task.updated') return item;
  const tasks = withEntry(item.workflow.tasks, change.task_index, change.task);
  return { ...item, workflow: { ...item.workflow, tasks } };
}
