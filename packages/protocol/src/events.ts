/** Every event of a stream, and every update of an item. */
import * as z from 'zod/mini';
import { AssistantMessageContent, GeneratedImage, Thread, ThreadItem } from './items.ts';
import { FreeForm, Id, opt } from './schema.ts';
import { Annotation } from './sources.ts';
import { Task } from './tasks.ts';
import { WidgetNode, WidgetRoot } from './widgets.ts';

const contentIndex = { content_index: z.int().check(z.minimum(0)) };
const taskIndex = { task_index: z.int().check(z.minimum(0)), task: Task };

const threadItemUpdate = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('assistant_message.content_part.added'),
    ...contentIndex,
    content: AssistantMessageContent,
  }),
  z.object({
    type: z.literal('assistant_message.content_part.text_delta'),
    ...contentIndex,
    /** Appended; parts that are missing before it count as empty. */
    delta: z.string(),
  }),
  z.object({
    type: z.literal('assistant_message.content_part.annotation_added'),
    ...contentIndex,
    annotation_index: z.int().check(z.minimum(0)),
    annotation: Annotation,
  }),
  z.object({
    type: z.literal('assistant_message.content_part.done'),
    ...contentIndex,
    /** Its annotations are empty even when some were added: they must not erase those. */
    content: AssistantMessageContent,
  }),
  z.object({
    type: z.literal('widget.root.updated'),
    /** The whole new tree. */
    widget: WidgetRoot,
  }),
  z.object({
    type: z.literal('widget.component.updated'),
    component_id: z.string(),
    /** Replaces the node with that id. */
    component: WidgetNode,
  }),
  z.object({
    type: z.literal('widget.streaming_text.value_delta'),
    component_id: z.string(),
    /** Appended to the `value` of the Text or Markdown with that id. */
    delta: z.string(),
    done: z.boolean(),
  }),
  z.object({ type: z.literal('workflow.task.added'), ...taskIndex }),
  z.object({ type: z.literal('workflow.task.updated'), ...taskIndex }),
  z.object({
    type: z.literal('generated_image.updated'),
    image: GeneratedImage,
    /** 0 to 1. */
    progress: opt(z.number()),
  }),
]);
/** A change of one item. A patch for an item that the reader does not have is ignored. */
export const ThreadItemUpdate: z.ZodMiniType<ThreadItemUpdate> = threadItemUpdate;
export type ThreadItemUpdate = z.infer<typeof threadItemUpdate>;

/** A new thread: adopt its id. */
export const ThreadCreatedEvent = z.object({ type: z.literal('thread.created'), thread: Thread });
export interface ThreadCreatedEvent extends z.infer<typeof ThreadCreatedEvent> {}

/** Title, status or image hosts changed. Its items are empty and say nothing. */
export const ThreadUpdatedEvent = z.object({ type: z.literal('thread.updated'), thread: Thread });
export interface ThreadUpdatedEvent extends z.infer<typeof ThreadUpdatedEvent> {}

/** Show it; it is not stored yet. A second one of the same id is a fresh start. */
export const ThreadItemAddedEvent = z.object({
  type: z.literal('thread.item.added'),
  item: ThreadItem,
});
export interface ThreadItemAddedEvent extends z.infer<typeof ThreadItemAddedEvent> {}

export const ThreadItemUpdatedEvent = z.object({
  type: z.literal('thread.item.updated'),
  item_id: Id,
  update: ThreadItemUpdate,
});
export interface ThreadItemUpdatedEvent extends z.infer<typeof ThreadItemUpdatedEvent> {}

/** Final: takes the place of what was known under that id. */
export const ThreadItemDoneEvent = z.object({
  type: z.literal('thread.item.done'),
  item: ThreadItem,
});
export interface ThreadItemDoneEvent extends z.infer<typeof ThreadItemDoneEvent> {}

/** Same id, perhaps another type. */
export const ThreadItemReplacedEvent = z.object({
  type: z.literal('thread.item.replaced'),
  item: ThreadItem,
});
export interface ThreadItemReplacedEvent extends z.infer<typeof ThreadItemReplacedEvent> {}

export const ThreadItemRemovedEvent = z.object({
  type: z.literal('thread.item.removed'),
  item_id: Id,
});
export interface ThreadItemRemovedEvent extends z.infer<typeof ThreadItemRemovedEvent> {}

/** Whether Stop is offered. */
export const StreamOptionsEvent = z.object({
  type: z.literal('stream_options'),
  stream_options: z.object({
    allow_cancel: z.boolean(),
    /**
     * Ours, for our element alone: whether an answer is under way. The last event of a request's stream says false, so a
     * stream that ends without it was cut; who follows a thread is told at once and with every change.
     */
    running: opt(z.boolean()),
  }),
});
export interface StreamOptionsEvent extends z.infer<typeof StreamOptionsEvent> {}

/** A passing status line: replaced by the next one, or by the next item. Never stored. */
export const ProgressUpdateEvent = z.object({
  type: z.literal('progress_update'),
  text: z.string(),
  icon: opt(z.string()),
});
export interface ProgressUpdateEvent extends z.infer<typeof ProgressUpdateEvent> {}

/** Tells the page something. May be repeated. Ours: `customer_profile/update` with `{profile}`. */
export const ClientEffectEvent = z.object({
  type: z.literal('client_effect'),
  name: z.string(),
  data: FreeForm,
});
export interface ClientEffectEvent extends z.infer<typeof ClientEffectEvent> {}

/** A banner. Never stored. */
export const NoticeEvent = z.object({
  type: z.literal('notice'),
  level: z.enum(['info', 'warning', 'danger']),
  /** Markdown. */
  message: z.string(),
  title: opt(z.string()),
});
export interface NoticeEvent extends z.infer<typeof NoticeEvent> {}

/** A failure inside a stream. Events may follow it. */
export const ErrorEvent = z.object({
  type: z.literal('error'),
  /** `stream.error`, `custom` (its message is for the customer), or a later one. */
  code: z.string(),
  message: opt(z.string()),
  allow_retry: z.boolean(),
});
export interface ErrorEvent extends z.infer<typeof ErrorEvent> {}

export const ThreadStreamEvent: z.ZodMiniType<ThreadStreamEvent> = z.discriminatedUnion('type', [
  ThreadCreatedEvent,
  ThreadUpdatedEvent,
  ThreadItemAddedEvent,
  ThreadItemUpdatedEvent,
  ThreadItemDoneEvent,
  ThreadItemReplacedEvent,
  ThreadItemRemovedEvent,
  StreamOptionsEvent,
  ProgressUpdateEvent,
  ClientEffectEvent,
  NoticeEvent,
  ErrorEvent,
]);
export type ThreadStreamEvent =
  | ThreadCreatedEvent
  | ThreadUpdatedEvent
  | ThreadItemAddedEvent
  | ThreadItemUpdatedEvent
  | ThreadItemDoneEvent
  | ThreadItemReplacedEvent
  | ThreadItemRemovedEvent
  | StreamOptionsEvent
  | ProgressUpdateEvent
  | ClientEffectEvent
  | NoticeEvent
  | ErrorEvent;
