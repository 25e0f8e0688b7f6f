import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons-data.ts';

export type IconName = keyof typeof icons;

/** ChatKit's own names, where Lucide calls the same picture something else. */
const chatkitNames: Record<string, IconName> = {
  agent: 'sparkles',
  analytics: 'activity',
  atom: 'compass',
  batch: 'list',
  bolt: 'zap',
  'book-closed': 'bookmark',
  'book-open': 'file-text',
  'book-clock': 'calendar-clock',
  chart: 'chart-column',
  'check-circle': 'circle-check',
  'check-circle-filled': 'circle-check',
  'circle-question': 'circle-question-mark',
  confetti: 'sparkles',
  cube: 'archive',
  desktop: 'square',
  document: 'file-text',
  dot: 'circle',
  'dots-horizontal': 'ellipsis',
  'dots-vertical': 'ellipsis-vertical',
  'empty-circle': 'circle',
  images: 'image',
  keys: 'key',
  lab: 'compass',
  lifesaver: 'life-buoy',
  maps: 'map',
  mobile: 'smartphone',
  name: 'id-card',
  notebook: 'file-text',
  'notebook-pencil': 'square-pen',
  'page-blank': 'file',
  profile: 'circle-user',
  'profile-card': 'id-card',
  reload: 'refresh-cw',
  'settings-slider': 'sliders-horizontal',
  sparkle: 'sparkles',
  'sparkle-double': 'sparkles',
  'square-code': 'square',
  'square-image': 'image',
  'square-text': 'file-text',
  'star-filled': 'star',
  suitcase: 'luggage',
  wreath: 'award',
  write: 'pencil',
  'write-alt': 'square-pen',
  'write-alt2': 'square-pen',
};

/**
 * The icon of ours that a name means: Lucide's (`luggage`, `lucide:luggage`) or ChatKit's (`check-circle`).
 * `null` for a name that we do not draw.
 */
export function iconName(name: string): IconName | null {
  const plain = name.replace(/^lucide:/, '');
  const known = Object.hasOwn(chatkitNames, plain) ? chatkitNames[plain] : plain;
  return known !== undefined && Object.hasOwn(icons, known) ? (known as IconName) : null;
}

export interface IconOptions {
  /** Edge in pixels. Default 20; 16 in captions and rows, 14 in badges. */
  size?: number;
  /** Spoken name. Without it the icon is decoration and hidden from screen readers. */
  label?: string;
}

/** An inline Lucide icon in the text's colour. An unknown name draws nothing. */
export function icon(
  name: string,
  { size = 20, label }: IconOptions = {},
): TemplateResult | typeof nothing {
  const known = iconName(name);
  if (!known) return nothing;
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    data-icon=${known}
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
    focusable="false"
  >
    <path d=${icons[known]}></path>
  </svg>`;
}
