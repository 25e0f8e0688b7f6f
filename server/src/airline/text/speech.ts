/** What the server says in one language: words, money, days, lists. */
import type { en } from './en.ts';
import { wordsFor } from './languages.ts';

export type WordKey = keyof typeof en;
/** One language: every key of `en.ts`. */
export type Words = Readonly<Record<WordKey, string>>;

export interface Speech {
  /** BCP 47 tag of the numbers and dates. */
  readonly language: string;
  /** The words for a key, with `{name}` filled from `values`. */
  say(key: WordKey, values?: Readonly<Record<string, string | number>>): string;
  /** 64200 cents, 'USD' → "$642.00". */
  money(minor: number, currency: string): string;
  /** `2026-12-03` → "Thu, Dec 3". */
  day(iso: string): string;
  /** "12C and 15C". */
  list(words: readonly string[]): string;
  /** "14C, aisle, free": marks of one thing in a row. */
  marks(words: readonly string[]): string;
  /** "Premium economy", where the language has capitals. */
  capitalized(words: string): string;
}

const made = new Map<string, Speech>();
/** Tags come from clients: only so many are kept. */
const kept = 200;

/** @param language BCP 47 tag; one that no words are there for speaks English */
export function speak(language: string): Speech {
  let speech = made.get(language);
  if (!speech) {
    if (made.size >= kept) made.clear();
    made.set(language, (speech = make(language)));
  }
  return speech;
}

const beginsLatin = /^[^\p{L}\u200f]*\p{Script=Latin}/u;

function make(wanted: string): Speech {
  const { tag, words } = wordsFor(wanted);
  // Figures of one language among words of another would be neither.
  const same = new Intl.Locale(wanted).language === new Intl.Locale(tag).language;
  const language = same ? (wanted === 'en' ? 'en-US' : wanted) : 'en-US';
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const marks = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const toLeft = ['Arab', 'Hebr'].includes(new Intl.Locale(language).maximize().script ?? '');
  return {
    language,
    say(key, values = {}) {
      // What an airline's rules let through and no words are there for is said as it is called.
      const said = ((words as Partial<Words>)[key] ?? key).replace(
        /\{(\w+)\}/g,
        (whole, name: string) => String(values[name] ?? whole),
      );
      // A sentence that begins with a flight's number is one from right to left all the same.
      return toLeft && beginsLatin.test(said) ? `\u200f${said}` : said;
    },
    money(minor, currency) {
      const format = new Intl.NumberFormat(language, { style: 'currency', currency });
      const written = format.format(
        minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2),
      );
      // From right to left the sign of "US$" would stand on the other side of its letters.
      return toLeft ? written.replace(/[A-Z]\$/, '$&\u200e') : written;
    },
    day: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    list: (words) => list.format(words),
    marks: (words) => marks.format(words),
    capitalized: (words) => words.charAt(0).toLocaleUpperCase(language) + words.slice(1),
  };
}
