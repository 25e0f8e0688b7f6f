import {
  ConciergeError,
  type ChatKitRequest,
  type SentAction,
  type StreamingRequestType,
  type Thread,
  type ThreadItem,
} from '@openskies/protocol';
import { deleteThreadCustomer } from '../airline/customer-repository.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import type { Database } from '../database/database.ts';
import { isUnavailable } from '../database/failures.ts';
import type { Owner } from '../identity/session.ts';
import type { AcceptedRun, Caller } from './accepted-run.ts';
import type { AnswerService } from './answer-service.ts';
import type { Audience } from './audience.ts';
import { getItem, listItems, newestItems, saveFeedback } from './item-repository.ts';
import type { MessageService } from './message-service.ts';
import type { Runs } from './runs.ts';
import type { StreamLog } from './stream-log.ts';
import {
  deleteThread,
  findThread,
  getThread,
  listThreads,
  renameThread,
  toThread,
} from './thread-repository.ts';
import type { Transcription } from './transcription.ts';

/** Items that our element opens a thread with; a stock client gets the first 20 (PROTOCOL §2). */
const windowLength = 50;

type RequestOf<Type extends ChatKitRequest['type']> = Extract<ChatKitRequest, { type: Type }>;
export type StreamingRequest = RequestOf<StreamingRequestType>;
export type PlainRequest = Exclude<ChatKitRequest, StreamingRequest>;

/** A click, or an action that the page sent by itself. */
export interface ClickRequest {
  thread_id: string;
  item_id?: string | undefined;
  action: SentAction;
}

/** What clicks do: the airline's happen at once, those of a chat are turns. */
export interface Actions {
  /** @throws ConciergeError thread.not_found, item.not_found, message.conflict */
  click(caller: Caller, request: ClickRequest): Promise<AcceptedRun>;
  /** For actions that do not stream: answers with the widget as it looks now. */
  clickSync(caller: Caller, request: ClickRequest): Promise<{ updated_item?: ThreadItem }>;
}

export interface ThreadServiceParts {
  database: Database;
  log: StreamLog;
  runs: Runs;
  messages: MessageService;
  actions: Actions;
  answers: AnswerService;
  attachments: AttachmentService;
  transcription: Transcription;
}

/** Every request of the protocol, one case each. */
export class ThreadService {
  #parts: ThreadServiceParts;

  constructor(parts: ThreadServiceParts) {
    this.#parts = parts;
  }

  /** Accepts a request that streams: what it began is on the record when this returns. */
  begin(caller: Caller, request: StreamingRequest): Promise<AcceptedRun> {
    const { messages, actions, answers } = this.#parts;
    switch (request.type) {
      case 'threads.create':
        return messages.create(caller, request.params.input);
      case 'threads.add_user_message':
        return messages.add(caller, request.params.thread_id, request.params.input);
      case 'threads.retry_after_item':
        return messages.retry(caller, request.params.thread_id, request.params.item_id);
      case 'threads.custom_action':
        return actions.click(caller, request.params);
      case 'threads.add_client_tool_output': {
        const { thread_id, result } = request.params;
        return answers.clientToolOutput(caller, thread_id, result);
      }
      case 'threads.add_structured_input':
        return answers.structuredInput(caller, request.params);
      default:
        return request satisfies never;
    }
  }

  /** Answers a request that does not stream. */
  async answer(caller: Caller, request: PlainRequest): Promise<object> {
    const { database, actions, attachments, transcription } = this.#parts;
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
        return attachments.create(owner, request.params);
      case 'attachments.delete':
        return attachments.delete(owner, request.params.attachment_id);
      case 'input.transcribe':
        return transcription.text(request.params);
      default:
        return request satisfies never;
    }
  }

  /** Why a stream ended in mid-answer: the thread was deleted, else it is the server that lets go. */
  async whyCut(owner: Owner, thread_id: string): Promise<ConciergeError> {
    try {
      const thread = await findThread(this.#parts.database.kysely, owner, thread_id);
      return new ConciergeError(thread ? 'server.busy' : 'thread.not_found');
    } catch (cause) {
      if (!isUnavailable(cause)) throw cause;
      return new ConciergeError('server.busy', { cause });
    }
  }

  async #get(owner: Owner, thread_id: string, audience: Audience): Promise<Thread> {
    const { kysely } = this.#parts.database;
    const row = await getThread(kysely, owner, thread_id);
    if (audience === 'stock') {
      return toThread(row, await listItems(kysely, thread_id, { order: 'asc' }, audience));
    }
    const items = await newestItems(kysely, thread_id, windowLength, audience);
    // Items and cursor must tell of the same moment: who follows from there would see an event twice.
    const { seq } = await getThread(kysely, owner, thread_id);
    if (seq !== row.seq) return this.#get(owner, thread_id, audience);
    return { ...toThread(row, items), cursor: seq };
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
    const { database, runs, attachments } = this.#parts;
    const forgetFiles = await database.transaction(async (tx) => {
      if (!(await deleteThread(tx, owner, thread_id))) return undefined;
      await deleteThreadCustomer(tx, owner, thread_id);
      return attachments.forget(tx, thread_id);
    });
    if (!forgetFiles) return {};
    runs.drop(thread_id);
    await forgetFiles();
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
}
