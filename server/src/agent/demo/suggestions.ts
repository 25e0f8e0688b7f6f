/**
 * The demo model speaks English only, the element suggests in 31 languages: who clicks a suggestion is answered all the
 * same, and what follows (seat map, lists, cards) is in the reader's language.
 */
import { tags } from '../../airline/text/languages.ts';

const english = {
  'start.prompt.seat': 'Change my seat',
  'start.prompt.seat_on': 'Change my seat on {flight}',
  'start.prompt.bag': 'Add a checked bag',
  'start.prompt.meal': 'Set a meal preference',
  'start.prompt.flights': 'Show flights to Tokyo',
};

interface Suggestion {
  english: string;
  /** What stands before and after the flight, or all of it. */
  before: string;
  after?: string | undefined;
}

/** Marks that keep "OA476" left to right in a sentence that is not. */
const directionMarks = /[\u200e\u200f\u2066-\u2069]/g;
let known: Promise<Suggestion[]> | undefined;

/** A suggestion of the element in English, whatever language it is in; any other text as it is. */
export async function inEnglish(text: string): Promise<string> {
  known ??= Promise.all(tags.map(suggestionsIn)).then((all) => all.flat());
  const plain = text.replace(directionMarks, '').trim();
  for (const { english, before, after = '' } of await known) {
    const flight = plain.slice(before.length, plain.length - after.length);
    const names = english.includes('{flight}') ? flight : '';
    if (plain === before + names + after) return english.replace('{flight}', () => flight);
  }
  return text;
}

async function suggestionsIn(tag: string): Promise<Suggestion[]> {
  if (tag === 'en') return [];
  const { words } = (await import(`@openskies/concierge/locales/${tag}`)) as {
    words: Readonly<Record<string, string>>;
  };
  return Object.entries(english).flatMap(([key, sentence]) => {
    // What a language lacks is said as in the one that it is a part of.
    const [before, after] = words[key]?.replace(directionMarks, '').split('{flight}') ?? [];
    return before === undefined ? [] : [{ english: sentence, before, after }];
  });
}
