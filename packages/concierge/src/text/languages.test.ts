import { expect } from '@open-wc/testing';
import { english, neededKeys, pluralForm } from '../../test/needed-words.ts';
import { fileFor, files, languages } from './languages.ts';
import type { Words } from './text.ts';

const source = (key: string): string =>
  english[key] ?? english[`${key.replace(pluralForm, '')}.other`] ?? '';
const placeholders = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
const lengthOf = (sentence: string): number => sentence.replace(/\{\w+\}/g, '').length;

for (const [tag, load] of Object.entries(files)) {
  describe(`the words of ${tag}`, () => {
    let own: Words;
    let all: Words;
    before(async () => {
      own = (await load()).words;
      all = (await languages(tag, new Map())).words;
    });

    it('are complete, with every plural form of the language', () => {
      expect(Object.keys(all).sort()).to.deep.equal(neededKeys(tag));
    });

    it('have the placeholders of the English ones', () => {
      for (const [key, sentence] of Object.entries(all)) {
        const wanted = placeholders(source(key));
        const given = placeholders(sentence);
        // "One new message" needs no figure.
        const spelled = pluralForm.test(key) && !key.endsWith('.other');
        const same = spelled ? wanted.filter((name) => name !== '{count}') : wanted;
        const compared = spelled ? given.filter((name) => name !== '{count}') : given;
        expect(compared, `${tag} ${key}`).to.deep.equal(same);
      }
    });

    it('fit where the English ones fit', () => {
      const wide = Object.entries(all)
        .filter(([key, sentence]) => lengthOf(sentence) > Math.max(18, lengthOf(source(key)) * 1.8))
        .map(([key, sentence]) => `${tag} ${key}: ${sentence}`);
      expect(wide).to.deep.equal([]);
    });

    it('hold only what is their own', async () => {
      const { language } = new Intl.Locale(tag);
      const base = tag === 'pt-PT' ? 'pt-BR' : language;
      if (base === tag || !(base in files)) return;
      const { words } = await files[base]!();
      const repeated = Object.keys(own).filter((key) => own[key] === words[key]);
      expect(repeated).to.deep.equal([]);
    });
  });
}

describe('the file for a reader', () => {
  it('is the one of the region, then of the language, then none', () => {
    const wanted: Record<string, string | null> = {
      de: 'de',
      'de-AT': 'de',
      fr: 'fr',
      'fr-BE': 'fr',
      'fr-CA': 'fr-CA',
      es: 'es',
      'es-MX': 'es-419',
      'es-419': 'es-419',
      pt: 'pt-BR',
      'pt-AO': 'pt-PT',
      no: 'nb',
      'nn-NO': 'nb',
      iw: 'he',
      zh: 'zh-CN',
      'zh-Hans-SG': 'zh-CN',
      'zh-TW': null,
      sw: null,
    };
    const found = Object.keys(wanted).map((tag) => [tag, fileFor(tag)]);
    expect(Object.fromEntries(found)).to.deep.equal(wanted);
  });
});
