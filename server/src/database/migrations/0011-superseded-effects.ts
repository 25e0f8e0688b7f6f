import type { Kysely } from 'kysely';

/** What of a customer each effect changed, and when something newer took its place; the language of a card's quote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('effects').addColumn('places', 'text').execute();
  await db.schema.alterTable('effects').addColumn('superseded_at', 'text').execute();
  await db.schema.alterTable('undos').addColumn('effect_key', 'text').execute();
  await db.schema.alterTable('confirmations').addColumn('language', 'text').execute();
}
