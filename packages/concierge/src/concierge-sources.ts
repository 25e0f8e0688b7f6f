import type { OpenskiesConcierge } from './concierge.ts';
import { OpenskiesCustomerRequestEvent } from './events.ts';
import type { CustomerSource, CustomerSources } from './state/customer-source.ts';
import type { Client } from './transport/client.ts';

/**
 * The six ways in which a page may supply the customer, as the element's page offers them.
 *
 * @param provided the source given from above with `@lit/context`
 */
export function customerSourcesOf(
  element: OpenskiesConcierge,
  client: Client,
  provided: () => CustomerSource | undefined,
): CustomerSources {
  return {
    page: () => element.customer,
    source: () => element.customerSource ?? provided(),
    ask(request) {
      const event = new OpenskiesCustomerRequestEvent(request);
      element.dispatchEvent(event);
      return event.answer;
    },
    address: () => element.customerUrl,
    fetchAddress: (url, signal) => client.foreignJson(url, signal),
    inline() {
      const script = element.querySelector(
        ':scope > script[type="application/json"][slot="customer-data"]',
      );
      return script?.textContent ?? null;
    },
    server: ({ threadId, signal }) => client.customer(threadId, signal),
  };
}
