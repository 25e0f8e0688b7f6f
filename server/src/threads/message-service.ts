import { ConciergeError, type UserMessageInput, type UserMessageItem } from '@openskies/protocol';
import { hashOf } from '../airline/canonical.ts';
import { withdrawDeletedCards } from '../airline/confirmation-repository.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import type { Database, Queryable } from '../database/database.ts';
import { isDuplicate } from '../database/failures.ts';
import type { NewId } from '../ids.ts';
import { revokeClaim } from './claim.ts';
import { acceptRun, followed, type AcceptedRun, type Caller } from './accepted-run.ts';
import { getItem, toItem } from './item-repository.ts';
import {
  findRunByCreateKey,
  findRunByMessage,
  finishRun,
  unfinishedRuns,
} from './run-repository.ts';
import type { Runs } from './runs.ts';
import type { StreamLog } from './stream-log.ts';
import { getThread, insertThread, toThread } from './thread-repository.ts';
import type { ThreadWriter } from './thread-writer.ts';

/** Messages that may wait behind a running answer (SAFETY §4). */
export const queueLength = 3;

export interface MessageServiceParts {
  database: Database;
  log: StreamLog;
  runs: Runs;
  attachments: AttachmentService;
  newId: NewId;
  /** Done in the transaction that begins a thread. */
  welcome(writer: ThreadWriter): Promise<void>;
  /** Whether Stop is offered while this message is answered. */
  allowCancel(message: UserMessageItem): boolean;
}

/** What makes the concierge answer: a first message, another one, the same one again. */
export class MessageService {
  #parts: MessageServiceParts;

  constructor(parts: MessageServiceParts) {
    this.#parts = parts;
  }

  /** Begins a thread with its first message; the same message id again leads back to that thread. */
  async create(caller: Caller, input: UserMessageInput): Promise<AcceptedRun> {
    const { database, log, newId } = this.#parts;
    const { owner, mark } = caller;
    const content_hash = hashOf(checked(input));
    if (mark?.message_id !== undefined) {
      const run = await findRunByCreateKey(database.kysely, owner, mark.message_id);
      if (run) return followed(run, content_hash);
    }
    const thread_id = newId('thr');
    const created_at = (await database.now()).toISOString();
    const scope = {
      thread_id,
      owner,
      run_id: newId('run'),
      language: caller.language,
      before: (tx: ThreadWriter['tx']) => insertThread(tx, { id: thread_id, owner, created_at }),
    };
    const begin = log.write(scope, async (writer) => {
      await this.#parts.welcome(writer);
      await writer.event({ type: 'thread.created', thread: toThread(writer.thread) });
      const item = await this.#userItem(writer, input);
      await writer.addItem(item);
      return this.#accept(writer, item, {
        origin_item_id: item.id,
        content_hash,
        first_seq: 0,
        message_id: mark?.message_id,
        creates: true,
      });
    });
    const accepted = await begin.catch(async (error: unknown) => {
      // Sent twice at the same moment: the first one counts.
      if (mark?.message_id === undefined || !isDuplicate(error)) throw error;
      const run = await findRunByCreateKey(database.kysely, owner, mark.message_id);
      if (!run) throw error;
      return followed(run, content_hash);
    });
    this.#parts.runs.wake(accepted.thread_id);
    return accepted;
  }

  /**
   * Adds a message; behind a running answer it waits.
   * @throws ConciergeError thread.not_found, thread.busy, message.conflict
   */
  async add(caller: Caller, thread_id: string, input: UserMessageInput): Promise<AcceptedRun> {
    const { log, newId } = this.#parts;
    const { owner, mark } = caller;
    const content_hash = hashOf(checked(input));
    const { language } = caller;
    const scope = { thread_id, owner, run_id: newId('run'), language };
    const accepted = await log.write(scope, async (writer) => {
      if (mark?.message_id !== undefined) {
        const run = await findRunByMessage(writer.tx, thread_id, mark.message_id);
        if (run) return followed(run, content_hash);
      }
      const ahead = await unfinishedRuns(writer.tx, thread_id);
      if (ahead.length > queueLength) throw new ConciergeError('thread.busy');
      const first_seq = writer.thread.seq;
      const item = await this.#userItem(writer, input);
      await writer.addItem(ahead.length > 0 ? { ...item, queued: true } : item);
      return this.#accept(writer, item, {
        origin_item_id: item.id,
        content_hash,
        first_seq,
        message_id: mark?.message_id,
      });
    });
    this.#parts.runs.wake(thread_id);
    return accepted;
  }

  /**
   * Answers a message again: what came after it is deleted, what was done stays done.
   * @throws ConciergeError thread.not_found, item.not_found
   */
  async retry(caller: Caller, thread_id: string, item_id: string): Promise<AcceptedRun> {
    const { database, log, runs, newId } = this.#parts;
    const { owner, mark } = caller;
    const content_hash = hashOf({ retry: item_id });
    if (mark?.message_id !== undefined) {
      const run = await findRunByMessage(database.kysely, thread_id, mark.message_id);
      if (run && run.tenant === owner.tenant && run.owner === owner.subject) {
        return followed(run, content_hash);
      }
    }
    await getThread(database.kysely, owner, thread_id);
    await getMessage(database.kysely, thread_id, item_id);
    await runs.stopAll(owner, thread_id);
    const { language } = caller;
    const scope = { thread_id, owner, run_id: newId('run'), language };
    const accepted = await log.write(scope, async (writer) => {
      const { item, position } = await getMessage(writer.tx, thread_id, item_id);
      for (const run of await unfinishedRuns(writer.tx, thread_id)) {
        // It may be under way on another node, which has not let go of it yet.
        if (run.state === 'running') await revokeClaim(writer, run);
        await finishRun(writer.tx, run.id, 'cancelled', writer.created_at);
        await writer.event({ type: 'run.finished', run_id: run.id }, 'internal');
      }
      await writer.removeAfter(position);
      await withdrawDeletedCards(writer.tx, thread_id);
      return this.#accept(writer, item, {
        origin_item_id: item_id,
        content_hash,
        first_seq: writer.thread.seq,
        message_id: mark?.message_id,
      });
    });
    runs.wake(thread_id);
    return accepted;
  }

  async #accept(
    writer: ThreadWriter,
    item: UserMessageItem,
    run: Parameters<typeof acceptRun>[2],
  ): Promise<AcceptedRun> {
    const allow_cancel = this.#parts.allowCancel(item);
    return acceptRun(writer, this.#parts.newId, { ...run, allow_cancel });
  }

  async #userItem(writer: ThreadWriter, input: UserMessageInput): Promise<UserMessageItem> {
    const { content, quoted_text, inference_options } = input;
    const { tx, owner, thread_id } = writer;
    const { attachments } = this.#parts;
    return {
      id: this.#parts.newId('msg'),
      thread_id: writer.thread_id,
      created_at: writer.created_at,
      type: 'user_message',
      content,
      attachments: await attachments.attach(tx, owner, thread_id, input.attachments),
      ...(quoted_text == null ? {} : { quoted_text }),
      inference_options,
    };
  }
}

/** @throws ConciergeError request.invalid for a message that says and shows nothing */
function checked(input: UserMessageInput): UserMessageInput {
  const isSilent = input.content.every((part) => part.text.trim() === '');
  if (isSilent && input.attachments.length === 0) {
    throw new ConciergeError('request.invalid', { field: 'params.input.content' });
  }
  return input;
}

/** @throws ConciergeError item.not_found for one that no customer said */
async function getMessage(
  db: Queryable,
  thread_id: string,
  item_id: string,
): Promise<{ item: UserMessageItem; position: number }> {
  const row = await getItem(db, thread_id, item_id);
  const item = toItem(row);
  if (item.type !== 'user_message') {
    throw new ConciergeError('item.not_found', { field: 'params.item_id' });
  }
  return { item, position: row.position };
}
