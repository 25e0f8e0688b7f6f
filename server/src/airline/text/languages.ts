/** The languages that the server speaks, and which of them a reader gets. A new one is a new file and a line here. */
import { en } from './en.ts';
import { words as ar } from './ar.ts';
import { words as cs } from './cs.ts';
import { words as da } from './da.ts';
import { words as de } from './de.ts';
import { words as el } from './el.ts';
import { words as es } from './es.ts';
import { words as es419 } from './es-419.ts';
import { words as fi } from './fi.ts';
import { words as fr } from './fr.ts';
import { words as frCA } from './fr-CA.ts';
import { words as he } from './he.ts';
import { words as hi } from './hi.ts';
import { words as hu } from './hu.ts';
import { words as id } from './id.ts';
import { words as it } from './it.ts';
import { words as ja } from './ja.ts';
import { words as ko } from './ko.ts';
import { words as nb } from './nb.ts';
import { words as nl } from './nl.ts';
import { words as pl } from './pl.ts';
import { words as ptBR } from './pt-BR.ts';
import { words as ptPT } from './pt-PT.ts';
import { words as ro } from './ro.ts';
import { words as ru } from './ru.ts';
import { words as sv } from './sv.ts';
import { words as th } from './th.ts';
import { words as tr } from './tr.ts';
import { words as uk } from './uk.ts';
import { words as vi } from './vi.ts';
import { words as zhCN } from './zh-CN.ts';
import type { Words } from './speech.ts';

/** By their BCP 47 tags, the same as the element's. */
export const languages: Readonly<Record<string, Words>> = {
  ar,
  cs,
  da,
  de,
  el,
  en,
  es,
  fi,
  fr,
  he,
  hi,
  hu,
  id,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  'pt-BR': ptBR,
  ro,
  ru,
  sv,
  th,
  tr,
  uk,
  vi,
  'zh-CN': zhCN,
};

/** What a region says otherwise than its language. */
const regional: Readonly<Record<string, { base: Words; words: Partial<Words> }>> = {
  'es-419': { base: es, words: es419 },
  'fr-CA': { base: fr, words: frCA },
  'pt-PT': { base: ptBR, words: ptPT },
};

/** The words for a tag: those of its region, then of its language, then English. */
export function wordsFor(wanted: string): { tag: string; words: Words } {
  const tag = tagFor(wanted) ?? 'en';
  const region = regional[tag];
  return { tag, words: region ? { ...region.base, ...region.words } : (languages[tag] ?? en) };
}

/** Every tag that there are words for. */
export const tags: readonly string[] = [...Object.keys(languages), ...Object.keys(regional)];

const americas = new Set(
  'AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE 419'.split(' '),
);

/** The language of ours that a tag stands for, as the element has it; undefined where there is none. */
export function tagFor(wanted: string): string | undefined {
  const { language, script, region = '' } = new Intl.Locale(wanted).maximize();
  const exact = `${language}-${region}`;
  const related = {
    es: americas.has(region) ? 'es-419' : 'es',
    pt: 'pt-PT',
    no: 'nb',
    nn: 'nb',
    zh: script === 'Hans' ? 'zh-CN' : '',
  }[language];
  return [exact, related ?? language].find((tag) => tags.includes(tag));
}

/** A list of tags as `Accept-Language` has them, best first. Longer ones are no list of a person's languages. */
const listLength = 500;

/**
 * The language to speak with whoever sent a request: of the tags they name the first that we have words for, else the
 * first one, so that an airline with words of its own may know it. `en` where they name none.
 *
 * @param header value of `Accept-Language`; a single tag is a list of one
 */
export function languageOf(header: string | null | undefined): string {
  const named = (header ?? '')
    .slice(0, listLength)
    .split(',')
    .flatMap((part, index) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      const weight = quality === undefined ? 1 : Number(quality);
      const known = canonical(tag);
      return known !== null && weight > 0 ? [{ tag: known, weight, index }] : [];
    })
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ tag }) => tag);
  return named.find((tag) => tagFor(tag) !== undefined) ?? named[0] ?? 'en';
}

function canonical(tag: string): string | null {
  try {
    return tag.length > 35 ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}
