import { nothing } from 'lit';
import { icon, outline } from '../shared/icons.ts';
import { lazily } from '../shared/lazily.ts';

const anyIcons = lazily(() => import('../widgets/any-icon.ts'));

/**
 * An icon that the page names. Those of the first screen stand at once; all others come later, into space that is kept.
 *
 * @param redraw called when more has come
 */
export function namedIcon(name: string, size: number, redraw: () => void): unknown {
  const drawn = icon(name, { size });
  if (drawn !== nothing) return drawn;
  if (anyIcons.now) return anyIcons.now.anyIcon(name, size, redraw);
  anyIcons().then(redraw, () => undefined); // the words stand without it
  return outline('', { size });
}
