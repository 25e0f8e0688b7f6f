import { createChatApp, type ChatAppParts, type ChatServer } from '../chat-app.ts';
import { ChatActions } from './chat-actions.ts';
import { ChatPlayer } from './chat-player.ts';
import type { ChatHandlers } from './handlers.ts';

export interface ChatServerOptions extends ChatHandlers, ChatAppParts {
  /** What the header `openskies-server` calls the model. Default: `custom`. */
  model?: string;
}

/**
 * A ChatKit server that is yours: write `respond`, and threads, paging, runs that outlive connections, stop, resume,
 * files, sessions and limits are there.
 */
export function createChatServer(options: ChatServerOptions): ChatServer {
  const handlers: ChatHandlers = options;
  return createChatApp(options, ({ database, log, newId }) => ({
    model: options.model ?? 'custom',
    player: new ChatPlayer({ database, handlers, newId }),
    namer: { name: async (message, signal) => (await handlers.title?.(message, signal)) ?? null },
    actions: (runs) => new ChatActions({ database, log, runs, handlers, newId }),
    transcribe: handlers.transcribe,
    allowCancel: (message) => handlers.allowCancel?.(message) ?? true,
  }));
}
