/** What a language needs to be complete: the keys of English, with the plural forms of the language itself. */
import { enComposer } from '../src/text/en-composer.ts';
import { enConversation } from '../src/text/en-conversation.ts';
import { enDetails } from '../src/text/en-details.ts';
import { en as enFirst } from '../src/text/en.ts';

export const english: Readonly<Record<string, string>> = {
  ...enFirst,
  ...enDetails,
  ...enConversation,
  ...enComposer,
};

export const pluralForm = /\.(zero|one|two|few|many|other)$/;

const pluralKeys = new Set(
  Object.keys(english)
    .filter((key) => key.endsWith('.other'))
    .map((key) => key.replace(pluralForm, '')),
);

/** Languages that say `many` of whole millions alone; their `other` serves. */
const millions = new Set(['es', 'fr', 'it', 'pt']);

export function formsOf(tag: string): string[] {
  const { language } = new Intl.Locale(tag);
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  return pluralCategories.filter((form) => form !== 'many' || !millions.has(language));
}

export function neededKeys(tag: string): string[] {
  const plain = Object.keys(english).filter((key) => !pluralKeys.has(key.replace(pluralForm, '')));
  const plural = [...pluralKeys].flatMap((key) => formsOf(tag).map((form) => `${key}.${form}`));
  return [...plain, ...plural].sort();
}
