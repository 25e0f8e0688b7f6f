import type { OpenskiesConcierge } from '@openskies/concierge';
import { portal } from '../portal.ts';

/** The page owns the data and pushes every change. */
export function supply(concierge: OpenskiesConcierge): void {
  concierge.customer = portal.customer;
  portal.addEventListener('change', () => {
    concierge.customer = portal.customer;
  });
}
