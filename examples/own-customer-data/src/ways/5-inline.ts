import type { OpenskiesConcierge } from '@openskies/concierge';
import { portal } from '../portal.ts';

/** For static pages: `<script type="application/json" slot="customer-data">` inside the element. */
export function supply(concierge: OpenskiesConcierge): void {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.slot = 'customer-data';
  const write = () => (script.textContent = JSON.stringify(portal.customer));
  write();
  concierge.append(script);
  portal.addEventListener('change', write);
}
