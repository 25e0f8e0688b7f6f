import type { nothing, TemplateResult } from 'lit';
import { icon, iconName } from '../shared/icons.ts';
import type { anyIcon } from '../widgets/any-icon.ts';

let any: typeof anyIcon | undefined;

/**
 * An icon that a server names. Those that the element has stand at once; all others come with the widgets' icons.
 *
 * @param redraw called when they have come
 */
export function namedIcon(
  name: string,
  size: number,
  redraw: () => void,
): TemplateResult | typeof nothing {
  if (iconName(name)) return icon(name, { size });
  if (any) return any(name, size, redraw);
  void import('../widgets/any-icon.ts').then(
    (module) => {
      any = module.anyIcon;
      redraw();
    },
    () => undefined, // the words stand without it
  );
  return icon('circle', { size });
}
