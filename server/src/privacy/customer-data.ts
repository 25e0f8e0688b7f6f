/** What is kept of one customer: all of it to take along, or none of it any more. */
import type { ThreadItem } from '@openskies/protocol';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Owner } from '../identity/session.ts';

export interface CustomerDataParts {
  database: Database;
  attachments: AttachmentService;
  /** Drops the work and the streams of a thread that is gone. */
  drop(thread_id: string): void;
  onRevoked(session_id: string): void;
}

export class CustomerData {
  #parts: CustomerDataParts;

  constructor(parts: CustomerDataParts) {
    this.#parts = parts;
  }

  /**
   * What is kept of a customer, as JSON. Not in it: bytes of pictures, which conversations show; what the model alone
   * read, and copies of what is here that the server works with, such as events, offers and undos; secrets.
   */
  async export(owner: Owner): Promise<object> {
    const { tenant, subject } = owner;
    const db = this.#parts.database.kysely;
    const identities = await db
      .selectFrom('identities')
      .select(['claims', 'updated_at'])
      .where('tenant', '=', tenant)
      .where('subject', '=', subject)
      .execute();
    const sessions = await db
      .selectFrom('sessions')
      .select(['created_at', 'expires_at', 'revoked_at'])
      .where('tenant', '=', tenant)
      .where('subject', '=', subject)
      .orderBy('created_at')
      .execute();
    const customers = await db
      .selectFrom('customers')
      .select(['thread_id', 'profile', 'updated_at'])
      .where('tenant', '=', tenant)
      .where('subject', '=', subject)
      .execute();
    const attachments = await db
      .selectFrom('attachments')
      .select(['id', 'thread_id', 'name', 'mime_type', 'created_at'])
      .where('tenant', '=', tenant)
      .where('owner', '=', subject)
      .orderBy('created_at')
      .execute();
    const confirmations = await db
      .selectFrom('confirmations')
      .select(['thread_id', 'action', 'arguments', 'shown_text', 'state'])
      .select(['created_at', 'expires_at'])
      .where('tenant', '=', tenant)
      .where('owner', '=', subject)
      .orderBy('created_at')
      .execute();
    const actions = await db
      .selectFrom('audit')
      .innerJoin('pseudonyms', 'pseudonyms.chain', 'audit.chain')
      .select(['audit.thread_id', 'audit.action', 'audit.decision', 'audit.created_at'])
      .where('pseudonyms.tenant', '=', tenant)
      .where('pseudonyms.subject', '=', subject)
      .orderBy('audit.seq')
      .execute();
    return {
      subject,
      identity: identities.map((row) => ({ ...row, claims: JSON.parse(row.claims) as object })),
      sessions,
      records: customers.map((row) => ({ ...row, profile: JSON.parse(row.profile) as object })),
      conversations: await this.#conversations(owner),
      attachments,
      confirmations: confirmations.map((row) => ({
        ...row,
        arguments: JSON.parse(row.arguments) as unknown,
      })),
      actions,
    };
  }

  /**
   * Erases a customer: conversations, files, record, sessions, and whose audit rows are theirs. On SQLite no byte is left
   * in the files.
   */
  async erase(owner: Owner): Promise<void> {
    const { database, attachments, drop, onRevoked } = this.#parts;
    const { tenant, subject } = owner;
    const threads = await this.eraseThreads(owner, null);
    let dropFiles: () => Promise<void> = () => Promise.resolve();
    const sessions = await database.transaction(async (tx) => {
      dropFiles = await attachments.forgetOwner(tx, owner);
      for (const table of ['customers', 'identities', 'pseudonyms'] as const) {
        await tx
          .deleteFrom(table)
          .where('tenant', '=', tenant)
          .where('subject', '=', subject)
          .execute();
      }
      return tx
        .deleteFrom('sessions')
        .where('tenant', '=', tenant)
        .where('subject', '=', subject)
        .returning('id')
        .execute();
    });
    await dropFiles();
    threads.forEach((id) => drop(id));
    for (const { id } of sessions) onRevoked(id);
    await database.scrub();
  }

  /** Deletes threads that are older than a day of the calendar; null: all of an owner. Gives their ids. */
  async eraseThreads(owner: Owner | null, before: string | null): Promise<string[]> {
    const { database, attachments } = this.#parts;
    const afterwards: (() => Promise<void>)[] = [];
    const ids = await database.transaction(async (tx) => {
      afterwards.length = 0; // a transaction may be tried again
      let query = tx.selectFrom('threads').select(['id', 'tenant', 'owner']);
      if (owner)
        query = query.where('tenant', '=', owner.tenant).where('owner', '=', owner.subject);
      if (before !== null) query = query.where('created_at', '<', before);
      const threads = await query.execute();
      for (const { id } of threads) {
        afterwards.push(await attachments.forget(tx, id));
        await deleteWithGuest(tx, id);
      }
      return threads.map(({ id }) => id);
    });
    for (const done of afterwards) await done();
    return ids;
  }

  /** Deletes what has passed its age, and files that nobody sent; returns how many threads. */
  async retire(days: number): Promise<number> {
    await this.#parts.attachments.dropStale(null);
    const now = await this.#parts.database.now();
    const before = new Date(now.getTime() - days * 24 * 60 * 60_000).toISOString();
    const ids = await this.eraseThreads(null, before);
    ids.forEach((id) => this.#parts.drop(id));
    return ids.length;
  }

  async #conversations({ tenant, subject }: Owner): Promise<object[]> {
    const db = this.#parts.database.kysely;
    const threads = await db
      .selectFrom('threads')
      .select(['id', 'title', 'created_at'])
      .where('tenant', '=', tenant)
      .where('owner', '=', subject)
      .orderBy('created_at')
      .execute();
    const conversations = [];
    for (const thread of threads) {
      const items = await db
        .selectFrom('items')
        .select('body')
        .where('thread_id', '=', thread.id)
        .where('visibility', '!=', 'hidden')
        .orderBy('position')
        .execute();
      const feedback = await db
        .selectFrom('feedback')
        .select(['item_id', 'kind', 'created_at'])
        .where('thread_id', '=', thread.id)
        .execute();
      conversations.push({
        ...thread,
        items: items.map(({ body }) => JSON.parse(body) as ThreadItem),
        feedback,
      });
    }
    return conversations;
  }
}

/** A thread with the customer that lives with it. */
async function deleteWithGuest(tx: Queryable, id: string): Promise<void> {
  await tx.deleteFrom('threads').where('id', '=', id).execute();
  await tx.deleteFrom('customers').where('thread_id', '=', id).execute();
}
