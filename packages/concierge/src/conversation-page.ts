/** What a conversation tells the page and asks of it. Loads with the conversation. */
import type { ConnectionHost } from './connection.ts';
import * as events from './conversation-events.ts';
import type { ChatSignal } from './state/chat-state.ts';
import type { CustomerStore } from './state/customer-store.ts';
import type { History } from './state/history.ts';

/** What the start screen has no use for; the others reach the page without a conversation too. */
export type ConversationSignal = Exclude<ChatSignal, { type: 'thread-change' | 'error' }>;

export function tellPage(
  signal: ConversationSignal,
  host: ConnectionHost,
  { customer, history }: { customer: CustomerStore; history: History },
): void {
  const { dispatch } = host;
  switch (signal.type) {
    case 'response-start':
      dispatch(new events.OpenskiesResponseStartEvent());
      return;
    case 'response-end':
      if (!customer.held) void customer.refresh();
      dispatch(new events.OpenskiesResponseEndEvent());
      return;
    case 'thread-load-start':
      dispatch(new events.OpenskiesThreadLoadStartEvent(signal.threadId));
      return;
    case 'thread-load-end':
      dispatch(new events.OpenskiesThreadLoadEndEvent(signal.threadId));
      return;
    case 'thread-list-change':
      void history.refresh();
      return;
    case 'spoken':
      host.say(signal.text);
      return;
    case 'effect': {
      const { name, data } = signal;
      const wanted = dispatch(new events.OpenskiesEffectEvent(name, data));
      if (name !== 'customer_profile/update') return;
      // Refused, what is shown counts as the newest, until somebody asks.
      const { profile } = customer.state;
      customer.held = !wanted && profile !== null;
      if (wanted || profile) customer.update(wanted ? data['profile'] : profile);
      return;
    }
    case 'widget-action': {
      const { action, item } = signal;
      const { onAction } = host.options().widgets ?? {};
      // What the page's handler throws is the page's, and stops nothing of ours.
      if (onAction) new Promise((resolve) => resolve(onAction(action, item))).catch(reportError);
      dispatch(new events.OpenskiesWidgetActionEvent(action, item));
      return;
    }
    default:
      signal satisfies never;
  }
}

/** `clientTools` first, then ChatKit's one handler, then the event. Undefined when the page has none of them. */
export function callTool(
  name: string,
  params: Record<string, unknown>,
  host: ConnectionHost,
): Promise<unknown> | undefined {
  const { clientTools } = host.element;
  const tool = Object.hasOwn(clientTools, name) ? clientTools[name] : undefined;
  if (tool) return new Promise((resolve) => resolve(tool(params)));
  const { onClientTool } = host.options();
  if (onClientTool) return new Promise((resolve) => resolve(onClientTool({ name, params })));
  const event = new events.OpenskiesToolCallEvent(name, params);
  host.dispatch(event);
  if (!event.answer) host.dispatch(new events.OpenskiesLogEvent('tool.unanswered', { name }));
  return event.answer;
}
