import type { Annotation } from '@openskies/protocol';
import * as z from 'zod';

/** One reasoning summary: its text so far, or whole. */
export interface Thought {
  index: number;
  /** What was added; empty on the event that ends it. */
  delta: string;
  /** The whole text, given at its end. */
  text?: string;
}

const annotationEvent = z.object({
  type: z.literal('response.output_text.annotation.added'),
  annotation: z.union([
    z.object({
      type: z.literal('url_citation'),
      end_index: z.int(),
      url: z.string(),
      title: z.string(),
    }),
    z.object({ type: z.literal('file_citation'), index: z.int(), filename: z.string() }),
  ]),
});

/** A citation in a raw event of the Responses API, as the thread shows it; null for every other event. */
export function annotationOf(raw: unknown): Annotation | null {
  const parsed = annotationEvent.safeParse(raw);
  if (!parsed.success) return null;
  const { annotation } = parsed.data;
  return annotation.type === 'url_citation'
    ? {
        type: 'annotation',
        source: { type: 'url', title: annotation.title, url: annotation.url },
        index: annotation.end_index,
      }
    : {
        type: 'annotation',
        source: { type: 'file', title: annotation.filename, filename: annotation.filename },
        index: annotation.index,
      };
}

const thoughtEvent = z.union([
  z.object({
    type: z.literal('response.reasoning_summary_text.delta'),
    summary_index: z.int(),
    delta: z.string(),
  }),
  z.object({
    type: z.literal('response.reasoning_summary_text.done'),
    summary_index: z.int(),
    text: z.string(),
  }),
]);

/** A piece of a reasoning summary in a raw event of the Responses API; null for every other event. */
export function thoughtOf(raw: unknown): Thought | null {
  const parsed = thoughtEvent.safeParse(raw);
  if (!parsed.success) return null;
  const event = parsed.data;
  return event.type === 'response.reasoning_summary_text.delta'
    ? { index: event.summary_index, delta: event.delta }
    : { index: event.summary_index, delta: '', text: event.text };
}
