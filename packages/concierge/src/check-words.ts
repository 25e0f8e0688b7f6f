/** A word that the element does not know falls back in silence, as in HTML. Its author is told. Loads with the conversation. */
import type { OpenskiesConcierge } from './concierge.ts';
import { warn } from './shared/warn.ts';

const words = {
  layout: ['inline', 'fullscreen', 'launcher', 'sidebar'],
  panels: ['both', 'chat', 'customer'],
  density: ['compact', 'normal', 'spacious'],
  radius: ['sharp', 'soft', 'round', 'pill'],
  colorScheme: ['auto', 'light', 'dark'],
} as const satisfies Partial<Record<keyof OpenskiesConcierge, readonly string[]>>;

export function checkWords(element: OpenskiesConcierge): void {
  for (const [name, known] of Object.entries(words)) {
    const word = element[name as keyof typeof words];
    if (word && !(known as readonly string[]).includes(word))
      warn(`<openskies-concierge> ${name}: "${word}" is none of ${known.join(', ')}.`);
  }
}
