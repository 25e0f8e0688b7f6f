import { ConciergeError, type ThreadItem } from '@openskies/protocol';
import type { Transaction } from 'kysely';
import type { EventVisibility, ItemVisibility, Schema } from '../database/schema.ts';
import type { Owner } from '../identity/session.ts';
import { deleteItemsAfter, insertItem, updateItem } from './item-repository.ts';
import { leaseMs } from './lease.ts';
import type { LogEntry, LogEvent } from './stream-log.ts';
import { toThread, type ThreadRow } from './thread-repository.ts';

/** Who writes to a thread: its owner, or the run that holds its fence. */
export interface WriteScope {
  thread_id: string;
  owner: Owner;
  run_id?: string | null;
  /** Set by a run: the write touches nothing once the run is over, or another process has claimed the thread. */
  fence?: number;
  /** Set by whoever asks: from here on the thread is answered in it. */
  language?: string | undefined;
  /** Done first in the same transaction: a new thread is inserted here. */
  before?(tx: Transaction<Schema>): Promise<void>;
}

/** Another process took the run over: this one drops its work. */
export class FenceLostError extends Error {
  override name = 'FenceLostError';
}

/**
 * One transaction on one thread. The thread's row is locked by its first statement, which checks owner and fence;
 * numbers for items and events are given out in memory and written back at the end.
 */
export class ThreadWriter {
  readonly tx: Transaction<Schema>;
  readonly thread: ThreadRow;
  readonly owner: Owner;
  readonly run_id: string | null;
  readonly now: Date;
  /** What was decided here about wishes: counted once it is committed. */
  readonly decided: { action: string; decision: string }[] = [];
  /**
   * Set where what is done here concerns the owner's other conversations as well: done in each of them after the commit,
   * in a transaction of its own.
   */
  elsewhere: ((other: ThreadWriter) => Promise<void>) | undefined;
  #written: LogEntry[] = [];

  private constructor(tx: Transaction<Schema>, thread: ThreadRow, scope: WriteScope, now: Date) {
    this.tx = tx;
    this.thread = thread;
    this.owner = scope.owner;
    this.run_id = scope.run_id ?? null;
    this.now = now;
  }

  /**
   * @throws ConciergeError thread.not_found
   * @throws FenceLostError when the scope's fence is stale, or the thread was deleted under its run
   */
  static async open(tx: Transaction<Schema>, scope: WriteScope, now: Date): Promise<ThreadWriter> {
    const { fence, language } = scope;
    const thread = await tx
      .updateTable('threads')
      .set((eb) => ({
        seq: eb.ref('seq'),
        ...(fence === undefined ? {} : { lease_until: leaseEnd(now) }),
        ...(language === undefined ? {} : { language }),
      }))
      .where('id', '=', scope.thread_id)
      .where('tenant', '=', scope.owner.tenant)
      .where('owner', '=', scope.owner.subject)
      .$if(fence !== undefined, (query) =>
        query.where('fence', '=', fence as number).where('lease_until', 'is not', null),
      )
      .returningAll()
      .executeTakeFirst();
    if (!thread && fence !== undefined) throw new FenceLostError(scope.thread_id);
    if (!thread) throw new ConciergeError('thread.not_found', { field: 'params.thread_id' });
    return new ThreadWriter(tx, thread, scope, now);
  }

  get thread_id(): string {
    return this.thread.id;
  }

  /** The language that the customer is spoken to in here: a BCP 47 tag. */
  get language(): string {
    return this.thread.language ?? 'en';
  }

  /** Time of the items written here, ISO 8601 UTC. */
  get created_at(): string {
    return this.now.toISOString();
  }

  async event(event: LogEvent, visibility: EventVisibility = 'all'): Promise<void> {
    const json = JSON.stringify(event);
    const seq = ++this.thread.seq;
    await this.tx
      .insertInto('events')
      .values({ thread_id: this.thread.id, seq, run_id: this.run_id, visibility, body: json })
      .execute();
    this.#written.push({ seq, run_id: this.run_id, visibility, event, json });
  }

  /** Stores an item as the thread's last one and announces it, unless it is hidden. */
  async addItem(
    item: ThreadItem,
    visibility: ItemVisibility = 'all',
    type: 'thread.item.done' | 'thread.item.replaced' | 'thread.item.added' = 'thread.item.done',
  ): Promise<void> {
    const position = ++this.thread.item_seq;
    await insertItem(this.tx, item, { position, visibility, run_id: this.run_id });
    if (visibility !== 'hidden') await this.event({ type, item }, visibility);
  }

  async addText(id: string, text: string): Promise<void> {
    await this.addItem({
      id,
      thread_id: this.thread.id,
      created_at: this.created_at,
      type: 'assistant_message',
      content: [{ type: 'output_text', text, annotations: [] }],
    });
  }

  /** What the model shall know and the customer does not see. */
  async addHidden(id: string, content: string): Promise<void> {
    await this.addItem(
      {
        id,
        thread_id: this.thread.id,
        created_at: this.created_at,
        type: 'hidden_context_item',
        content,
      },
      'hidden',
    );
  }

  /** Our element says below an answer that it was stopped; a stock client has no word for it. */
  async addStop(id: string): Promise<void> {
    const { thread_id, created_at } = this;
    await this.addItem(
      { id, thread_id, created_at, type: 'end_of_turn', stopped: true },
      'openskies',
    );
  }

  /** Redraws a stored widget, here and on every screen. */
  async redrawWidget(item: ThreadItem & { type: 'widget' }): Promise<void> {
    await updateItem(this.tx, item);
    await this.event({
      type: 'thread.item.updated',
      item_id: item.id,
      update: { type: 'widget.root.updated', widget: item.widget },
    });
  }

  /** Moves an item to the end: a message that was queued is answered now. */
  async moveToEnd(item: ThreadItem): Promise<void> {
    await updateItem(this.tx, item, ++this.thread.item_seq);
    await this.event({ type: 'thread.item.removed', item_id: item.id }, 'openskies');
    await this.event({ type: 'thread.item.done', item }, 'openskies');
  }

  /** Drops the items after a position. A stock client drops its own copy by itself (PROTOCOL §2). */
  async removeAfter(position: number): Promise<void> {
    for (const row of await deleteItemsAfter(this.tx, this.thread.id, position)) {
      if (row.visibility === 'hidden') continue;
      await this.event({ type: 'thread.item.removed', item_id: row.id }, 'openskies');
    }
  }

  /** Takes back an unfinished message, for those who have seen it begin. */
  async withdrawDraft(draft_id: string): Promise<void> {
    const thoughts = draft_id.replace(/^msg_/, 'wf_');
    await this.event({ type: 'thread.item.removed', item_id: thoughts }, 'openskies');
    await this.event({ type: 'thread.item.removed', item_id: draft_id }, 'openskies');
  }

  async threadUpdated(): Promise<void> {
    await this.event({ type: 'thread.updated', thread: toThread(this.thread) });
  }

  /** Writes the numbers back; gives what is to be published once the transaction is committed. */
  async close(): Promise<LogEntry[]> {
    const { id, seq, item_seq } = this.thread;
    await this.tx.updateTable('threads').set({ seq, item_seq }).where('id', '=', id).execute();
    return this.#written;
  }
}

function leaseEnd(now: Date): string {
  return new Date(now.getTime() + leaseMs).toISOString();
}
