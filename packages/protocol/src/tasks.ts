/** Steps of work, shown while and after they happen. */
import * as z from 'zod/mini';
import { open, opt } from './schema.ts';
import { FileSource, UrlSource } from './sources.ts';

const taskProps = { status_indicator: opt(z.enum(['none', 'loading', 'complete'])) };

export const CustomTask = z.object({
  ...taskProps,
  type: z.literal('custom'),
  title: opt(z.string()),
  icon: opt(z.string()),
  /** Markdown. */
  content: opt(z.string()),
});
export interface CustomTask extends z.infer<typeof CustomTask> {}

export const WebSearchTask = z.object({
  ...taskProps,
  type: z.literal('web_search'),
  title: opt(z.string()),
  title_query: opt(z.string()),
  queries: z.array(z.string()),
  sources: z.array(UrlSource),
});
export interface WebSearchTask extends z.infer<typeof WebSearchTask> {}

export const ThoughtTask = z.object({
  ...taskProps,
  type: z.literal('thought'),
  title: opt(z.string()),
  /** Markdown. */
  content: z.string(),
});
export interface ThoughtTask extends z.infer<typeof ThoughtTask> {}

export const FileTask = z.object({
  ...taskProps,
  type: z.literal('file'),
  title: opt(z.string()),
  sources: z.array(FileSource),
});
export interface FileTask extends z.infer<typeof FileTask> {}

export const ImageTask = z.object({
  ...taskProps,
  type: z.literal('image'),
  title: opt(z.string()),
});
export interface ImageTask extends z.infer<typeof ImageTask> {}

/** One step of work. Unknown types stay in place, since updates count by index; do not draw them. */
export const Task = open(
  z.discriminatedUnion('type', [CustomTask, WebSearchTask, ThoughtTask, FileTask, ImageTask]),
);
export type Task = CustomTask | WebSearchTask | ThoughtTask | FileTask | ImageTask;

/** Steps that belong together. */
export const Workflow = z.object({
  type: z.enum(['custom', 'reasoning']),
  tasks: z.array(Task),
  /** Present when it has ended: a title, or how long it took in seconds. */
  summary: opt(
    z.union([
      z.object({ title: z.string(), icon: opt(z.string()) }),
      z.object({ duration: z.number() }),
    ]),
  ),
  expanded: z.boolean(),
});
export interface Workflow extends z.infer<typeof Workflow> {}

/** An effect that may be taken back: send `effect.undo` with its id, on the item that carries it. Ours; ChatKit has no such thing. */
export const TaskUndo = z.object({
  effect_id: z.string(),
  /** ISO 8601, by the server's clock, as the other. */
  created_at: z.string(),
  /** ISO 8601; after it the server refuses. */
  expires_at: z.string(),
});
export interface TaskUndo extends z.infer<typeof TaskUndo> {}
