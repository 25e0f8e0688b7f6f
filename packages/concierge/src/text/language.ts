import { createFormat, englishFormat, type Format } from './format.ts';
import { english, isLocale, loadLocale, localeAtHand, saidByPage, type Locale } from './locales.ts';
import { createText, englishText, type Text, type TextOverrides } from './text.ts';

export const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** The language of one element: its words, formats and direction. */
export class Language {
  /** The reader's own tag: what the page or the browser asked for. */
  wanted = 'en';
  /** Tag of the words, which may be another language when we have none of theirs. */
  tag = 'en';
  text: Text = englishText;
  format: Format = englishFormat;
  /** English, because we have no words in the reader's language. */
  #borrowed = false;
  #asked: { locale: string | null; overrides: TextOverrides } | undefined;

  /**
   * Speaks what the element, its page or the browser asks for, first answer wins. A later call overtakes.
   *
   * @returns a promise while words are fetched, else null
   */
  speak(node: Element, locale: string | null, overrides: TextOverrides): Promise<void> | null {
    const asked = [locale, saidByPage(node, 'lang'), navigator.language];
    const wanted = asked.find(isLocale) ?? 'en';
    this.wanted = wanted;
    this.#asked = { locale, overrides };
    const atHand = localeAtHand(wanted);
    if (atHand) {
      this.#use(atHand);
      return null;
    }
    return loadLocale(wanted).then((loaded) => {
      if (this.wanted === wanted) this.#use(loaded);
    });
  }

  /** Whether this is what was asked for last. */
  heard(locale: string | null, overrides: TextOverrides): boolean {
    return this.#asked?.locale === locale && this.#asked.overrides === overrides;
  }

  /** Direction of the words, where the page has not said one or said it for a language that we lack. Null: nothing needs saying. */
  directionIn(node: Element): 'rtl' | 'ltr' | null {
    if (this.#borrowed) return 'ltr';
    if (!rightToLeft.test(this.tag) || saidByPage(node, 'dir') !== null) return null;
    return getComputedStyle(node).direction === 'rtl' ? null : 'rtl';
  }

  #use({ tag, words }: Locale): void {
    // Dates in one language and words in another would be neither.
    const same = new Intl.Locale(this.wanted).language === new Intl.Locale(tag).language;
    const { overrides } = this.#asked ?? {};
    const borrows = !same && tag === english.tag;
    // Words of the page's own are in its language, and so may be most of what is read.
    this.#borrowed = borrows && !Object.keys(overrides ?? {}).length;
    const locale = borrows ? tag : this.wanted;
    this.tag = tag;
    this.text = createText(locale, { ...words, ...overrides });
    this.format = createFormat(locale, this.text);
  }
}
