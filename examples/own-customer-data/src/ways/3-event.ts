import type { OpenskiesConcierge } from '@openskies/concierge';
import { portal } from '../portal.ts';

/** The element asks by an event. One listener on the document serves every concierge of the page. */
export function supply(concierge: OpenskiesConcierge): void {
  concierge.addEventListener('openskies-customer-request', (event) => {
    event.respondWith(Promise.resolve(portal.customer));
  });
  portal.addEventListener('change', () => void concierge.refreshCustomer());
}
