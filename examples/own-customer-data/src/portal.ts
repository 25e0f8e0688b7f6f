/** Stands for the partner's own system: it knows the customer, and a desk may change the seat. */
import type { CustomerProfile } from '@openskies/concierge';
import customer from './customer.json';

export const portal = new (class extends EventTarget {
  customer: CustomerProfile = {
    preferred_routes: [],
    spotlight: [],
    ...customer,
  };

  /** What the desk does: another seat, and a line in the timeline. */
  moveTo(seat: string): void {
    const [flight, ...others] = this.customer.segments;
    this.customer = {
      ...this.customer,
      segments: [{ ...flight!, seat }, ...others],
      timeline: [
        {
          timestamp: new Date().toISOString(),
          kind: 'success',
          entry: `Moved to ${seat} at the desk.`,
        },
        ...this.customer.timeline,
      ],
    };
    this.dispatchEvent(new Event('change'));
  }
})();
