/** The public DOM events. All bubble and cross the shadow boundary; only `concierge.ts` dispatches them. */
import type {
  ActionConfig,
  ConciergeError,
  CustomerProfile,
  WidgetItem,
} from '@openskies/protocol';
import type { CustomerOrigin, CustomerRequest } from './state/customer-source.ts';

class ConciergeEvent<T = null> extends CustomEvent<T> {
  constructor(type: string, detail: T, cancelable = false) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

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

/** A reply begins. */
export class OpenskiesResponseStartEvent extends ConciergeEvent {
  constructor() {
    super('openskies-response-start', null);
  }
}

/** A reply has ended: answered, stopped or failed. */
export class OpenskiesResponseEndEvent extends ConciergeEvent {
  constructor() {
    super('openskies-response-end', null);
  }
}

/** Another conversation is open; null is the start screen. */
export class OpenskiesThreadChangeEvent extends ConciergeEvent<{ threadId: string | null }> {
  constructor(threadId: string | null) {
    super('openskies-thread-change', { threadId });
  }
}

/** A stored conversation is being fetched. */
export class OpenskiesThreadLoadStartEvent extends ConciergeEvent<{ threadId: string }> {
  constructor(threadId: string) {
    super('openskies-thread-load-start', { threadId });
  }
}

/** A stored conversation stands, or could not be fetched. */
export class OpenskiesThreadLoadEndEvent extends ConciergeEvent<{ threadId: string }> {
  constructor(threadId: string) {
    super('openskies-thread-load-end', { threadId });
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

/** Another tool is chosen in the composer; null for none. */
export class OpenskiesToolChangeEvent extends ConciergeEvent<{ toolId: string | null }> {
  constructor(toolId: string | null) {
    super('openskies-tool-change', { toolId });
  }
}

/** Whoever knows the customer may answer, as in a service worker: `event.respondWith(profileOrPromise)`. */
export class OpenskiesCustomerRequestEvent extends ConciergeEvent<CustomerRequest> {
  #answer: Promise<unknown> | undefined;

  constructor(request: CustomerRequest) {
    super('openskies-customer-request', request, true);
  }

  /** What `respondWith` was called with; undefined when nobody answered. */
  get answer(): Promise<unknown> | undefined {
    return this.#answer;
  }

  /** A profile, a promise of one, or null for no customer. The first call counts. */
  respondWith(profile: CustomerProfile | null | Promise<CustomerProfile | null>): void {
    this.preventDefault();
    this.stopImmediatePropagation();
    this.#answer ??= Promise.resolve(profile);
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

/** The server tells the page something (ChatKit's `client_effect`). Cancelling `customer_profile/update` leaves the panel as it is. */
export class OpenskiesEffectEvent extends ConciergeEvent<{
  name: string;
  data: Record<string, unknown>;
}> {
  constructor(name: string, data: Record<string, unknown>) {
    super('openskies-effect', { name, data }, true);
  }
}

/** A link of the page's own was followed: `chatkit-link://show-trip?code=LL0EZ6`. The model may have written it: check it. */
export class OpenskiesDeeplinkEvent extends ConciergeEvent<{
  name: string;
  data: Record<string, unknown>;
}> {
  constructor(name: string, data: Record<string, unknown>) {
    super('openskies-deeplink', { name, data });
  }
}

/** The server calls a tool of the page: `event.respondWith(result)`. `clientTools` is asked first. */
export class OpenskiesToolCallEvent extends ConciergeEvent<{
  name: string;
  params: Record<string, unknown>;
}> {
  #answer: Promise<unknown> | undefined;

  constructor(name: string, params: Record<string, unknown>) {
    super('openskies-tool-call', { name, params }, true);
  }

  /** What `respondWith` was called with; undefined when nobody answered. */
  get answer(): Promise<unknown> | undefined {
    return this.#answer;
  }

  /** Any JSON, or a promise of it. The first call counts. */
  respondWith(result: unknown): void {
    this.preventDefault();
    this.stopImmediatePropagation();
    this.#answer ??= Promise.resolve(result);
  }
}

/** A widget's action that the page handles (`handler: "client"`). */
export class OpenskiesWidgetActionEvent extends ConciergeEvent<{
  action: ActionConfig;
  item: WidgetItem;
}> {
  constructor(action: ActionConfig, item: WidgetItem) {
    super('openskies-widget-action', { action, item });
  }
}

/** The panel of `launcher` or `sidebar` has opened or closed. */
export class OpenskiesOpenChangeEvent extends ConciergeEvent<{ open: boolean }> {
  constructor(open: boolean) {
    super('openskies-open-change', { open });
  }
}

/** How many replies came while the panel of `launcher` or `sidebar` was closed. */
export class OpenskiesUnreadChangeEvent extends ConciergeEvent<{ count: number }> {
  constructor(count: number) {
    super('openskies-unread-change', { count });
  }
}

/** Diagnostics. */
export class OpenskiesLogEvent extends ConciergeEvent<{
  name: string;
  data: Record<string, unknown>;
}> {
  constructor(name: string, data: Record<string, unknown>) {
    super('openskies-log', { name, data });
  }
}

declare global {
  interface HTMLElementEventMap {
    'openskies-ready': OpenskiesReadyEvent;
    'openskies-error': OpenskiesErrorEvent;
    'openskies-response-start': OpenskiesResponseStartEvent;
    'openskies-response-end': OpenskiesResponseEndEvent;
    'openskies-thread-change': OpenskiesThreadChangeEvent;
    'openskies-thread-load-start': OpenskiesThreadLoadStartEvent;
    'openskies-thread-load-end': OpenskiesThreadLoadEndEvent;
    'openskies-history-open': OpenskiesHistoryOpenEvent;
    'openskies-history-close': OpenskiesHistoryCloseEvent;
    'openskies-tool-change': OpenskiesToolChangeEvent;
    'openskies-customer-request': OpenskiesCustomerRequestEvent;
    'openskies-customer-change': OpenskiesCustomerChangeEvent;
    'openskies-effect': OpenskiesEffectEvent;
    'openskies-deeplink': OpenskiesDeeplinkEvent;
    'openskies-tool-call': OpenskiesToolCallEvent;
    'openskies-widget-action': OpenskiesWidgetActionEvent;
    'openskies-open-change': OpenskiesOpenChangeEvent;
    'openskies-unread-change': OpenskiesUnreadChangeEvent;
    'openskies-log': OpenskiesLogEvent;
  }
}
