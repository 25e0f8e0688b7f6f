/** Icons that a server or a page names: any name of ChatKit's or Lucide's. */
import { nothing, type TemplateResult } from 'lit';
import { icon, outline } from '../shared/icons.ts';
import { loadRareIcon, rareIcon } from './rare-icons.ts';

/** ChatKit's own names, where Lucide calls the same picture something else. */
const pictures: Readonly<Record<string, string>> = {
  agent: 'bot',
  analytics: 'chart-line',
  batch: 'layers',
  bolt: 'zap',
  'book-clock': 'calendar-clock',
  'book-closed': 'book',
  chart: 'chart-column',
  'check-circle': 'circle-check',
  'check-circle-filled': 'circle-check',
  'circle-question': 'circle-question-mark',
  confetti: 'party-popper',
  cube: 'box',
  desktop: 'monitor',
  document: 'file-text',
  'dots-horizontal': 'ellipsis',
  'dots-vertical': 'ellipsis-vertical',
  'empty-circle': 'circle',
  keys: 'key-round',
  lab: 'flask-conical',
  lifesaver: 'life-buoy',
  maps: 'map',
  mobile: 'smartphone',
  name: 'id-card',
  'notebook-pencil': 'notebook-pen',
  'page-blank': 'file',
  profile: 'circle-user',
  'profile-card': 'id-card',
  reload: 'refresh-cw',
  'settings-slider': 'sliders-horizontal',
  'sparkle-double': 'sparkles',
  'square-image': 'image',
  'square-text': 'file-text',
  'star-filled': 'star',
  suitcase: 'luggage',
  wreath: 'trophy',
  write: 'pencil',
  'write-alt': 'square-pen',
  'write-alt2': 'square-pen',
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
  const plain = name.replace(/^lucide:/, '');
  const picture = Object.hasOwn(pictures, plain) ? pictures[plain]! : plain;
  const drawn = icon(picture, { size });
  if (drawn !== nothing) return drawn;
  const path = rareIcon(picture);
  if (path === null) return nothing;
  if (path === undefined) void loadRareIcon(picture).then(redraw);
  return outline(path ?? '', { size }, picture);
}
