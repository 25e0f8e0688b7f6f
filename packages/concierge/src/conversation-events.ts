/** The public DOM events of a conversation. They load with it. */
import type { ActionConfig, WidgetItem } from '@openskies/protocol';
import { AnswerableEvent, ConciergeEvent } from './concierge-event.ts';

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

/** The server tells the page something (ChatKit's `client_effect`). Cancelling `customer_profile/update` leaves the panel as it is until the customer is asked for again. */
export class OpenskiesEffectEvent extends ConciergeEvent<{
  name: string;
  data: Record<string, unknown>;
}> {
  constructor(name: string, data: Record<string, unknown>) {
    super('openskies-effect', { name, data }, true);
  }
}

/** The server calls a tool of the page: `event.respondWith(result)` with any JSON. `clientTools` is asked first. */
export class OpenskiesToolCallEvent extends AnswerableEvent<
  { name: string; params: Record<string, unknown> },
  unknown
> {
  constructor(name: string, params: Record<string, unknown>) {
    super('openskies-tool-call', { name, params });
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

/** A link of the page's own was followed: `chatkit-link://show-trip?code=LL0EZ6`. The model may have written it: check it. */
export class OpenskiesDeeplinkEvent extends ConciergeEvent<{
  name: string;
  data: Record<string, unknown>;
}> {
  constructor(name: string, data: Record<string, unknown>) {
    super('openskies-deeplink', { name, data });
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
    'openskies-response-start': OpenskiesResponseStartEvent;
    'openskies-response-end': OpenskiesResponseEndEvent;
    'openskies-thread-load-start': OpenskiesThreadLoadStartEvent;
    'openskies-thread-load-end': OpenskiesThreadLoadEndEvent;
    'openskies-effect': OpenskiesEffectEvent;
    'openskies-tool-call': OpenskiesToolCallEvent;
    'openskies-widget-action': OpenskiesWidgetActionEvent;
    'openskies-deeplink': OpenskiesDeeplinkEvent;
    'openskies-log': OpenskiesLogEvent;
  }
}
