import type { OpenskiesConcierge } from './concierge.ts';
import { OpenskiesCustomerRequestEvent } from './events.ts';
import { warn } from './shared/warn.ts';
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
    inline: () => inlineCustomer(element),
    server({ threadId, signal }) {
      if (element.apiUrl) return client.customer(threadId, signal);
      warn('<openskies-concierge> waits for its api-url, the address of your server.');
      return new Promise(() => undefined);
    },
  };
}

/** The JSON of a static page: `<script type="application/json" slot="customer-data">` inside the element. */
function inlineCustomer(element: OpenskiesConcierge): string | null {
  const script = element.querySelector(
    ':scope > script[type="application/json"][slot="customer-data"]',
  );
  return script?.textContent ?? null;
}

/** Tells when the page writes another inline customer, until the returned function is called. */
export function watchInlineCustomer(element: OpenskiesConcierge, changed: () => void): () => void {
  let known = inlineCustomer(element);
  const observer = new MutationObserver(() => {
    const text = inlineCustomer(element);
    if (text === known) return;
    known = text;
    changed();
  });
  observer.observe(element, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}
