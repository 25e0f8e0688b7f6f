/** How a file is named where space is short. */
import { html, type TemplateResult } from 'lit';
import type { Format } from '../text/format.ts';

/** Characters of a name's end that stay in sight: its ending, and what tells two photos of one day apart. */
const kept = 7;

/** A name that is cut in its middle where it is too long; heard whole. */
export function cutName(name: string): TemplateResult {
  const letters = [...name];
  const at = Math.max(0, letters.length - kept);
  const [head, tail] = [letters.slice(0, at).join(''), letters.slice(at).join('')];
  return html`<span class="visually-hidden">${name}</span
    ><span class="name" dir="auto" aria-hidden="true" title=${name}
      ><span class="head">${head}</span>${tail}</span
    >`;
}

/** "84 kB", "2.5 MB": decimal units, as systems show them. */
export function fileSize(bytes: number, { locale }: Format): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
