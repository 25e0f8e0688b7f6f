import { sql, type Kysely } from 'kysely';

/** What nodes that share a record share besides: their secret, and the bytes of customers' files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  const isPostgres = db.getExecutor().adapter.supportsTransactionalDdl;
  await db.schema
    .createTable('files')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('bytes', isPostgres ? 'bytea' : sql`blob`, (c) => c.notNull())
    .execute();
}
