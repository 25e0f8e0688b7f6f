/** Threads and the items inside them. */
import * as z from 'zod/mini';
import { FreeForm, Id, listOfKnown, open, opt } from './schema.ts';
import { Annotation } from './sources.ts';
import { Task, TaskUndo, Workflow } from './tasks.ts';
import { WidgetRoot } from './widgets.ts';

/** A part of what the customer wrote: text, or a tag picked from the `@` menu. */
export const UserContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('input_text'), text: z.string() }),
  z.object({
    type: z.literal('input_tag'),
    id: z.string(),
    text: z.string(),
    /** The host's own; goes round unchanged. */
    data: FreeForm,
    group: opt(z.string()),
    interactive: opt(z.boolean()),
  }),
]);
export type UserContent = z.infer<typeof UserContent>;

/** What the customer chose in the composer. */
export const InferenceOptions = z.object({
  model: opt(z.string()),
  tool_choice: opt(z.object({ id: z.string() })),
});
export interface InferenceOptions extends z.infer<typeof InferenceOptions> {}

/** Where the bytes go, until they have gone there. */
export const UploadDescriptor = z.object({
  url: z.string(),
  method: z.enum(['POST', 'PUT']),
  headers: z.record(z.string(), z.string()),
});
export interface UploadDescriptor extends z.infer<typeof UploadDescriptor> {}

const attachmentProps = {
  id: Id,
  name: z.string(),
  mime_type: z.string(),
  /** Set once it is used in a message. */
  thread_id: opt(Id),
  upload_descriptor: opt(UploadDescriptor),
};

/** A file of the customer's. */
export const Attachment = open(
  z.discriminatedUnion('type', [
    z.object({ ...attachmentProps, type: z.literal('file') }),
    z.object({ ...attachmentProps, type: z.literal('image'), preview_url: z.string() }),
  ]),
);
export type Attachment = z.infer<typeof Attachment>;

/** A part of an answer. `text` is Markdown. */
export const AssistantMessageContent = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  annotations: z.array(Annotation),
});
export interface AssistantMessageContent extends z.infer<typeof AssistantMessageContent> {}

/** What the customer answered. Skipped answers have no values. */
export const StructuredInputAnswer = z.object({
  values: z.array(z.string()),
  skipped: z.boolean(),
});
export interface StructuredInputAnswer extends z.infer<typeof StructuredInputAnswer> {}

const questionProps = {
  id: z.string(),
  question: z.string(),
  answer: opt(StructuredInputAnswer),
};

/** A question of a form in the conversation. A multiple choice takes a free answer too. */
export const StructuredInput = open(
  z.discriminatedUnion('type', [
    z.object({
      ...questionProps,
      type: z.literal('multiple_choice'),
      options: z.array(z.object({ value: z.string() })),
      multiple: z.boolean(),
    }),
    z.object({ ...questionProps, type: z.literal('freeform'), description: opt(z.string()) }),
  ]),
);
export type StructuredInput = z.infer<typeof StructuredInput>;

const itemProps = {
  id: Id,
  thread_id: Id,
  /** ISO 8601. Ours has a Z; ChatKit's is local time without a zone. Lists are in order, never sort by it. */
  created_at: z.string(),
};

export const UserMessageItem = z.object({
  ...itemProps,
  type: z.literal('user_message'),
  content: z.array(UserContent),
  attachments: z.array(Attachment),
  /** What the customer selected before writing. */
  quoted_text: opt(z.string()),
  inference_options: InferenceOptions,
  /** Ours: waits for the current answer. Absent again, by a second `thread.item.done`, when its turn comes. */
  queued: opt(z.boolean()),
});
export interface UserMessageItem extends z.infer<typeof UserMessageItem> {}

export const AssistantMessageItem = z.object({
  ...itemProps,
  type: z.literal('assistant_message'),
  content: z.array(AssistantMessageContent),
});
export interface AssistantMessageItem extends z.infer<typeof AssistantMessageItem> {}

export const WidgetItem = z.object({
  ...itemProps,
  type: z.literal('widget'),
  widget: WidgetRoot,
  /** What the copy action puts on the clipboard. */
  copy_text: opt(z.string()),
});
export interface WidgetItem extends z.infer<typeof WidgetItem> {}

/** The turn waits for the page to run a tool; at most one a turn. */
export const ClientToolCallItem = z.object({
  ...itemProps,
  type: z.literal('client_tool_call'),
  status: z.enum(['pending', 'completed']),
  call_id: z.string(),
  name: z.string(),
  arguments: FreeForm,
  output: z.optional(z.unknown()),
});
export interface ClientToolCallItem extends z.infer<typeof ClientToolCallItem> {}

export const StructuredInputItem = z.object({
  ...itemProps,
  type: z.literal('structured_input'),
  status: z.enum(['pending', 'answered', 'skipped']),
  inputs: z.array(StructuredInput),
});
export interface StructuredInputItem extends z.infer<typeof StructuredInputItem> {}

export const WorkflowItem = z.object({
  ...itemProps,
  type: z.literal('workflow'),
  workflow: Workflow,
});
export interface WorkflowItem extends z.infer<typeof WorkflowItem> {}

/** One step on its own. Ours also tells what was done: a complete custom task, written by the server. */
export const TaskItem = z.object({
  ...itemProps,
  type: z.literal('task'),
  task: Task,
  undo: opt(TaskUndo),
});
export interface TaskItem extends z.infer<typeof TaskItem> {}

export const GeneratedImage = z.object({ id: z.string(), url: z.string() });
export interface GeneratedImage extends z.infer<typeof GeneratedImage> {}

export const GeneratedImageItem = z.object({
  ...itemProps,
  type: z.literal('generated_image'),
  image: opt(GeneratedImage),
  /** 0 to 1. Never in a stored item: `applyEvent` keeps here what the last update said. */
  progress: opt(z.number()),
});
export interface GeneratedImageItem extends z.infer<typeof GeneratedImageItem> {}

/** Marks that the concierge is done. */
export const EndOfTurnItem = z.object({
  ...itemProps,
  type: z.literal('end_of_turn'),
  /** Ours, for our element alone: the customer stopped it. */
  stopped: opt(z.boolean()),
});
export interface EndOfTurnItem extends z.infer<typeof EndOfTurnItem> {}

/** For the model alone: stored, never sent. */
export const HiddenContextItem = z.object({
  ...itemProps,
  type: z.literal('hidden_context_item'),
  content: z.unknown(),
});
export interface HiddenContextItem extends z.infer<typeof HiddenContextItem> {}

/** A note of the server itself for the model: stored, never sent. */
export const SdkHiddenContextItem = z.object({
  ...itemProps,
  type: z.literal('sdk_hidden_context'),
  content: z.string(),
});
export interface SdkHiddenContextItem extends z.infer<typeof SdkHiddenContextItem> {}

const threadItem = z.discriminatedUnion('type', [
  UserMessageItem,
  AssistantMessageItem,
  WidgetItem,
  ClientToolCallItem,
  StructuredInputItem,
  WorkflowItem,
  TaskItem,
  GeneratedImageItem,
  EndOfTurnItem,
  HiddenContextItem,
  SdkHiddenContextItem,
]);
export const ThreadItem: z.ZodMiniType<ThreadItem> = threadItem;
export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | WidgetItem
  | ClientToolCallItem
  | StructuredInputItem
  | WorkflowItem
  | TaskItem
  | GeneratedImageItem
  | EndOfTurnItem
  | HiddenContextItem
  | SdkHiddenContextItem;

/** A page of rows. Follow `has_more` and `after`, never count: a page may be short, even empty. */
export function Page<T extends z.core.SomeType>(row: T) {
  return page(z.array(row));
}
export interface Page<T> {
  data: T[];
  has_more: boolean;
  /** Id of the last row, to be sent as `after`; absent on the last page. */
  after?: string | undefined;
}

function page<T extends z.core.SomeType>(data: T) {
  return z.object({ data, has_more: z.boolean(), after: opt(z.string()) });
}

/** A page of items; items of unknown types are left out. */
export const ItemPage: z.ZodMiniType<ItemPage> = page(listOfKnown(threadItem));
export type ItemPage = Page<ThreadItem>;

/** Locked and closed only tell the client to disable its composer. */
export const ThreadStatus = open(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('active') }),
    z.object({ type: z.literal('locked'), reason: opt(z.string()) }),
    z.object({ type: z.literal('closed'), reason: opt(z.string()) }),
  ]),
);
export type ThreadStatus = z.infer<typeof ThreadStatus>;

const threadProps = {
  id: Id,
  /** ISO 8601, see items. */
  created_at: z.string(),
  title: opt(z.string()),
  status: ThreadStatus,
  /** Hosts that images of widgets may come from; absent: any. */
  allowed_image_domains: opt(z.array(z.string())),
  /** Always empty on the wire. */
  metadata: FreeForm,
};

/** A thread without its items. */
export const ThreadMetadata = z.object(threadProps);
export interface ThreadMetadata extends z.infer<typeof ThreadMetadata> {}

export const Thread = z.object({
  ...threadProps,
  items: ItemPage,
  /** Ours, for our element alone, of a thread that was asked for: the number of its last event, to follow it from. */
  cursor: opt(z.number()),
});
export interface Thread extends z.infer<typeof Thread> {}
