import type {
  SentAction,
  ThreadStreamEvent,
  UserMessageItem,
  WidgetItem,
} from '@openskies/protocol';
import type { Transcribe } from '../agent/models.ts';
import type { ChatTurn } from './chat-turn.ts';

type Events = AsyncIterable<ThreadStreamEvent>;

/** A click on a widget, or an action that the page sent by itself. */
export interface ChatAction extends SentAction {
  /** The widget that was clicked; null for an action of the page. */
  item: WidgetItem | null;
}

/** What a chat does: the functions that its author writes. */
export interface ChatHandlers {
  /** Answers: a message, or what a client tool or a form gave. */
  respond(turn: ChatTurn): Events;
  /** Answers a click. Its payload is client input: check it like any other. Default: nothing happens. */
  action?(turn: ChatTurn, action: ChatAction): Events;
  /** Answers a click that does not stream, with the widget as it looks now, or with nothing. */
  syncAction?(
    turn: ChatTurn,
    action: ChatAction,
  ): Promise<WidgetItem | undefined> | WidgetItem | undefined;
  /** Words of a recording. Default: there is no dictation. */
  transcribe?: Transcribe;
  /** Names a thread from its first message, beside the first answer; null: it has none. */
  title?(message: string, signal: AbortSignal): Promise<string | null>;
  /** Whether Stop is offered. Default: always. */
  allowCancel?(message: UserMessageItem): boolean;
}
