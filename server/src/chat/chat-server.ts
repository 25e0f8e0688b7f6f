import * as z from 'zod';
import { checkParts, type ChatAppParts } from '../chat-app-parts.ts';
import { createChatApp, type ChatServer } from '../chat-app.ts';
import { aFunction, type Option } from '../options.ts';
import { byAuthor } from './author-errors.ts';
import { ChatActions } from './chat-actions.ts';
import { ChatPlayer } from './chat-player.ts';
import type { ChatHandlers } from './handlers.ts';

export interface ChatServerOptions extends ChatHandlers, ChatAppParts {
  /** What the header `openskies-server` calls the model. Default: `custom`. */
  model?: string;
}

const handler: Option = [aFunction.optional(), 'a function'];
const known: Record<Exclude<keyof ChatServerOptions, keyof ChatAppParts>, Option> = {
  respond: [aFunction, 'a function that answers a message, async function* (turn) { … }'],
  action: handler,
  syncAction: handler,
  transcribe: handler,
  title: handler,
  allowCancel: handler,
  model: [z.string().optional(), 'a name'],
};

/**
 * A ChatKit server that is yours: write `respond`, and threads, paging, runs that outlive connections, stop, resume,
 * files, sessions and limits are there.
 *
 * @throws TypeError naming an option that cannot be right
 */
export function createChatServer(options: ChatServerOptions): ChatServer {
  checkParts('createChatServer', options, known);
  const handlers: ChatHandlers = options;
  return createChatApp(options, ({ database, log, newId, logger, files }) => ({
    model: options.model ?? 'custom',
    player: new ChatPlayer({ database, handlers, files, newId, logger }),
    namer: {
      name: async (message, signal) =>
        (await byAuthor(message, () => handlers.title?.(message, signal))) ?? null,
    },
    actions: (runs) => new ChatActions({ database, log, runs, handlers, files, newId }),
    transcribe: handlers.transcribe,
    allowCancel: (message) => handlers.allowCancel?.(message) ?? true,
  }));
}
