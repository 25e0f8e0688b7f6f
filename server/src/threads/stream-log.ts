import type { ThreadStreamEvent } from '@openskies/protocol';
import type { Database } from '../database/database.ts';
import type { EventVisibility } from '../database/schema.ts';
import { Cursor } from './cursor.ts';
import { LiveChannel } from './live-channel.ts';
import { ThreadWriter, type WriteScope } from './thread-writer.ts';

/** Ends a cursor on a run; steers, and is never sent. */
export interface RunFinished {
  type: 'run.finished';
  run_id: string;
}

export type LogEvent = ThreadStreamEvent | RunFinished;

/** One entry of a thread's log as cursors get it. Deltas have no `seq`: they are live only. */
export interface LogEntry {
  seq?: number;
  run_id: string | null;
  visibility: EventVisibility;
  event: LogEvent;
  /** The event as it goes over the wire, made once for all readers. */
  json: string;
}

/**
 * The log of a thread: committed events, numbered without gaps and stored before anybody sees them, and the deltas of
 * the item in flight, which live in memory only.
 */
export class StreamLog {
  #database: Database;
  #channels = new Map<string, LiveChannel>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Runs one transaction on a thread; what it appended is published after the commit, or not at all. */
  async write<T>(scope: WriteScope, work: (writer: ThreadWriter) => Promise<T>): Promise<T> {
    const now = await this.#database.now();
    const written: LogEntry[] = [];
    const result = await this.#database.transaction(async (tx) => {
      await scope.before?.(tx);
      const writer = await ThreadWriter.open(tx, scope, now);
      const value = await work(writer);
      written.push(...(await writer.close()));
      return value;
    });
    if (written.length > 0) {
      this.#channel(scope.thread_id).publish(written);
      this.#forgetIdle(scope.thread_id);
    }
    return result;
  }

  /** Sends what is not stored: deltas of the item in flight, progress. */
  announce(thread_id: string, run_id: string, event: ThreadStreamEvent, toAll = true): void {
    this.#channel(thread_id).announce({
      run_id,
      visibility: toAll ? 'all' : 'openskies',
      event,
      json: JSON.stringify(event),
    });
  }

  /** Reads the log after a number, then the item in flight, then follows live until closed. */
  follow(thread_id: string, after: number): Cursor {
    return new Cursor({
      after,
      channel: this.#channel(thread_id),
      read: (from, limit) => this.#read(thread_id, from, limit),
      onClose: () => this.#forgetIdle(thread_id),
    });
  }

  /** Ends every stream of a thread that was deleted. */
  drop(thread_id: string): void {
    this.#channels.get(thread_id)?.closeAll();
    this.#channels.delete(thread_id);
  }

  async #read(thread_id: string, after: number, limit: number): Promise<LogEntry[]> {
    const rows = await this.#database.kysely
      .selectFrom('events')
      .selectAll()
      .where('thread_id', '=', thread_id)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      run_id: row.run_id,
      visibility: row.visibility,
      event: JSON.parse(row.body) as LogEvent,
      json: row.body,
    }));
  }

  #channel(thread_id: string): LiveChannel {
    let channel = this.#channels.get(thread_id);
    if (!channel) this.#channels.set(thread_id, (channel = new LiveChannel()));
    return channel;
  }

  #forgetIdle(thread_id: string): void {
    if (this.#channels.get(thread_id)?.idle) this.#channels.delete(thread_id);
  }
}
