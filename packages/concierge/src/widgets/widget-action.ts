/** What a widget asks of the chat panel. */
import type { ActionConfig } from '@openskies/protocol';

export interface WidgetActionDetail {
  /** As it is to be sent: inside a form its payload already holds the field values. */
  action: ActionConfig;
  /** The widget item that the action belongs to. */
  item_id: string;
  /** The field values alone, nested by the dots of their names. */
  form?: Record<string, unknown>;
}

/** Inner event: bubbles to the chat panel, never leaves the element. */
export class WidgetActionEvent extends CustomEvent<WidgetActionDetail> {
  constructor(detail: WidgetActionDetail) {
    super('widget-action', { bubbles: true, composed: false, detail });
  }
}

declare global {
  interface HTMLElementEventMap {
    'widget-action': WidgetActionEvent;
  }
}
