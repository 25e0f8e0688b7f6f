/** What an answer leans on. */
import * as z from 'zod/mini';
import { FreeForm, open, opt } from './schema.ts';

const sourceProps = {
  title: z.string(),
  description: opt(z.string()),
  timestamp: opt(z.string()),
  /** Sources of one group are listed together. */
  group: opt(z.string()),
};

export const UrlSource = z.object({
  ...sourceProps,
  type: z.literal('url'),
  url: z.string(),
  attribution: opt(z.string()),
});
export interface UrlSource extends z.infer<typeof UrlSource> {}

export const FileSource = z.object({
  ...sourceProps,
  type: z.literal('file'),
  filename: z.string(),
});
export interface FileSource extends z.infer<typeof FileSource> {}

/** Something of the host's, such as a gate. */
export const EntitySource = z.object({
  ...sourceProps,
  type: z.literal('entity'),
  id: z.string(),
  icon: opt(z.string()),
  label: opt(z.string()),
  inline_label: opt(z.string()),
  /** A click tells the host page. */
  interactive: opt(z.boolean()),
  data: opt(FreeForm),
});
export interface EntitySource extends z.infer<typeof EntitySource> {}

export const Source = open(z.discriminatedUnion('type', [UrlSource, FileSource, EntitySource]));
export type Source = UrlSource | FileSource | EntitySource;

/** A source, and where the text leans on it. */
export const Annotation = z.object({
  type: z.literal('annotation'),
  source: Source,
  /** Character position of the marker in the part's text; without it the source is listed at the end. */
  index: opt(z.number()),
});
export interface Annotation extends z.infer<typeof Annotation> {}
