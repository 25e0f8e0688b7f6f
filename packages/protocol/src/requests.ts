/** Every request. One address, one JSON body: `{type, params, metadata?}`. */
import * as z from 'zod/mini';
import { ConciergeError } from './errors.ts';
import { InferenceOptions, UserContent } from './items.ts';
import { MAX_MESSAGE_LENGTH, MAX_PAGE_LIMIT, MAX_TITLE_LENGTH } from './limits.ts';
import { Id, opt } from './schema.ts';

/** Ours: how our element marks its requests, in the body since a header would fail foreign preflights. */
export const OpenskiesMark = z.object({
  /** Version of the element. */
  client: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Made once for each message: sending it again follows the stored run. */
  message_id: opt(Id),
  /** Number of the last event that the element shows of this thread: its stream goes on from there. */
  after: opt(z.number().check(z.int(), z.nonnegative())),
  /** BCP 47 tag of the reader's language; answers may follow it. */
  locale: opt(z.string().check(z.regex(/^[A-Za-z0-9-]{1,35}$/))),
});
export interface OpenskiesMark extends z.infer<typeof OpenskiesMark> {}

/** ChatKit ignores it. */
export const RequestMetadata = z.looseObject({
  openskies: opt(OpenskiesMark),
}) as unknown as z.ZodMiniType<RequestMetadata>;
export interface RequestMetadata {
  openskies?: OpenskiesMark | undefined;
}

const content = z.array(UserContent).check(
  z.maxLength(200),
  z.refine(
    (parts) => parts.reduce((sum, part) => sum + part.text.length, 0) <= MAX_MESSAGE_LENGTH,
    {
      params: { code: 'message.too_long' },
    },
  ),
);

/** What the composer sends. The three required keys are required even when empty. */
export const UserMessageInput = z.object({
  content,
  /** Ids. */
  attachments: z.array(Id).check(z.maxLength(50)),
  quoted_text: opt(
    z.string().check(
      z.refine((text) => text.length <= MAX_MESSAGE_LENGTH, {
        params: { code: 'message.too_long' },
      }),
    ),
  ),
  inference_options: InferenceOptions,
});
export interface UserMessageInput extends z.infer<typeof UserMessageInput> {}

/** An action as it is sent: of an `ActionConfig` only these two. Untrusted. */
export const SentAction = z.object({
  type: z.string().check(z.minLength(1), z.maxLength(200)),
  payload: opt(z.unknown()),
});
export interface SentAction extends z.infer<typeof SentAction> {}

/** 0 counts as absent, more than the most as the most. */
const limit = z.pipe(
  z.int().check(z.minimum(0)),
  z.transform((rows) => (rows === 0 ? undefined : Math.min(rows, MAX_PAGE_LIMIT))),
);
const paging = {
  limit: opt(limit),
  order: opt(z.enum(['asc', 'desc'])),
  after: opt(Id),
};

function request<const Type extends string, Params extends z.core.$ZodLooseShape>(
  type: Type,
  params: Params,
) {
  return z.object({
    type: z.literal(type),
    params: z.object(params),
    metadata: opt(RequestMetadata),
  });
}

const thread = { thread_id: Id };
const customAction = { ...thread, item_id: opt(Id), action: SentAction };

export const ThreadsCreateRequest = request('threads.create', { input: UserMessageInput });
export interface ThreadsCreateRequest extends z.infer<typeof ThreadsCreateRequest> {}

export const ThreadsAddUserMessageRequest = request('threads.add_user_message', {
  ...thread,
  input: UserMessageInput,
});
export interface ThreadsAddUserMessageRequest extends z.infer<
  typeof ThreadsAddUserMessageRequest
> {}

/** Answers the pending `client_tool_call` that must be the last item. */
export const ThreadsAddClientToolOutputRequest = request('threads.add_client_tool_output', {
  ...thread,
  result: z.optional(z.unknown()),
});
export interface ThreadsAddClientToolOutputRequest extends z.infer<
  typeof ThreadsAddClientToolOutputRequest
> {}

/** Answers a pending `structured_input`. */
export const ThreadsAddStructuredInputRequest = request('threads.add_structured_input', {
  ...thread,
  item_id: Id,
  input: z.object({
    /** Default `answered`. */
    status: opt(z.enum(['answered', 'skipped'])),
    /** By id of the question. */
    answers: opt(
      z.record(
        z.string(),
        z.object({
          values: opt(z.array(z.string().check(z.maxLength(MAX_MESSAGE_LENGTH)))),
          skipped: opt(z.boolean()),
        }),
      ),
    ),
  }),
});
export interface ThreadsAddStructuredInputRequest extends z.infer<
  typeof ThreadsAddStructuredInputRequest
> {}

/** Deletes what follows that user message and answers it again. The client drops the items itself. */
export const ThreadsRetryAfterItemRequest = request('threads.retry_after_item', {
  ...thread,
  item_id: Id,
});
export interface ThreadsRetryAfterItemRequest extends z.infer<
  typeof ThreadsRetryAfterItemRequest
> {}

export const ThreadsCustomActionRequest = request('threads.custom_action', customAction);
export interface ThreadsCustomActionRequest extends z.infer<typeof ThreadsCustomActionRequest> {}

/** The plain twin, for actions with `streaming: false`. */
export const ThreadsSyncCustomActionRequest = request('threads.sync_custom_action', customAction);
export interface ThreadsSyncCustomActionRequest extends z.infer<
  typeof ThreadsSyncCustomActionRequest
> {}

export const ThreadsGetByIdRequest = request('threads.get_by_id', thread);
export interface ThreadsGetByIdRequest extends z.infer<typeof ThreadsGetByIdRequest> {}

export const ThreadsListRequest = request('threads.list', paging);
export interface ThreadsListRequest extends z.infer<typeof ThreadsListRequest> {}

export const ThreadsUpdateRequest = request('threads.update', {
  ...thread,
  title: z.string().check(z.minLength(1), z.maxLength(MAX_TITLE_LENGTH)),
});
export interface ThreadsUpdateRequest extends z.infer<typeof ThreadsUpdateRequest> {}

export const ThreadsDeleteRequest = request('threads.delete', thread);
export interface ThreadsDeleteRequest extends z.infer<typeof ThreadsDeleteRequest> {}

export const ItemsListRequest = request('items.list', { ...thread, ...paging });
export interface ItemsListRequest extends z.infer<typeof ItemsListRequest> {}

export const ItemsFeedbackRequest = request('items.feedback', {
  ...thread,
  item_ids: z.array(Id).check(z.maxLength(200)),
  kind: z.enum(['positive', 'negative']),
});
export interface ItemsFeedbackRequest extends z.infer<typeof ItemsFeedbackRequest> {}

export const AttachmentsCreateRequest = request('attachments.create', {
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Bytes. */
  size: z.int().check(z.minimum(0)),
  mime_type: z.string().check(z.maxLength(255)),
});
export interface AttachmentsCreateRequest extends z.infer<typeof AttachmentsCreateRequest> {}

export const AttachmentsDeleteRequest = request('attachments.delete', { attachment_id: Id });
export interface AttachmentsDeleteRequest extends z.infer<typeof AttachmentsDeleteRequest> {}

export const InputTranscribeRequest = request('input.transcribe', {
  audio_base64: z.string(),
  /** `audio/webm;codecs=opus`, `audio/mp4` or `audio/ogg`. */
  mime_type: z.string().check(z.maxLength(255)),
});
export interface InputTranscribeRequest extends z.infer<typeof InputTranscribeRequest> {}

export const ChatKitRequest = z.discriminatedUnion('type', [
  ThreadsCreateRequest,
  ThreadsAddUserMessageRequest,
  ThreadsAddClientToolOutputRequest,
  ThreadsAddStructuredInputRequest,
  ThreadsRetryAfterItemRequest,
  ThreadsCustomActionRequest,
  ThreadsSyncCustomActionRequest,
  ThreadsGetByIdRequest,
  ThreadsListRequest,
  ThreadsUpdateRequest,
  ThreadsDeleteRequest,
  ItemsListRequest,
  ItemsFeedbackRequest,
  AttachmentsCreateRequest,
  AttachmentsDeleteRequest,
  InputTranscribeRequest,
]);
export type ChatKitRequest =
  | ThreadsCreateRequest
  | ThreadsAddUserMessageRequest
  | ThreadsAddClientToolOutputRequest
  | ThreadsAddStructuredInputRequest
  | ThreadsRetryAfterItemRequest
  | ThreadsCustomActionRequest
  | ThreadsSyncCustomActionRequest
  | ThreadsGetByIdRequest
  | ThreadsListRequest
  | ThreadsUpdateRequest
  | ThreadsDeleteRequest
  | ItemsListRequest
  | ItemsFeedbackRequest
  | AttachmentsCreateRequest
  | AttachmentsDeleteRequest
  | InputTranscribeRequest;
export type ChatKitRequestType = ChatKitRequest['type'];

/** Requests that are answered by a stream of events. */
export type StreamingRequestType =
  | 'threads.create'
  | 'threads.add_user_message'
  | 'threads.add_client_tool_output'
  | 'threads.add_structured_input'
  | 'threads.retry_after_item'
  | 'threads.custom_action';

const streaming: Record<StreamingRequestType, true> = {
  'threads.create': true,
  'threads.add_user_message': true,
  'threads.add_client_tool_output': true,
  'threads.add_structured_input': true,
  'threads.retry_after_item': true,
  'threads.custom_action': true,
};

/** Whether a request of this type is answered by a stream. */
export function isStreamingRequest(type: string): type is StreamingRequestType {
  return Object.hasOwn(streaming, type);
}

/**
 * Reads the JSON of a request body.
 *
 * @throws ConciergeError request.invalid with the path of the field, or `body`; request.unknown_type; message.too_long
 */
export function parseRequest(json: unknown): ChatKitRequest {
  const deep = tooDeep(json);
  if (deep)
    throw new ConciergeError('request.invalid', { field: nameOf(Array.isArray(json) ? [] : deep) });
  const result = ChatKitRequest.safeParse(json);
  if (result.success) return result.data;
  throw refuse(json, deepestIssue(result.error.issues));
}

function refuse(json: unknown, issue: z.core.$ZodIssue | undefined): ConciergeError {
  const type = (json as { type?: unknown } | null)?.type;
  if (typeof type === 'string' && issue?.path.length === 1 && issue.path[0] === 'type') {
    return new ConciergeError('request.unknown_type', { field: 'type' });
  }
  const tooLong = issue?.code === 'custom' && issue.params?.['code'] === 'message.too_long';
  return new ConciergeError(tooLong ? 'message.too_long' : 'request.invalid', {
    field: nameOf(issue?.path ?? []),
  });
}

/** Levels of arrays and objects in one request. */
const mostLevels = 100;

/** Where a value is nested deeper than code may walk it by calling itself: the first steps to it. */
function tooDeep(json: unknown): PropertyKey[] | null {
  const left: { value: unknown; path: PropertyKey[]; depth: number }[] = [];
  left.push({ value: json, path: [], depth: 0 });
  for (let at = left.pop(); at; at = left.pop()) {
    const { value, path, depth } = at;
    if (typeof value !== 'object' || value === null) continue;
    if (depth === mostLevels) return path;
    for (const [key, one] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      left.push({ value: one, path: depth < 3 ? [...path, step] : path, depth: depth + 1 });
    }
  }
  return null;
}

/** What the caller is told of a path: the body itself has no other name. */
const nameOf = (path: readonly PropertyKey[]): string => fieldPath(path) || 'body';

/** The first issue; of a union, the issue of the branch that came furthest. */
export function deepestIssue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const nested = issue.errors
    .map((branch) => deepestIssue(branch))
    .filter((found) => found !== undefined);
  const best = nested.sort((a, b) => b.path.length - a.path.length)[0];
  return best && { ...best, path: [...issue.path, ...best.path] };
}

/** `['params', 'content', 0, 'text']` → `params.content[0].text`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
}
