import type { Kysely } from 'kysely';

/** The language that a thread is answered in; what each call of a run has come to, for its list of work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('threads').addColumn('language', 'text').execute();
  await db.schema.alterTable('tool_results').addColumn('task', 'text').execute();
}
