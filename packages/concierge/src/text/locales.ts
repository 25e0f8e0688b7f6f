/** Which words an element speaks. English is always there; every other language is a file that loads on need. */
import { en } from './en.ts';
import type { TextOverrides, Words } from './text.ts';

/** Words under a language tag. */
export interface Locale {
  /** BCP 47 tag of the words, such as `fr-CA`; the reader's own tag may say more. */
  tag: string;
  words: Words;
}

/** Words of the page's own, or a function that fetches them. */
export type LocaleSource = TextOverrides | (() => Promise<TextOverrides>);

const registered = new Map<string, LocaleSource>();
const listeners = new Set<() => void>();

export const english: Locale = { tag: 'en', words: en };

/**
 * Adds a language, or replaces one of ours. What it lacks is said in the language itself where we have it (`de` for `de-CH`),
 * else in English. Elements that stand in a page speak it at once.
 *
 * @param tag BCP 47
 * @throws RangeError when `tag` is no language tag
 */
export function registerLocale(tag: string, words: LocaleSource): void {
  registered.set(new Intl.Locale(tag).toString(), words);
  for (const listener of listeners) listener();
}

/** Calls back when a language was added, until the returned function is called. */
export function onLocalesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words for a reader's tag where they are at hand: English, as long as the page brings none of its own. */
export function localeAtHand(tag: string): Locale | null {
  return registered.size === 0 && /^en\b/i.test(tag) ? english : null;
}

/** The words for a reader's tag. An unknown language is English, and so is one that cannot be loaded. */
export async function loadLocale(tag: string): Promise<Locale> {
  const atHand = localeAtHand(tag);
  if (atHand) return atHand;
  try {
    const { languages } = await import('./languages.ts');
    return await languages(tag, registered);
  } catch {
    return english; // offline, or the file is gone: words in English are better than none
  }
}

/** Whether Intl takes it; a page may say anything in `lang`. */
export function isLocale(tag: string | null | undefined): tag is string {
  try {
    return Boolean(tag && Intl.getCanonicalLocales(tag));
  } catch {
    return false;
  }
}

/** What the page says of a node in an attribute that children inherit (`lang`, `dir`), through the shadow roots above it. */
export function saidByPage(node: Element, attribute: string): string | null {
  const said = node.closest(`[${attribute}]`)?.getAttribute(attribute);
  if (said !== undefined && said !== null) return said;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? saidByPage(root.host, attribute) : null;
}
