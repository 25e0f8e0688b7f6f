import { ConciergeError, type NoticeEvent, type Task, type WidgetRoot } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import { checkEvent, checkItem } from './check-event.ts';
import type { StreamLog } from './stream-log.ts';
import { findAnyThread, newestThreadOf } from './thread-repository.ts';
import type { ThreadWriter } from './thread-writer.ts';

/** Where something is said. */
export type ThreadRef =
  | {
      thread_id: string;
      /** Where it is given, only a thread of this tenant is found. */
      tenant?: string;
    }
  /** The conversation that a customer began last; `customer` is the `sub` that your backend vouches for. */
  | { tenant: string; customer: string };

/** What a server may say unasked. */
export type Notice =
  /** A message of the concierge, in Markdown. */
  | { text: string }
  | { widget: WidgetRoot; copy_text?: string }
  | { task: Task }
  /** A banner for whoever is looking; it is not stored. */
  | { banner: Omit<NoticeEvent, 'type'> }
  /**
   * One of the airline's actions that are `news`: it changes the record, says its sentence in the customer's language and
   * may show a choice. The same `key` in one thread is told once, however often it is sent.
   */
  | { news: string; params?: object; key?: string };

/** Has the airline's news done in the writer's transaction; answers the id of its message. */
export type TellNews = (
  writer: ThreadWriter,
  news: Extract<Notice, { news: string }>,
) => Promise<string | null>;

/** Puts items into threads whose owner has not asked anything. */
export class Notices {
  #parts: { database: Database; log: StreamLog; newId: NewId; tell?: TellNews | undefined };

  constructor(parts: {
    database: Database;
    log: StreamLog;
    newId: NewId;
    tell?: TellNews | undefined;
  }) {
    this.#parts = parts;
  }

  /**
   * @throws ConciergeError thread.not_found, action.invalid for news that the airline does not have; MalformedEventError
   * naming what is not right in the notice
   */
  async put(ref: ThreadRef, notice: Notice): Promise<string | null> {
    const { log, newId, tell } = this.#parts;
    const thread = await this.#find(ref);
    const thread_id = thread.id;
    const owner = { tenant: thread.tenant, subject: thread.owner };
    return log.write({ thread_id, owner }, async (writer) => {
      if ('news' in notice) {
        if (!tell) throw new ConciergeError('action.invalid');
        return tell(writer, notice);
      }
      if ('banner' in notice) {
        await writer.event(checkEvent({ type: 'notice', ...notice.banner }, given));
        return null;
      }
      const id = newId('task' in notice ? 'tsk' : 'msg');
      const item = { id, thread_id, created_at: writer.created_at, ...contentOf(notice) };
      await writer.addItem(checkItem(item, given));
      return id;
    });
  }

  async #find(ref: ThreadRef): Promise<{ id: string; tenant: string; owner: string }> {
    const { kysely } = this.#parts.database;
    const thread =
      'customer' in ref
        ? await newestThreadOf(kysely, ref.tenant, ref.customer)
        : await findAnyThread(kysely, ref.thread_id);
    if (!thread || (ref.tenant !== undefined && thread.tenant !== ref.tenant)) {
      throw new ConciergeError('thread.not_found');
    }
    return thread;
  }
}

const given = 'notify was given';

function contentOf(
  notice: Extract<Notice, { text: string } | { widget: WidgetRoot } | { task: Task }>,
) {
  if ('task' in notice) return { type: 'task' as const, ...notice };
  if ('widget' in notice) return { type: 'widget' as const, ...notice };
  const content = [{ type: 'output_text' as const, text: notice.text, annotations: [] }];
  return { type: 'assistant_message' as const, content };
}
