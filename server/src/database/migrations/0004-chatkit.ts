import type { Kysely } from 'kysely';

/** What the rest of the protocol keeps: files, what a run answers besides a message, the state of a thread. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attachments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('thread_id', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('mime_type', 'text', (c) => c.notNull())
    .addColumn('blob', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('attachments_by_owner')
    .on('attachments')
    .columns(['tenant', 'owner', 'created_at'])
    .execute();
  await db.schema
    .createIndex('attachments_by_thread')
    .on('attachments')
    .columns(['thread_id'])
    .execute();

  await db.schema
    .createTable('run_inputs')
    .addColumn('run_id', 'text', (c) =>
      c.primaryKey().references('runs.id').onDelete('cascade').notNull(),
    )
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();

  await db.schema.alterTable('threads').addColumn('status', 'text').execute();
  await db.schema.alterTable('threads').addColumn('allowed_image_domains', 'text').execute();
}
