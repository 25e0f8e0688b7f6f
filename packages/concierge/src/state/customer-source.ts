import type { CustomerInput } from '@openskies/protocol';

/** What a source is asked with. */
export interface CustomerRequest {
  /** The open conversation; `null` before its first message. */
  threadId: string | null;
  /** Aborted when a newer request takes this one's place, or the element leaves the page. */
  signal: AbortSignal;
}

/** A profile; `null` says that there is no customer; `undefined` leaves the answer to the next source. */
export type CustomerAnswer = CustomerInput | null | undefined;

/**
 * A customer data source of the page: the `customerSource` property, or `customerSourceContext` from above. What it gives
 * is for display; the server acts only on what its own airline says.
 */
export interface CustomerSource {
  load(request: CustomerRequest): CustomerAnswer | Promise<CustomerAnswer>;
  /**
   * Optional. `changed(profile)` shows a new profile at once, `changed()` makes the element ask `load` again.
   * @returns what ends the subscription
   */
  subscribe?(changed: (profile?: CustomerInput | null) => void): () => void;
}

/** Which of the six sources gave the customer; `none` when none had an answer and there is no panel. */
export type CustomerOrigin = 'page' | 'source' | 'event' | 'address' | 'inline' | 'server' | 'none';

/** The six sources, in the order in which they are asked. The root element hands them in; the store knows no DOM. */
export interface CustomerSources {
  /** 1. `element.customer`; `undefined` while the page has not set it. */
  page(): unknown;
  /** 2. `element.customerSource`, else the one provided from above. */
  source(): CustomerSource | undefined;
  /** 3. The event `openskies-customer-request`; `undefined` when nobody called `respondWith`. */
  ask(request: CustomerRequest): Promise<unknown> | undefined;
  /** 4. The attribute `customer-url`. */
  address(): string | null;
  /** Fetches 4. Our session token never goes along. `null` when the address has no customer. */
  fetchAddress(url: string, signal: AbortSignal): Promise<unknown>;
  /** 5. The text of `<script type="application/json" slot="customer-data">`. */
  inline(): string | null;
  /** 6. The server's customer endpoint; `undefined` when this server has none. */
  server(request: CustomerRequest): Promise<unknown>;
}

export interface LoadedCustomer {
  origin: CustomerOrigin;
  /** Not validated yet; `null` for no customer. */
  answer: unknown;
}

/** Asks the sources one after another; the first that answers wins, and one that fails fails the whole. */
export async function loadCustomer(
  sources: CustomerSources,
  request: CustomerRequest,
): Promise<LoadedCustomer> {
  const page = sources.page();
  if (page !== undefined) return { origin: 'page', answer: page };

  const given = await sources.source()?.load(request);
  if (given !== undefined) return { origin: 'source', answer: given };

  const asked = await sources.ask(request);
  if (asked !== undefined) return { origin: 'event', answer: asked };

  const address = sources.address();
  if (address !== null) {
    const url = fillAddress(address, request.threadId);
    return { origin: 'address', answer: unwrap(await sources.fetchAddress(url, request.signal)) };
  }

  const inline = sources.inline();
  if (inline !== null) return { origin: 'inline', answer: unwrap(JSON.parse(inline)) };

  const answer = await sources.server(request);
  if (answer === undefined) return { origin: 'none', answer: null };
  return { origin: 'server', answer: unwrap(answer) };
}

/** `{thread_id}` becomes the encoded id, and nothing while there is no conversation. */
export function fillAddress(address: string, threadId: string | null): string {
  return address.replaceAll('{thread_id}', encodeURIComponent(threadId ?? ''));
}

/** Our server wraps the profile as `{ customer }`; a page may copy that shape. */
function unwrap(answer: unknown): unknown {
  if (typeof answer === 'object' && answer !== null && 'customer' in answer) return answer.customer;
  return answer ?? null;
}
