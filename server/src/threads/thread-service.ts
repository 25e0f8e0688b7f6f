import {
  ConciergeError,
  type ChatKitRequest,
  type StreamingRequestType,
  type Thread,
} from '@openskies/protocol';
import { deleteThreadCustomer } from '../airline/customer-repository.ts';
import type { Database } from '../database/database.ts';
import type { Owner } from '../identity/session.ts';
import type { AcceptedRun, Caller } from './accepted-run.ts';
import type { ActionService } from './action-service.ts';
import type { Audience } from './audience.ts';
import { getItem, listItems, newestItems, saveFeedback } from './item-repository.ts';
import type { MessageService } from './message-service.ts';
import type { Runs } from './runs.ts';
import type { StreamLog } from './stream-log.ts';
import {
  deleteThread,
  getThread,
  listThreads,
  renameThread,
  toThread,
} from './thread-repository.ts';

/** Items that our element opens a thread with; a stock client gets the first 20 (PROTOCOL §2). */
const windowLength = 50;

type RequestOf<Type extends ChatKitRequest['type']> = Extract<ChatKitRequest, { type: Type }>;
export type StreamingRequest = RequestOf<StreamingRequestType>;
export type PlainRequest = Exclude<ChatKitRequest, StreamingRequest>;

export interface ThreadServiceParts {
  database: Database;
  log: StreamLog;
  runs: Runs;
  messages: MessageService;
  actions: ActionService;
}

/** Every request of the protocol, one case each. */
export class ThreadService {
  #parts: ThreadServiceParts;

  constructor(parts: ThreadServiceParts) {
    this.#parts = parts;
  }

  /** Accepts a request that streams: what it began is on the record when this returns. */
  begin(caller: Caller, request: StreamingRequest): Promise<AcceptedRun> {
    const { messages, actions } = this.#parts;
    switch (request.type) {
      case 'threads.create':
        return messages.create(caller, request.params.input);
      case 'threads.add_user_message':
        return messages.add(caller, request.params.thread_id, request.params.input);
      case 'threads.retry_after_item':
        return messages.retry(caller, request.params.thread_id, request.params.item_id);
      case 'threads.custom_action':
        return actions.click(caller, request.params);
      case 'threads.add_client_tool_output':
      case 'threads.add_structured_input':
        return this.#nothingAsked(caller.owner, request.params.thread_id);
      default:
        return request satisfies never;
    }
  }

  /** Answers a request that does not stream. */
  async answer(caller: Caller, request: PlainRequest): Promise<object> {
    const { database, actions } = this.#parts;
    const { owner, mark } = caller;
    const audience: Audience = mark ? 'openskies' : 'stock';
    switch (request.type) {
      case 'threads.get_by_id':
        return this.#get(owner, request.params.thread_id, audience);
      case 'threads.list':
        return listThreads(database.kysely, owner, request.params);
      case 'threads.update':
        return this.#rename(owner, request.params.thread_id, request.params.title);
      case 'threads.delete':
        return this.#delete(owner, request.params.thread_id);
      case 'threads.sync_custom_action':
        return actions.clickSync(caller, request.params);
      case 'items.list': {
        const { thread_id, ...page } = request.params;
        await getThread(database.kysely, owner, thread_id);
        return listItems(database.kysely, thread_id, page, audience);
      }
      case 'items.feedback':
        return this.#feedback(owner, request.params);
      case 'attachments.create':
      case 'attachments.delete':
      case 'input.transcribe':
        throw new ConciergeError('request.unknown_type', { field: 'type' });
      default:
        return request satisfies never;
    }
  }

  async #get(owner: Owner, thread_id: string, audience: Audience): Promise<Thread> {
    const { kysely } = this.#parts.database;
    const row = await getThread(kysely, owner, thread_id);
    const items =
      audience === 'openskies'
        ? await newestItems(kysely, thread_id, windowLength, audience)
        : await listItems(kysely, thread_id, { order: 'asc' }, audience);
    return toThread(row, items);
  }

  async #rename(owner: Owner, thread_id: string, title: string): Promise<Thread> {
    const trimmed = title.replace(/\s+/g, ' ').trim();
    if (trimmed === '') throw new ConciergeError('request.invalid', { field: 'params.title' });
    return this.#parts.log.write({ thread_id, owner }, async (writer) => {
      await renameThread(writer.tx, thread_id, trimmed, 'customer');
      writer.thread.title = trimmed;
      await writer.threadUpdated();
      return toThread(writer.thread);
    });
  }

  /** Deletes a thread, its run and its demo customer. Gone already is as good. */
  async #delete(owner: Owner, thread_id: string): Promise<object> {
    const { database, runs } = this.#parts;
    const deleted = await database.transaction(async (tx) => {
      const found = await deleteThread(tx, owner, thread_id);
      if (found) await deleteThreadCustomer(tx, owner, thread_id);
      return found;
    });
    if (deleted) runs.drop(thread_id);
    return {};
  }

  async #feedback(
    owner: Owner,
    { thread_id, item_ids, kind }: RequestOf<'items.feedback'>['params'],
  ): Promise<object> {
    const { database } = this.#parts;
    const created_at = (await database.now()).toISOString();
    await database.transaction(async (tx) => {
      await getThread(tx, owner, thread_id);
      for (const [index, id] of item_ids.entries()) {
        await getItem(tx, thread_id, id, `params.item_ids[${index}]`);
      }
      await saveFeedback(tx, { thread_id, owner: owner.subject, item_ids, kind, created_at });
    });
    return {};
  }

  /** The concierge asks no client tools and no forms, so there is never one to answer. */
  async #nothingAsked(owner: Owner, thread_id: string): Promise<never> {
    await getThread(this.#parts.database.kysely, owner, thread_id);
    throw new ConciergeError('item.not_open');
  }
}
