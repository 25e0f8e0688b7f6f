import { Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { join } from 'node:path';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** Either the database or an open transaction: what a query runs on. */
export type Queryable = Kysely<Schema>;

export interface DatabaseOptions {
  /** Folder of the SQLite file; `:memory:` keeps nothing. */
  dataDir: string;
  /** Milliseconds added to the clock; tests let time pass with it. Default 0. */
  clockOffset?: () => number;
}

/**
 * The record: one Kysely for node:sqlite, and the one clock that leases and expiries are measured by.
 */
export class Database {
  readonly kysely: Kysely<Schema>;
  #clockOffset: () => number;

  private constructor(kysely: Kysely<Schema>, clockOffset: () => number) {
    this.kysely = kysely;
    this.#clockOffset = clockOffset;
  }

  /**
   * Opens the store and brings its tables up to date.
   * @throws DataFolderTakenError when another server holds the folder
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    const file =
      options.dataDir === ':memory:' ? ':memory:' : join(options.dataDir, 'openskies.sqlite');
    const kysely = new Kysely<Schema>({ dialect: sqliteDialect(file) });
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      await kysely.destroy();
      throw new Error('The database could not be brought up to date.', { cause: error });
    }
    return new Database(kysely, options.clockOffset ?? (() => 0));
  }

  /** The time that everything stored is measured by. The embedded store lives in this process, so does its clock. */
  now(): Promise<Date> {
    return Promise.resolve(new Date(Date.now() + this.#clockOffset()));
  }

  transaction<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.kysely.transaction().execute(work);
  }

  /** Leaves no byte of what was deleted in the files: pages were overwritten, and the log of changes is emptied. */
  async scrub(): Promise<void> {
    await sql`pragma wal_checkpoint(truncate)`.execute(this.kysely);
  }

  close(): Promise<void> {
    return this.kysely.destroy();
  }
}
