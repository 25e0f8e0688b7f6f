/** Every state of the element that is looked at by machine, by name. ACCESSIBILITY.md lists them. */
import { chatStates } from './chat-states.ts';
import { composerStates } from './composer-states.ts';
import { customerStates } from './customer-states.ts';
import { formStates } from './form-states.ts';
import { historyStates } from './history-states.ts';
import { layoutStates } from './layout-states.ts';
import { messageStates } from './message-states.ts';
import type { States } from './state.ts';
import { widgetStates } from './widget-states.ts';

export const states: States = {
  ...layoutStates,
  ...chatStates,
  ...messageStates,
  ...widgetStates,
  ...formStates,
  ...composerStates,
  ...historyStates,
  ...customerStates,
};
