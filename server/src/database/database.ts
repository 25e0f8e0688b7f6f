import { Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { DatabaseUnreachableError, isUnavailable, mayRepeat } from './failures.ts';
import { aFunction, checkOptions, type Option } from '../options.ts';
import { migrations } from './migrations/index.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** Either the database or an open transaction: what a query runs on. */
export type Queryable = Kysely<Schema>;

/** Where the record is: a folder with a SQLite file (`:memory:` keeps nothing), or the address of a PostgreSQL. */
export type DatabasePlace = { dataDir: string } | { url: string };

export type DatabaseOptions = DatabasePlace & {
  /** Milliseconds added to the clock; tests let time pass with it. Default 0. */
  clockOffset?: () => number;
};

interface Place {
  dataDir?: string;
  url?: string;
  clockOffset?: () => number;
}

const known: Record<keyof Place, Option> = {
  dataDir: [z.string().min(1).optional(), 'the path of a folder, or ":memory:"'],
  url: [
    z
      .string()
      .regex(/^postgres(ql)?:/)
      .optional(),
    'the address of a PostgreSQL, postgres://user:password@host:5432/name',
  ],
  clockOffset: [aFunction.optional(), 'a function that gives milliseconds'],
};

/** Times that a transaction is tried that got in the way of another. */
const tries = 8;

/**
 * The record: one Kysely for node:sqlite and for PostgreSQL, and the one clock that leases and expiries are measured by.
 */
export class Database {
  readonly kysely: Kysely<Schema>;
  /** Whether other nodes may work on the same record. */
  readonly isShared: boolean;
  #clockOffset: () => number;

  private constructor(kysely: Kysely<Schema>, isShared: boolean, clockOffset: () => number) {
    this.kysely = kysely;
    this.isShared = isShared;
    this.#clockOffset = clockOffset;
  }

  /**
   * Opens the store and brings its tables up to date. Several nodes may do so at once.
   * @throws TypeError naming an option that cannot be right
   * @throws DataFolderTakenError when another server holds the folder
   * @throws DatabaseUnreachableError
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    checkOptions('Database.open', options, known);
    const { url, dataDir, clockOffset = () => 0 }: Place = options;
    if (url === undefined && dataDir === undefined) {
      const ways = 'dataDir, the path of a folder, or url, the address of a PostgreSQL';
      throw new TypeError(`Database.open needs ${ways}.`);
    }
    const isShared = url !== undefined;
    const dialect = isShared ? postgresDialect(url) : sqliteDialect(fileIn(dataDir ?? ''));
    const kysely = new Kysely<Schema>({ dialect });
    const migrator = new Migrator({
      db: kysely,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error) {
      await kysely.destroy();
      if (isShared && refuses(error)) throw new DatabaseUnreachableError({ cause: error });
      throw new Error('The database could not be brought up to date.', { cause: error });
    }
    return new Database(kysely, isShared, clockOffset);
  }

  /**
   * The time that everything stored is measured by. The embedded store lives in this process, so does its clock; nodes
   * that share a record read the clock of its server.
   */
  async now(db: Queryable = this.kysely): Promise<Date> {
    if (!this.isShared) return new Date(Date.now() + this.#clockOffset());
    const clock = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
    const { rows } = await sql<{ ms: number }>`select ${clock} as ms`.execute(db);
    return new Date((rows[0]?.ms ?? NaN) + this.#clockOffset());
  }

  /**
   * All of it or nothing. Where two nodes got in each other's way it is done again from its start: `work` changes
   * nothing but the database.
   */
  async transaction<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.kysely.transaction().execute(work);
      } catch (error) {
        if (attempt === tries || !mayRepeat(error)) throw error;
        await delay(Math.random() * 5 * 2 ** attempt);
      }
    }
  }

  /** Whether it takes what is written now: a full disk still answers what is asked. */
  async isUp(): Promise<boolean> {
    try {
      const value = (await this.now()).toISOString();
      await this.kysely
        .insertInto('settings')
        .values({ name: 'ready_at', value })
        .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
        .execute();
      return true;
    } catch (error) {
      // Another node wrote at the same time: it takes what is written.
      if (mayRepeat(error)) return true;
      if (!isUnavailable(error)) throw error;
      return false;
    }
  }

  /** Leaves no byte of what was deleted in the files: pages are overwritten, and the log of changes is emptied. */
  async scrub(): Promise<void> {
    if (!this.isShared) await sql`pragma wal_checkpoint(truncate)`.execute(this.kysely);
  }

  close(): Promise<void> {
    return this.kysely.destroy();
  }
}

function fileIn(folder: string): string {
  return folder === ':memory:' ? folder : join(folder, 'openskies.sqlite');
}

/** Away, or a wrong name or password: what whoever set the address can mend. */
function refuses(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return isUnavailable(error) || code.startsWith('28') || code === '3D000';
}
