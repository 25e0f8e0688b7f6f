import type { enComposer } from './en-composer.ts';
import type { enConversation } from './en-conversation.ts';
import type { enDetails } from './en-details.ts';
import { en } from './en.ts';

type Plural<K> = K extends `${infer Base}.${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K;

type English = typeof en & typeof enDetails & typeof enConversation & typeof enComposer;

/** A key of English; plurals without their `.one`, `.other`. */
export type TextKey = Plural<keyof English>;

/** One language: every key of English, and the plural forms that the language needs besides. */
export type Words = Readonly<Record<string, string>>;

/** Words of the page's own, by key: any of English (`@openskies/concierge/locales/en`), plurals with any form of `Intl.PluralRules`. */
export type TextOverrides = Readonly<
  Partial<Record<keyof English | `${TextKey}.${Intl.LDMLPluralRule}`, string>>
>;

const english: Record<string, string> = { ...en };

/** English words that come with a part. */
export function addEnglish(words: Words): void {
  Object.assign(english, words);
}

export type TextValues = Readonly<Record<string, string | number>>;

/** Answers the words for a key, with `{name}` filled from `values`; `values.count` chooses the plural form. */
export type Text = (key: TextKey, values?: TextValues) => string;

/**
 * @param locale BCP 47 tag, for plural forms and numbers inside sentences
 * @param words a language or a part of one; what it lacks is said in English
 */
export function createText(locale: string, words: Words = {}): Text {
  // Made when first needed: each costs the start of a page milliseconds.
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const find = (key: string): string | undefined => words[key] ?? english[key];
  return (key, values = {}) => {
    const count = values['count'];
    const form =
      typeof count === 'number'
        ? `${key}.${(plurals ??= new Intl.PluralRules(locale)).select(count)}`
        : key;
    const sentence = find(form) ?? find(key) ?? find(`${key}.other`) ?? key;
    // A page's own word may be anything.
    return `${sentence}`.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (typeof value !== 'number') return value;
      return (numbers ??= new Intl.NumberFormat(locale)).format(value);
    });
  };
}

/** English, for a view that stands alone. */
export const englishText: Text = createText('en');
