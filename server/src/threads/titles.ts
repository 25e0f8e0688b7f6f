import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { errorFields, type Logger } from '../logging.ts';
import { findItem, toItem } from './item-repository.ts';
import type { RunSession } from './run-session.ts';
import { renameThread } from './thread-repository.ts';

/** How long an answer that is done waits for its title, in milliseconds. */
const patienceMs = 1000;

/** Gives a thread its name from its first message; null: none. */
export interface Namer {
  name(message: string, signal: AbortSignal): Promise<string | null>;
}

export interface TitlesParts {
  database: Database;
  namer: Namer;
  logger: Logger;
}

/** Names a thread beside its first answer. A title that is late, fails or finds another one changes nothing. */
export class Titles {
  #parts: TitlesParts;

  constructor(parts: TitlesParts) {
    this.#parts = parts;
  }

  /** Begins beside a run; the function returned is called when the answer is done. */
  begin(session: RunSession): () => Promise<void> {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, session.signal]);
    const naming = this.#name(session, signal).catch((error: unknown) => {
      if (!signal.aborted) this.#parts.logger.warn(errorFields(error), 'title failed');
    });
    return async () => {
      await Promise.race([naming, delay(patienceMs, undefined, { ref: false })]);
      controller.abort();
    };
  }

  async #name(session: RunSession, signal: AbortSignal): Promise<void> {
    const { database, namer } = this.#parts;
    const { run } = session;
    if (run.position !== 1) return;
    const row = await findItem(database.kysely, run.thread_id, run.origin_item_id);
    const item = row && toItem(row);
    if (item?.type !== 'user_message') return;
    const title = await namer.name(item.content.map((part) => part.text).join(''), signal);
    if (title === null || signal.aborted) return;
    await session.write(async (writer) => {
      if (writer.thread.titled_by !== null) return;
      await renameThread(writer.tx, run.thread_id, title, 'agent');
      writer.thread.title = title;
      await writer.threadUpdated();
    });
  }
}
