import { ConciergeError, type NoticeEvent, type Task, type WidgetRoot } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import type { StreamLog } from './stream-log.ts';
import { findAnyThread } from './thread-repository.ts';

export interface ThreadRef {
  thread_id: string;
  /** Where it is given, only a thread of this tenant is found. */
  tenant?: string;
}

/** What a server may say unasked. */
export type Notice =
  /** A message of the concierge, in Markdown. */
  | { text: string }
  | { widget: WidgetRoot; copy_text?: string }
  | { task: Task }
  /** A banner for whoever is looking; it is not stored. */
  | { banner: Omit<NoticeEvent, 'type'> };

/** Puts items into threads whose owner has not asked anything. */
export class Notices {
  #parts: { database: Database; log: StreamLog; newId: NewId };

  constructor(parts: { database: Database; log: StreamLog; newId: NewId }) {
    this.#parts = parts;
  }

  /** @throws ConciergeError thread.not_found */
  async put({ thread_id, tenant }: ThreadRef, notice: Notice): Promise<string | null> {
    const { database, log, newId } = this.#parts;
    const thread = await findAnyThread(database.kysely, thread_id);
    if (!thread || (tenant !== undefined && thread.tenant !== tenant)) {
      throw new ConciergeError('thread.not_found');
    }
    const owner = { tenant: thread.tenant, subject: thread.owner };
    return log.write({ thread_id, owner }, async (writer) => {
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
}
