import { ConciergeError, type SentAction, type ThreadItem } from '@openskies/protocol';
import { hashOf } from '../airline/canonical.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import { imagesOf } from '../attachments/images-of.ts';
import type { Database, Queryable } from '../database/database.ts';
import { toErrorEvent } from '../errors.ts';
import type { NewId } from '../ids.ts';
import { checkWidgetItem } from '../threads/check-event.ts';
import { acceptRun, followed, type AcceptedRun, type Caller } from '../threads/accepted-run.ts';
import { findItem, getItem, toItem, updateItem } from '../threads/item-repository.ts';
import { queueLength } from '../threads/message-service.ts';
import { findRunByMessage, unfinishedRuns } from '../threads/run-repository.ts';
import type { Runs } from '../threads/runs.ts';
import type { StreamLog } from '../threads/stream-log.ts';
import { getThread, toThread } from '../threads/thread-repository.ts';
import type { Actions, ClickRequest } from '../threads/thread-service.ts';
import { byAuthor } from './author-errors.ts';
import { ChatTurn } from './chat-turn.ts';
import { customerOf } from './customer.ts';
import type { ChatHandlers } from './handlers.ts';

/** What a run answers besides an item of its thread. */
export interface RunInput {
  action: SentAction;
}

export interface ChatActionsParts {
  database: Database;
  log: StreamLog;
  runs: Runs;
  handlers: ChatHandlers;
  files: AttachmentService;
  newId: NewId;
}

/** Clicks in a chat: a turn like any other, or a plain answer. */
export class ChatActions implements Actions {
  #parts: ChatActionsParts;

  constructor(parts: ChatActionsParts) {
    this.#parts = parts;
  }

  async click({ owner, mark }: Caller, request: ClickRequest): Promise<AcceptedRun> {
    const { log, runs, newId } = this.#parts;
    const { thread_id, item_id, action } = request;
    const content_hash = hashOf({ item_id: item_id ?? null, action });
    const accepted = await log.write({ thread_id, owner, run_id: newId('run') }, async (writer) => {
      if (mark?.message_id !== undefined) {
        const run = await findRunByMessage(writer.tx, thread_id, mark.message_id);
        if (run) return followed(run, content_hash);
      }
      if ((await unfinishedRuns(writer.tx, thread_id)).length > queueLength) {
        throw new ConciergeError('thread.busy');
      }
      const first_seq = writer.thread.seq;
      const item = item_id === undefined ? null : await getItem(writer.tx, thread_id, item_id);
      const isWidget = item === null || toItem(item).type === 'widget';
      if (!isWidget) {
        await writer.event(toErrorEvent(new ConciergeError('action.invalid')));
        await writer.event({ type: 'run.finished', run_id: writer.run_id ?? '' }, 'internal');
      }
      const run = await acceptRun(writer, newId, {
        origin_item_id: item_id ?? '',
        content_hash,
        first_seq,
        message_id: mark?.message_id,
        done: !isWidget,
      });
      const body = JSON.stringify({ action } satisfies RunInput);
      await writer.tx.insertInto('run_inputs').values({ run_id: run.run_id, body }).execute();
      return run;
    });
    runs.wake(thread_id);
    return accepted;
  }

  async clickSync(
    { owner }: Caller,
    { thread_id, item_id, action }: ClickRequest,
  ): Promise<{ updated_item?: ThreadItem }> {
    const { database, log, handlers, files, newId } = this.#parts;
    const { kysely } = database;
    const thread = toThread(await getThread(kysely, owner, thread_id));
    const item = item_id === undefined ? null : toItem(await getItem(kysely, thread_id, item_id));
    if (item !== null && item.type !== 'widget') throw new ConciergeError('action.invalid');
    const { signal } = new AbortController();
    const none = (): never => {
      throw new Error('An action that does not stream has nowhere to send events.');
    };
    const turn = new ChatTurn({
      owner,
      customer: await customerOf(kysely, owner),
      thread,
      input: null,
      answered: null,
      signal,
      newId,
      items: none,
      file: (attachment_id) => files.content(owner, attachment_id),
      images: (items) => imagesOf(files, owner, items),
      emit: none,
    });
    const updated = await byAuthor('', () => handlers.syncAction?.(turn, { ...action, item }));
    if (!updated) return {};
    checkWidgetItem(updated);
    await log.write({ thread_id, owner }, async (writer) => {
      if (!(await findItem(writer.tx, thread_id, updated.id))) return;
      await updateItem(writer.tx, updated);
      // The page that asked gets it as its answer; the customer's other tabs follow.
      await writer.event({ type: 'thread.item.replaced', item: updated }, 'openskies');
    });
    return { updated_item: updated };
  }
}

export async function readRunInput(db: Queryable, run_id: string): Promise<RunInput | null> {
  const row = await db
    .selectFrom('run_inputs')
    .select('body')
    .where('run_id', '=', run_id)
    .executeTakeFirst();
  return row ? (JSON.parse(row.body) as RunInput) : null;
}
