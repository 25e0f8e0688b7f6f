/** The table of languages: how much each says itself, in the element and on the server, and what its file weighs. */
import { tags, wordsFor } from '../../../server/src/airline/text/languages.ts';
import { english, neededKeys, pluralForm } from '../test/needed-words.ts';
import { measure } from './script-tag/sizes.ts';

type Words = Readonly<Record<string, string>>;

// Their types know the DOM, which no script has.
const text = (name: string) => import(new URL(`../src/text/${name}.ts`, import.meta.url).href);
const { files, languages } = (await text('languages')) as {
  files: Readonly<Record<string, () => Promise<{ words: Words }>>>;
  languages: (tag: string, registered: Map<string, Words>) => Promise<{ words: Words }>;
};
const { rightToLeft } = (await text('language')) as { rightToLeft: RegExp };

const names = new Intl.DisplayNames('en', { type: 'language' });
const englishOnServer: Words = wordsFor('en').words;

const heads = [
  'Language',
  'Tag',
  'Element',
  'Element coverage',
  'Server',
  'Server coverage',
  'As in English',
  'Plural forms',
  'Direction',
  'File, brotli',
];

export async function languagesTable(): Promise<string> {
  const sizes = new Map(measure().map(({ file, brotli }) => [file, brotli]));
  const rows: string[][] = [];
  for (const tag of [...new Set(['en', ...Object.keys(files), ...tags])]) {
    const words = tag === 'en' ? english : (await languages(tag, new Map())).words;
    const own = tag === 'en' ? english : ((await files[tag]?.())?.words ?? {});
    const server: Words = wordsFor(tag).words;
    const size = sizes.get(`text-${tag}`);
    rows.push([
      names.of(tag) ?? tag,
      `\`${tag}\``,
      count(words, own),
      share(neededKeys(tag), words),
      count(server, server),
      share(Object.keys(englishOnServer), server),
      tag === 'en' ? '' : String(same(words, english) + same(server, englishOnServer)),
      formsIn(words).join(', '),
      rightToLeft.test(tag) ? 'right to left' : 'left to right',
      size === undefined ? 'in the script' : `${(size / 1024).toFixed(1)} KB`,
    ]);
  }
  rows.sort(([one = ''], [other = '']) => one.localeCompare(other, 'en'));
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A region's own strings are few: the rest are its language's. */
function count(words: Words, own: Words): string {
  const all = Object.keys(words).length;
  const few = Object.keys(own).length;
  return few < all ? `${all}, ${few} its own` : String(all);
}

function share(needed: string[], words: Words): string {
  const said = needed.filter((key) => words[key]?.trim()).length;
  // A language that lacks one of 250 is not complete.
  return `${Math.floor((said / needed.length) * 1000) / 10} %`;
}

const same = (words: Words, others: Words): number =>
  Object.keys(words).filter((key) => words[key] === others[key]).length;

function formsIn(words: Words): string[] {
  const used = new Set(Object.keys(words).map((key) => pluralForm.exec(key)?.[1]));
  return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => used.has(form));
}
