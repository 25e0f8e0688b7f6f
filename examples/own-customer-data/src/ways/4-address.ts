import type { OpenskiesConcierge } from '@openskies/concierge';
import address from '../customer.json?url&no-inline';

/** The element fetches an address of the partner's; `{thread_id}` becomes the open conversation. */
export function supply(concierge: OpenskiesConcierge): void {
  concierge.setAttribute('customer-url', `${address}?thread={thread_id}`);
}
