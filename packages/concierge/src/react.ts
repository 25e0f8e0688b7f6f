/** The React wrapper: binds properties and events, adds no behaviour. Import `@openskies/concierge/define` in the browser besides. */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { OpenskiesConcierge } from './concierge.ts';
import type { OpenskiesToolChangeEvent } from './composer-extras/tool-change-event.ts';
import type * as conversation from './conversation-events.ts';
import type * as events from './events.ts';
import type * as layer from './layout/layer-events.ts';

export const Concierge = createComponent({
  react: React,
  tagName: 'openskies-concierge',
  elementClass: OpenskiesConcierge,
  displayName: 'Concierge',
  events: {
    onOpenskiesReady: 'openskies-ready' as EventName<events.OpenskiesReadyEvent>,
    onOpenskiesError: 'openskies-error' as EventName<events.OpenskiesErrorEvent>,
    onOpenskiesResponseStart:
      'openskies-response-start' as EventName<conversation.OpenskiesResponseStartEvent>,
    onOpenskiesResponseEnd:
      'openskies-response-end' as EventName<conversation.OpenskiesResponseEndEvent>,
    onOpenskiesThreadChange:
      'openskies-thread-change' as EventName<events.OpenskiesThreadChangeEvent>,
    onOpenskiesThreadLoadStart:
      'openskies-thread-load-start' as EventName<conversation.OpenskiesThreadLoadStartEvent>,
    onOpenskiesThreadLoadEnd:
      'openskies-thread-load-end' as EventName<conversation.OpenskiesThreadLoadEndEvent>,
    onOpenskiesHistoryOpen: 'openskies-history-open' as EventName<events.OpenskiesHistoryOpenEvent>,
    onOpenskiesHistoryClose:
      'openskies-history-close' as EventName<events.OpenskiesHistoryCloseEvent>,
    onOpenskiesToolChange: 'openskies-tool-change' as EventName<OpenskiesToolChangeEvent>,
    onOpenskiesCustomerRequest:
      'openskies-customer-request' as EventName<events.OpenskiesCustomerRequestEvent>,
    onOpenskiesCustomerChange:
      'openskies-customer-change' as EventName<events.OpenskiesCustomerChangeEvent>,
    onOpenskiesEffect: 'openskies-effect' as EventName<conversation.OpenskiesEffectEvent>,
    onOpenskiesDeeplink: 'openskies-deeplink' as EventName<conversation.OpenskiesDeeplinkEvent>,
    onOpenskiesToolCall: 'openskies-tool-call' as EventName<conversation.OpenskiesToolCallEvent>,
    onOpenskiesWidgetAction:
      'openskies-widget-action' as EventName<conversation.OpenskiesWidgetActionEvent>,
    onOpenskiesOpenChange: 'openskies-open-change' as EventName<layer.OpenskiesOpenChangeEvent>,
    onOpenskiesUnreadChange:
      'openskies-unread-change' as EventName<layer.OpenskiesUnreadChangeEvent>,
    onOpenskiesLog: 'openskies-log' as EventName<conversation.OpenskiesLogEvent>,
  },
});
