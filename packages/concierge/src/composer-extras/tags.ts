/**
 * Tags in the draft. The text field holds plain text, so that every keyboard, input method and screen reader works as ever;
 * a tag is a stretch of it that means something. Pure.
 */
import type { Entity, UserMessageContent } from '../composer-options.ts';

export interface Tag {
  readonly start: number;
  /** Its words in the draft: the entity's title. */
  readonly entity: Entity;
}

type TagContent = Extract<UserMessageContent, { type: 'input_tag' }>;

export const endOf = ({ start, entity }: Tag): number => start + entity.title.length;

/** The tags after the draft changed: those beyond the change move with their words, a tag that it touched is words again. */
export function moveTags(tags: readonly Tag[], before: string, after: string): readonly Tag[] {
  if (tags.length === 0 || before === after) return tags;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same += 1;
  }
  const to = before.length - same;
  const by = after.length - before.length;
  return tags
    .filter((tag) => endOf(tag) <= from || tag.start >= to)
    .map((tag) => (tag.start >= to ? { ...tag, start: tag.start + by } : tag));
}

/** Puts a tag in place of a stretch of the draft, with a space behind it. */
export function insertTag(
  draft: string,
  tags: readonly Tag[],
  [from, to]: readonly [number, number],
  entity: Entity,
): { draft: string; tags: readonly Tag[]; caret: number } {
  const rest = draft.slice(to);
  const space = /^\s/.test(rest) ? '' : ' ';
  const next = `${draft.slice(0, from)}${entity.title}${space}${rest}`;
  const by = next.length - draft.length;
  const others = tags
    .filter((tag) => endOf(tag) <= from || tag.start >= to)
    .map((tag) => (tag.start >= to ? { ...tag, start: tag.start + by } : tag));
  const all = [...others, { start: from, entity }].sort((a, b) => a.start - b.start);
  return { draft: next, tags: all, caret: from + entity.title.length + 1 };
}

/** The draft as a message says it, without space round it. */
export function toContent(draft: string, tags: readonly Tag[]): UserMessageContent[] {
  const content: UserMessageContent[] = [];
  const say = (text: string) => text && content.push({ type: 'input_text', text });
  let at = 0;
  for (const tag of tags) {
    const words = draft.slice(at, tag.start);
    say(at === 0 ? words.trimStart() : words);
    content.push(toTagContent(tag.entity));
    at = endOf(tag);
  }
  const words = draft.slice(at).trimEnd();
  say(at === 0 ? words.trimStart() : words);
  return content;
}

/** Words and tags of the page as a draft. */
export function fromContent(content: readonly UserMessageContent[]): {
  draft: string;
  tags: readonly Tag[];
} {
  let draft = '';
  const tags: Tag[] = [];
  for (const piece of content) {
    if (piece.type === 'input_tag') tags.push({ start: draft.length, entity: toEntity(piece) });
    draft += piece.text;
  }
  return { draft, tags };
}

/** A tag as the page knows it. */
export function toEntity({ id, text, group, interactive, data }: TagContent): Entity {
  return {
    id,
    title: text,
    ...(group ? { group } : {}),
    ...(interactive === undefined ? {} : { interactive }),
    data: (data ?? {}) as Record<string, string>,
  };
}

function toTagContent({ id, title, group, interactive, data = {} }: Entity): TagContent {
  return {
    type: 'input_tag',
    id,
    text: title,
    data,
    ...(group ? { group } : {}),
    ...(interactive === undefined ? {} : { interactive }),
  };
}

export interface Trigger {
  readonly sign: '@' | '/';
  /** Place of the sign in the draft. */
  readonly at: number;
  /** What is written after it, up to the caret. */
  readonly query: string;
}

/** Words that still may be a name. */
const longestQuery = 40;

/** The sign that the caret stands behind, when it begins a word. A name may hold single spaces. */
export function triggerAt(draft: string, caret: number, signs: string): Trigger | null {
  const line = draft.slice(draft.lastIndexOf('\n', caret - 1) + 1, caret);
  const begins = caret - line.length;
  for (let index = line.length - 1; index >= 0 && line.length - index <= longestQuery; index -= 1) {
    const sign = line[index] ?? '';
    const query = line.slice(index + 1);
    const opens = index === 0 || /[\s([{"'“«]/.test(line[index - 1] ?? '');
    if (signs.includes(sign) && opens) {
      if (/^\s|\s\s/.test(query)) return null;
      return { sign: sign as Trigger['sign'], at: begins + index, query };
    }
  }
  return null;
}
