/** All that a conversation needs beyond the start screen: one part, loaded with the first message or before. */
import { OpenskiesAssistantMessage } from './chat/assistant-message.ts';
import { OpenskiesMessageActions } from './chat/message-actions.ts';
import { OpenskiesMessageList } from './chat/message-list.ts';
import { OpenskiesNotice } from './chat/notice.ts';
import { OpenskiesProgressRow } from './chat/progress-row.ts';
import { OpenskiesUserMessage } from './chat/user-message.ts';
import { OpenskiesMarkdown } from './shared/markdown.ts';
import { OpenskiesWidget } from './widgets/widget.ts';

export { checkWords } from './check-words.ts';
export { errorText } from './chat/error-text.ts';
export { callTool, tellPage } from './conversation-page.ts';
export { ChangeMarks } from './customer/change-marks.ts';
export { changesText } from './customer/changes-text.ts';
export { icons } from './shared/conversation-icons.ts';
export { ChatStore } from './state/chat-store.ts';
export { compareCustomers, mergeChanges } from './state/compare-customers.ts';
export { toInput } from './state/outgoing.ts';
export { enConversation as english } from './text/en-conversation.ts';

/** Tag → class. The list comes last, so that it never renders a view that is not there yet. */
export const views: Readonly<Record<string, CustomElementConstructor>> = {
  'openskies-assistant-message': OpenskiesAssistantMessage,
  'openskies-markdown': OpenskiesMarkdown,
  'openskies-notice': OpenskiesNotice,
  'openskies-message-actions': OpenskiesMessageActions,
  'openskies-progress-row': OpenskiesProgressRow,
  'openskies-user-message': OpenskiesUserMessage,
  'openskies-widget': OpenskiesWidget,
  'openskies-message-list': OpenskiesMessageList,
};
