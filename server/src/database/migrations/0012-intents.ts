import type { Kysely } from 'kysely';

/** What an airline that lives elsewhere was asked to do, on the record before it is asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('intents')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('run_id', 'text', (c) => c.notNull())
    .addColumn('call_id', 'text')
    .addColumn('item_id', 'text')
    .addColumn('confirmation_id', 'text')
    .addColumn('effect_key', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('arguments', 'text', (c) => c.notNull())
    .addColumn('quote', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('intents_by_thread').on('intents').columns(['thread_id']).execute();
  await db.schema.createIndex('intents_by_run').on('intents').columns(['run_id']).execute();
}
