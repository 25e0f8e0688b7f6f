import { ConciergeError, type NoticeEvent, type Task, type WidgetRoot } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
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

  /** @throws ConciergeError thread.not_found, action.invalid for news that the airline does not have */
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
        await writer.event({ type: 'notice', ...notice.banner });
        return null;
      }
      if ('text' in notice) {
        const id = newId('msg');
        await writer.addText(id, notice.text);
        return id;
      }
      const isTask = 'task' in notice;
      const base = { id: newId(isTask ? 'tsk' : 'msg'), thread_id, created_at: writer.created_at };
      await writer.addItem(
        isTask ? { ...base, type: 'task', ...notice } : { ...base, type: 'widget', ...notice },
      );
      return base.id;
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
