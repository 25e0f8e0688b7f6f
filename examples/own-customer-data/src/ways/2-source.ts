import type { OpenskiesConcierge } from '@openskies/concierge';
import { portal } from '../portal.ts';

/** The element asks when a conversation opens and after each answer; the page says when something changed. */
export function supply(concierge: OpenskiesConcierge): void {
  concierge.customerSource = {
    load: () => portal.customer,
    subscribe(changed) {
      const listener = () => changed(portal.customer);
      portal.addEventListener('change', listener);
      return () => portal.removeEventListener('change', listener);
    },
  };
}
