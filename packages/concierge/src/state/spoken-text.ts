import type { ThreadItem } from '@openskies/protocol';

/** What a screen reader hears when an item is complete. Null for what speaks elsewhere or not at all. */
export function spokenText(item: ThreadItem): string | null {
  switch (item.type) {
    case 'assistant_message':
      return plain(item.content.map(({ text }) => text).join('\n')) || null;
    case 'task':
      return 'title' in item.task ? (item.task.title ?? null) : null;
    default:
      return null;
  }
}

/** Markdown without its marks, as well as the ear needs it. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+])\s+/gm, '')
    .replace(/[*_`~|]+/g, '')
    .trim();
}
