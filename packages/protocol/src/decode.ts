/**
 * Reads what a server sends, in the browser: without schemas, for their weight. Checks what code would stumble
 * over, fills lists that are missing, and keeps out of the way what this version does not know.
 */
import { emptyThread } from './apply-event.ts';
import type { ThreadItemUpdate, ThreadStreamEvent } from './events.ts';
import type { AssistantMessageContent, ItemPage, Page, Thread, ThreadItem } from './items.ts';

type Json = Record<string, unknown>;

/** Known updates, and what each must bring. */
const updates: Record<ThreadItemUpdate['type'], Record<string, (value: unknown) => boolean>> = {
  'assistant_message.content_part.added': { content_index: isIndex, content: isObject },
  'assistant_message.content_part.text_delta': { content_index: isIndex, delta: isText },
  'assistant_message.content_part.annotation_added': {
    content_index: isIndex,
    annotation_index: isIndex,
    annotation: isAnnotation,
  },
  'assistant_message.content_part.done': { content_index: isIndex, content: isObject },
  'widget.root.updated': { widget: isObject },
  'widget.component.updated': { component_id: isText, component: isObject },
  'widget.streaming_text.value_delta': { component_id: isText, delta: isText },
  'workflow.task.added': { task_index: isIndex, task: isObject },
  'workflow.task.updated': { task_index: isIndex, task: isObject },
  'generated_image.updated': { image: isObject },
};

/**
 * The event in this JSON; null when it is broken, or when its type or that of its item or update is not known.
 * An item that was replaced by one of an unknown type comes out as removed.
 */
export function decodeEvent(json: unknown): ThreadStreamEvent | null {
  if (!isObject(json)) return null;
  switch (json['type']) {
    case 'thread.created':
    case 'thread.updated':
      return withKey(json, 'thread', decodeThread(json['thread']));
    case 'thread.item.added':
    case 'thread.item.done':
      return withKey(json, 'item', decodeItem(json['item']));
    case 'thread.item.replaced':
      return withKey(json, 'item', decodeItem(json['item'])) ?? removalOf(json['item']);
    case 'thread.item.updated':
      return isText(json['item_id']) ? withKey(json, 'update', decodeUpdate(json['update'])) : null;
    case 'thread.item.removed':
      return knownIf(isText(json['item_id']), json);
    case 'stream_options':
      return knownIf(isObject(json['stream_options']), json);
    case 'progress_update':
      return knownIf(isText(json['text']), json);
    case 'client_effect':
      return knownIf(isText(json['name']), { ...json, data: json['data'] ?? {} });
    case 'notice':
      return knownIf(isText(json['message']), json);
    case 'error':
      return knownIf(true, { ...json, code: json['code'] ?? 'stream.error' });
    default:
      return null;
  }
}

/** The thread in this JSON, with the items that this version knows; null when it is none. */
export function decodeThread(json: unknown): Thread | null {
  if (!isObject(json) || !isText(json['id'])) return null;
  const { status, items, ...rest } = withoutNulls(json);
  return {
    ...rest,
    status: isObject(status) ? status : emptyThread.status,
    items: decodeItemPage(items) ?? emptyThread.items,
  } as Thread;
}

/** The item in this JSON; null when it is broken or of a type that this version does not know. */
export function decodeItem(json: unknown): ThreadItem | null {
  if (!isObject(json) || !isText(json['id'])) return null;
  const item = withoutNulls(json);
  const known = () => item as unknown as ThreadItem;
  switch (item['type'] as ThreadItem['type']) {
    case 'user_message':
      item['content'] = objects(item['content']);
      item['attachments'] = objects(item['attachments']);
      return known();
    case 'assistant_message':
      item['content'] = objects(item['content']).map(decodePart);
      return known();
    case 'client_tool_call':
      item['arguments'] ??= {};
      return known();
    case 'structured_input':
      if (!Array.isArray(item['inputs'])) return null;
      item['inputs'] = objects(item['inputs']);
      return known();
    case 'workflow':
      if (!isObject(item['workflow']) || !Array.isArray(item['workflow']['tasks'])) return null;
      item['workflow'] = { ...item['workflow'], tasks: objects(item['workflow']['tasks']) };
      return known();
    case 'widget':
    case 'task':
      return isObject(item[item['type'] as string]) ? known() : null;
    case 'generated_image':
    case 'end_of_turn':
    case 'hidden_context_item':
    case 'sdk_hidden_context':
      return known();
    default:
      return null;
  }
}

/** The page of items in this JSON, those that this version knows; null when it is none. */
export function decodeItemPage(json: unknown): ItemPage | null {
  return decodePage(json, decodeItem);
}

/** The page of threads in this JSON; null when it is none. */
export function decodeThreadPage(json: unknown): Page<Thread> | null {
  return decodePage(json, decodeThread);
}

function decodePage<T>(json: unknown, decodeRow: (row: unknown) => T | null): Page<T> | null {
  if (!isObject(json) || !Array.isArray(json['data'])) return null;
  const data = json['data'].map(decodeRow).filter((row) => row !== null);
  const { after, has_more } = json;
  return { data, has_more: has_more === true, ...(isText(after) && { after }) };
}

function decodeUpdate(json: unknown): Json | null {
  if (!isObject(json) || !isText(json['type']) || !Object.hasOwn(updates, json['type']))
    return null;
  const fields = Object.entries(updates[json['type'] as ThreadItemUpdate['type']]);
  if (!fields.every(([key, isValid]) => isValid(json[key]))) return null;
  return isObject(json['content']) ? { ...json, content: decodePart(json['content']) } : json;
}

function decodePart(part: Json): AssistantMessageContent {
  const { text, annotations } = part;
  return {
    type: 'output_text',
    text: isText(text) ? text : '',
    annotations: objects(annotations).filter(isAnnotation) as never,
  };
}

function removalOf(item: unknown): ThreadStreamEvent | null {
  if (!isObject(item) || !isText(item['id'])) return null;
  return { type: 'thread.item.removed', item_id: item['id'] };
}

function withKey(json: Json, key: string, value: object | null): ThreadStreamEvent | null {
  return value && knownIf(true, { ...json, [key]: value });
}

function knownIf(condition: boolean, json: Json): ThreadStreamEvent | null {
  return condition ? (json as unknown as ThreadStreamEvent) : null;
}

function withoutNulls(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnnotation(value: unknown): boolean {
  return isObject(value) && isObject(value['source']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
