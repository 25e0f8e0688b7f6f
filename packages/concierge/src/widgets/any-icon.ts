/** Icons of widgets: any name of ChatKit's or Lucide's. */
import { html, type nothing, type TemplateResult } from 'lit';
import { icon, iconName } from '../shared/icons.ts';
import { loadRareIcon, rareIcon } from './rare-icons.ts';

/** ChatKit's names that the element draws with a near picture, for its weight; a widget may wait for the right one. */
const pictures: Readonly<Record<string, string>> = {
  agent: 'bot',
  analytics: 'chart-line',
  atom: 'atom',
  batch: 'layers',
  'book-closed': 'book',
  'book-open': 'book-open',
  confetti: 'party-popper',
  cube: 'box',
  desktop: 'monitor',
  dot: 'dot',
  images: 'images',
  keys: 'key-round',
  lab: 'flask-conical',
  notebook: 'notebook',
  'notebook-pencil': 'notebook-pen',
  sparkle: 'sparkle',
  'square-code': 'square-code',
  wreath: 'trophy',
};

/**
 * Draws an icon by any of its names. The rare ones come when they are first needed, into space that was kept for them.
 *
 * @param redraw called when the icon has come
 */
export function anyIcon(
  name: string,
  size: number,
  redraw: () => void,
): TemplateResult | typeof nothing {
  const own = Object.hasOwn(pictures, name) ? pictures[name] : undefined;
  if (!name || (!own && iconName(name))) return icon(name, { size });
  const picture = own ?? name;
  const path = rareIcon(picture);
  if (path === null) return icon(name, { size });
  if (path === undefined) void loadRareIcon(picture).then(redraw);
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path d=${path ?? ''}></path>
  </svg>`;
}
