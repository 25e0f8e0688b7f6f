import type { Kysely } from 'kysely';

/** Threads and what is in them: items, runs with their steps and results, the event log, feedback. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('threads')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('titled_by', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('item_seq', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('fence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', 'text')
    .execute();
  await db.schema
    .createIndex('threads_by_owner')
    .on('threads')
    .columns(['tenant', 'owner', 'created_at', 'id'])
    .execute();

  await db.schema
    .createTable('items')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('run_id', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addUniqueConstraint('items_position', ['thread_id', 'position'])
    .execute();

  await db.schema
    .createTable('runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('origin_item_id', 'text', (c) => c.notNull())
    .addColumn('client_message_id', 'text')
    .addColumn('create_key', 'text')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('step', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('draft_id', 'text', (c) => c.notNull())
    .addColumn('model_ms', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('stop_requested', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('accept_seq', 'integer', (c) => c.notNull())
    .addColumn('first_seq', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('finished_at', 'text')
    .addUniqueConstraint('runs_position', ['thread_id', 'position'])
    .addUniqueConstraint('runs_message', ['thread_id', 'client_message_id'])
    .addUniqueConstraint('runs_create', ['tenant', 'owner', 'create_key'])
    .execute();
  await db.schema.createIndex('runs_by_state').on('runs').columns(['state', 'thread_id']).execute();

  await db.schema
    .createTable('steps')
    .addColumn('run_id', 'text', (c) => c.notNull().references('runs.id').onDelete('cascade'))
    .addColumn('step', 'integer', (c) => c.notNull())
    .addColumn('output', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('steps_key', ['run_id', 'step'])
    .execute();
  await db.schema
    .createTable('tool_results')
    .addColumn('run_id', 'text', (c) => c.notNull().references('runs.id').onDelete('cascade'))
    .addColumn('call_id', 'text', (c) => c.notNull())
    .addColumn('output', 'text', (c) => c.notNull())
    .addColumn('ends_turn', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tool_results_key', ['run_id', 'call_id'])
    .execute();

  await db.schema
    .createTable('events')
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('run_id', 'text')
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('events_key', ['thread_id', 'seq'])
    .execute();

  await db.schema
    .createTable('feedback')
    .addColumn('thread_id', 'text', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['thread_id', 'item_id', 'owner'])
    .execute();
}
