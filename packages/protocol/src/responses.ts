/** Every answer that is one JSON object. */
import * as z from 'zod/mini';
import { CustomerProfile } from './customer.ts';
import { Attachment, ItemPage, Page, Thread, ThreadItem } from './items.ts';
import type { ChatKitRequestType, StreamingRequestType } from './requests.ts';
import { opt } from './schema.ts';

/** Nothing to say. */
export const EmptyResponse = z.object({});
export interface EmptyResponse extends z.infer<typeof EmptyResponse> {}

export const ThreadPage = Page(Thread);
export type ThreadPage = z.infer<typeof ThreadPage>;

/** The widget as it looks now, when the action changed it. */
export const SyncCustomActionResponse = z.object({ updated_item: opt(ThreadItem) });
export interface SyncCustomActionResponse extends z.infer<typeof SyncCustomActionResponse> {}

export const TranscriptionResponse = z.object({ text: z.string() });
export interface TranscriptionResponse extends z.infer<typeof TranscriptionResponse> {}

/** `GET /support/customer`. Nulls are sent here. */
export const CustomerResponse = z.object({ customer: CustomerProfile });
export interface CustomerResponse extends z.infer<typeof CustomerResponse> {}

/** `GET /support/health`. */
export const HealthResponse = z.object({ status: z.string() });
export interface HealthResponse extends z.infer<typeof HealthResponse> {}

/** The body of a failed request; see `ErrorBody`. */
export const ErrorResponse = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    field: opt(z.string()),
    retry: z.boolean(),
  }),
});
export interface ErrorResponse extends z.infer<typeof ErrorResponse> {}

/** What answers each plain request. */
export const responses = {
  /** With its first 20 items, ascending. */
  'threads.get_by_id': Thread,
  /** Items are always empty here. */
  'threads.list': ThreadPage,
  /** Items are empty. */
  'threads.update': Thread,
  'threads.delete': EmptyResponse,
  'threads.sync_custom_action': SyncCustomActionResponse,
  'items.list': ItemPage,
  'items.feedback': EmptyResponse,
  'attachments.create': Attachment,
  'attachments.delete': EmptyResponse,
  'input.transcribe': TranscriptionResponse,
} satisfies Record<Exclude<ChatKitRequestType, StreamingRequestType>, z.core.SomeType>;
