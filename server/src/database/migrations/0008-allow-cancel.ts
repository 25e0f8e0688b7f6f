import type { Kysely } from 'kysely';

/** Whether Stop is offered while a run is at work: who joins later is told too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('runs')
    .addColumn('allow_cancel', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
}
