/** Pure: which sources a message leans on, and where in its text their numbers stand. */
import type {
  Annotation,
  AssistantMessageContent,
  AssistantMessageItem,
} from '@openskies/protocol';
import { safeUrl } from '../shared/markdown-renderer.ts';
import { firstMark } from '../shared/text-marks.ts';

export type Source = Annotation['source'];

export interface NumberedSource {
  /** From 1, in the order in which the text comes to them. */
  number: number;
  source: Source;
}

/** The sources of a message, each once. */
export function sourcesOf(item: AssistantMessageItem): NumberedSource[] {
  const byKey = new Map<string, NumberedSource>();
  for (const { source } of item.content.flatMap(({ annotations }) => inOrder(annotations))) {
    const key = keyOf(source);
    if (!byKey.has(key)) byKey.set(key, { number: byKey.size + 1, source });
  }
  return [...byKey.values()];
}

/** Where a source leads; null when nowhere we follow. */
export function sourceUrl(source: Source, hosts?: readonly string[] | null): string | null {
  return source.type === 'url' ? safeUrl(source.url, hosts) : null;
}

/** The text with a mark where a number is to stand: the character `firstMark` + number. Sources without a place get none. */
export function withMarks(
  { text, annotations }: AssistantMessageContent,
  sources: readonly NumberedSource[],
): string {
  const numbers = new Map(sources.map(({ number, source }) => [keyOf(source), number]));
  // What the model wrote is not taken for a mark of ours.
  const clean = text.replace(/[\uE000-\uF8FF]/g, '\uFFFD');
  let marked = '';
  let done = 0;
  const seen = new Set<string>();
  for (const { index, source } of inOrder(annotations)) {
    const at = index == null ? 0 : placeOf(clean, index);
    const number = numbers.get(keyOf(source)) ?? 0;
    const key = `${at} ${number}`;
    if (at === 0 || number === 0 || seen.has(key)) continue;
    seen.add(key);
    // Two places that were near may have become one, or have changed sides.
    marked += clean.slice(done, Math.max(at, done)) + String.fromCharCode(firstMark + number);
    done = Math.max(at, done);
  }
  return marked + clean.slice(done);
}

function inOrder(annotations: readonly Annotation[]): Annotation[] {
  const place = ({ index }: Annotation) => index ?? Infinity;
  return annotations.toSorted((one, other) => {
    const [first, second] = [place(one), place(other)];
    return first === second ? 0 : first - second;
  });
}

function keyOf(source: Source): string {
  const { type } = source;
  return `${type} ${type === 'url' ? source.url : type === 'file' ? source.filename : source.id}`;
}

/** Letters and digits of scripts that put spaces between words. */
const wordy = /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{N}\p{M}]$/u;
const closing = /^[.,;:!?…)»”’"'。、，！？]$/;

/**
 * The place for a number near a character position. Positions come from models and from servers that count otherwise, so a
 * number never parts a word: it goes to the word's nearer end, before the space and after the full stop.
 *
 * @returns 0 where no number can stand: at the beginning, and on lines of marks
 */
export function placeOf(text: string, index: number): number {
  let at = Math.min(Math.max(0, Math.round(index)), text.length);
  const inWord = (place: number) =>
    wordy.test(text[place - 1] ?? '') && wordy.test(text[place] ?? '');
  let [back, ahead] = [at, at];
  while (inWord(back)) back -= 1;
  while (inWord(ahead)) ahead += 1;
  at = at - back <= ahead - at ? back : ahead;
  if (/[\uDC00-\uDFFF]/.test(text[at] ?? '')) at += 1;
  while (at > 0 && /\s/.test(text[at - 1]!)) at -= 1;
  // Between a link's words and its address nothing may come.
  if (text[at] === ']' && text[at + 1] === '(') at += 1;
  if (text[at - 1] === ']' && text[at] === '(') at = text.indexOf(')', at) + 1 || text.length;
  while (closing.test(text[at] ?? '') || (text[at] === ']' && text[at + 1] !== '(')) at += 1;
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:`{3}|~{3}|[-*_=|:#>\s]*$)/.test(line) ? 0 : at;
}
