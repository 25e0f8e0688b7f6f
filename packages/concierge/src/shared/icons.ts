import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons-data.ts';

const known = new Map<string, string>(Object.entries(icons));

/** Makes icons known that came with a part. */
export function addIcons(more: Readonly<Record<string, string>>): void {
  for (const [name, path] of Object.entries(more)) known.set(name, path);
}

export interface IconOptions {
  /** Edge in pixels. Default 20; 16 in captions and rows, 14 in badges. */
  size?: number;
  /** Spoken name. Without it the icon is decoration and hidden from screen readers. */
  label?: string;
}

/** An inline Lucide icon in the text's colour. A name that is not known (yet) draws nothing. */
export function icon(name: string, options?: IconOptions): TemplateResult | typeof nothing {
  const path = known.get(name);
  return path ? outline(path, options, name) : nothing;
}

/** @param path in a 24 by 24 box; empty, it keeps the place */
export function outline(
  path: string,
  { size = 20, label }: IconOptions = {},
  name = '',
): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    data-icon=${name}
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
    focusable="false"
  >
    <path d=${path}></path>
  </svg>`;
}
