/** The public DOM events of the first screen; the others load with what fires them. */
import type { ConciergeError, CustomerInput, CustomerProfile } from '@openskies/protocol';
import { AnswerableEvent, ConciergeEvent } from './concierge-event.ts';
import type { CustomerOrigin, CustomerRequest } from './state/customer-source.ts';

/** The element is drawn and takes calls. */
export class OpenskiesReadyEvent extends ConciergeEvent {
  constructor() {
    super('openskies-ready', null);
  }
}

/** Something failed that the page may want to log. The element shows it already. */
export class OpenskiesErrorEvent extends ConciergeEvent<{ error: ConciergeError }> {
  constructor(error: ConciergeError) {
    super('openskies-error', { error });
  }
}

/** Another conversation is open; null is the start screen. */
export class OpenskiesThreadChangeEvent extends ConciergeEvent<{ threadId: string | null }> {
  constructor(threadId: string | null) {
    super('openskies-thread-change', { threadId });
  }
}

export class OpenskiesHistoryOpenEvent extends ConciergeEvent {
  constructor() {
    super('openskies-history-open', null);
  }
}

export class OpenskiesHistoryCloseEvent extends ConciergeEvent {
  constructor() {
    super('openskies-history-close', null);
  }
}

/** Whoever knows the customer may answer: `event.respondWith(profileOrPromise)`, with null for no customer. */
export class OpenskiesCustomerRequestEvent extends AnswerableEvent<
  CustomerRequest,
  CustomerInput | null
> {
  constructor(request: CustomerRequest) {
    super('openskies-customer-request', request);
  }
}

/** The panel shows another customer, or another state of the same one. */
export class OpenskiesCustomerChangeEvent extends ConciergeEvent<{
  profile: CustomerProfile | null;
  origin: CustomerOrigin | null;
}> {
  constructor(profile: CustomerProfile | null, origin: CustomerOrigin | null) {
    super('openskies-customer-change', { profile, origin });
  }
}

declare global {
  interface HTMLElementEventMap {
    'openskies-ready': OpenskiesReadyEvent;
    'openskies-error': OpenskiesErrorEvent;
    'openskies-thread-change': OpenskiesThreadChangeEvent;
    'openskies-history-open': OpenskiesHistoryOpenEvent;
    'openskies-history-close': OpenskiesHistoryCloseEvent;
    'openskies-customer-request': OpenskiesCustomerRequestEvent;
    'openskies-customer-change': OpenskiesCustomerChangeEvent;
  }
}
