import type { Kysely } from 'kysely';

/** How often a run was taken over at its present step. A model that fails is counted apart, in `attempts`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('runs')
    .addColumn('takeovers', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
