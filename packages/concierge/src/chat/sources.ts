import type { Annotation, AssistantMessageItem } from '@openskies/protocol';
import { safeUrl } from '../shared/markdown-renderer.ts';

export type Source = Annotation['source'];

export interface NumberedSource {
  /** From 1, in the order in which the text names them. */
  number: number;
  source: Source;
}

/** The sources of a message, each once. */
export function sourcesOf(item: AssistantMessageItem): NumberedSource[] {
  const byKey = new Map<string, NumberedSource>();
  for (const { source } of item.content.flatMap(({ annotations }) => annotations)) {
    const key = `${source.type} ${sourceId(source)}`;
    if (!byKey.has(key)) byKey.set(key, { number: byKey.size + 1, source });
  }
  return [...byKey.values()];
}

/** Where a source leads; null when nowhere we follow. */
export function sourceUrl(source: Source, hosts?: readonly string[] | null): string | null {
  return source.type === 'url' ? safeUrl(source.url, hosts) : null;
}

function sourceId(source: Source): string {
  if (source.type === 'url') return source.url;
  return source.type === 'file' ? source.filename : source.id;
}
