/** The shape of a conversation as views see it. */
import type {
  ActionConfig,
  Attachment,
  ConciergeError,
  Thread,
  UserMessageInput,
  WidgetItem,
} from '@openskies/protocol';
import type { UserMessageContent } from '../composer-options.ts';
import type { ServerInfo } from '../transport/client.ts';

export type ChatStatus = 'idle' | 'loading' | 'submitted' | 'streaming' | 'failed';

/** A message that the server has not taken yet. */
export interface PendingMessage {
  /** Ours; the server knows it as `message_id`. */
  id: string;
  input: UserMessageInput;
  /** Its files, as they are shown until the server shows them. */
  attachments: readonly Attachment[];
  status: 'sending' | 'queued' | 'failed';
  /** Whether the server may have it, though it has not said so. */
  sent?: boolean;
  error: ConciergeError | null;
}

/** A notice or an error between the items. It lives as long as the page shows the thread. */
export interface Mark {
  id: string;
  /** The item it stands below; null at the top. */
  after: string | null;
  kind: 'notice' | 'error';
  level: 'info' | 'warning' | 'danger';
  title?: string | undefined;
  /** Markdown in a notice, plain text in an error; empty when `code` says it all. */
  message: string;
  /** Of an error: ours, or the stream's. */
  code?: string | undefined;
  retry: boolean;
  /** Not before this time: milliseconds since 1970 by the reader's clock. */
  retryAt?: number | undefined;
}

export interface Progress {
  text: string;
  icon?: string | undefined;
}

export interface ChatState {
  /** The open thread; null on the start screen, before the first message and while one loads. */
  thread: Thread | null;
  threadId: string | null;
  status: ChatStatus;
  /** Why the thread could not be opened. */
  loadError: ConciergeError | null;
  pending: readonly PendingMessage[];
  marks: readonly Mark[];
  progress: Progress | null;
  /** Items in flight. */
  live: ReadonlySet<string>;
  /** Whether the running reply may be stopped. */
  allowCancel: boolean;
  /** Whether our server has an answer under way; null while it has not said. A foreign one never does. */
  running: boolean | null;
  /** Number of the last event of our server that is shown; null where the server does not number. */
  cursor: number | null;
  /** Number of the last event that is in the thread as it was loaded. */
  stored: number;
  /** Since when the stream is gone: `lost` while we try to come back, `back` for a moment after. */
  connection: 'ok' | 'lost' | 'back';
  /** When we try to come back, where the server named a time: milliseconds since 1970 by the reader's clock. */
  reconnectAt: number | null;
  /** The widget whose action is under way. */
  busyItem: string | null;
  feedback: ReadonlyMap<string, 'positive' | 'negative'>;
  /** Id of a sent item → id of the pending message that it replaced, so that a view keeps its node. */
  replaced: ReadonlyMap<string, string>;
  /** Id of the page's oldest item, when there are earlier ones. */
  earlier: string | null;
  loadingEarlier: boolean;
  server: ServerInfo | null;
}

export const initialChatState: ChatState = {
  thread: null,
  threadId: null,
  status: 'idle',
  loadError: null,
  pending: [],
  marks: [],
  progress: null,
  live: new Set(),
  allowCancel: false,
  running: null,
  cursor: null,
  stored: 0,
  connection: 'ok',
  reconnectAt: null,
  busyItem: null,
  feedback: new Map(),
  replaced: new Map(),
  earlier: null,
  loadingEarlier: false,
  server: null,
};

/** What the page or the composer sends. */
export interface OutgoingMessage {
  text?: string;
  content?: UserMessageContent[];
  attachments?: readonly Attachment[];
  quotedText?: string;
  model?: string;
  toolChoice?: { id: string };
}

/** What the store tells the root element, which tells the page. */
export type ChatSignal =
  | { type: 'response-start' }
  | { type: 'response-end' }
  /** `created`: the start screen's conversation has just got its id. */
  | { type: 'thread-change'; threadId: string | null; created: boolean }
  | { type: 'thread-load-start'; threadId: string }
  | { type: 'thread-load-end'; threadId: string }
  | { type: 'thread-list-change' }
  | { type: 'spoken'; text: string }
  | { type: 'effect'; name: string; data: Record<string, unknown> }
  | { type: 'widget-action'; action: ActionConfig; item: WidgetItem }
  | { type: 'error'; error: ConciergeError };

/** Messages longer than this are not sent (the server refuses them). Counted in UTF-16 units, as the server counts. */
export const messageLimit = 8000;

export function isBusy(status: ChatStatus): boolean {
  return status === 'submitted' || status === 'streaming';
}
