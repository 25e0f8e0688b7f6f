import type { Kysely } from 'kysely';

/** What a run has used of its model. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('runs')
    .addColumn('tokens', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
