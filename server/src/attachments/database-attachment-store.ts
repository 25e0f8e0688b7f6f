import type { Database } from '../database/database.ts';
import type { AttachmentStore } from './attachment-store.ts';

/** Files beside the record, for nodes that share no folder. */
export class DatabaseAttachmentStore implements AttachmentStore {
  #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.#database.kysely.insertInto('files').values({ name, bytes }).execute();
  }

  async read(name: string): Promise<Uint8Array | null> {
    const row = await this.#database.kysely
      .selectFrom('files')
      .select('bytes')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.bytes ?? null;
  }

  async delete(name: string): Promise<void> {
    await this.#database.kysely.deleteFrom('files').where('name', '=', name).execute();
  }
}
