/** Every language of ours, each in a file of its own. A new one is a new file and a line here. */
import { english, type Locale, type LocaleSource } from './locales.ts';
import type { Words } from './text.ts';

/** A regional file holds only what differs from its language's. */
export const files: Readonly<Record<string, () => Promise<{ words: Words }>>> = {
  ar: () => import('./ar.ts'),
  cs: () => import('./cs.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  el: () => import('./el.ts'),
  es: () => import('./es.ts'),
  'es-419': () => import('./es-419.ts'),
  fi: () => import('./fi.ts'),
  fr: () => import('./fr.ts'),
  'fr-CA': () => import('./fr-CA.ts'),
  he: () => import('./he.ts'),
  hi: () => import('./hi.ts'),
  hu: () => import('./hu.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
  'pt-PT': () => import('./pt-PT.ts'),
  ro: () => import('./ro.ts'),
  ru: () => import('./ru.ts'),
  sv: () => import('./sv.ts'),
  th: () => import('./th.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  vi: () => import('./vi.ts'),
  'zh-CN': () => import('./zh-CN.ts'),
};

/**
 * The file for a reader's tag: its own, its region's, its language's. Spanish of the Americas is `es-419`, Portuguese
 * outside Brazil `pt-PT`; traditional Chinese has no file yet.
 */
export function fileFor(tag: string): string | null {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  const exact = `${language}-${region ?? ''}`;
  if (exact in files) return exact;
  switch (language) {
    case 'es':
      return americas.has(region ?? '') || region === '419' ? 'es-419' : 'es';
    case 'pt':
      return 'pt-PT';
    case 'no':
    case 'nn':
      return 'nb';
    case 'zh':
      return script === 'Hans' ? 'zh-CN' : null;
    default:
      return language in files ? language : null;
  }
}

const americas = new Set(
  'AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE'.split(' '),
);

/** The file that a regional file completes. */
const bases: Readonly<Record<string, string>> = {
  'es-419': 'es',
  'fr-CA': 'fr',
  'pt-PT': 'pt-BR',
};

/** @param registered the page's own words; they go before ours */
export async function languages(
  tag: string,
  registered: ReadonlyMap<string, LocaleSource>,
): Promise<Locale> {
  const locale = new Intl.Locale(tag);
  const file = fileFor(tag);
  const ours = file ? await wordsOf(file) : null;
  const names = new Set([locale.language, locale.toString()]);
  const own = [...names].filter((name) => registered.has(name));
  let words: Words = ours ?? english.words;
  for (const name of own) {
    const source = registered.get(name)!;
    words = { ...words, ...(typeof source === 'function' ? await source() : source) };
  }
  return { tag: own.at(-1) ?? file ?? english.tag, words };
}

async function wordsOf(file: string): Promise<Words> {
  const base = bases[file];
  const [under, { words }] = await Promise.all([base ? wordsOf(base) : {}, files[file]!()]);
  return { ...under, ...words };
}
