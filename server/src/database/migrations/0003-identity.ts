import type { Kysely } from 'kysely';

/** Who is there: sessions, assertions that were used, what hosts say of people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('refresh_hash', 'text')
    .addColumn('previous_hash', 'text')
    .addColumn('rotated_at', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .execute();
  for (const column of ['refresh_hash', 'previous_hash', 'expires_at']) {
    await db.schema.createIndex(`sessions_by_${column}`).on('sessions').columns([column]).execute();
  }
  await db.schema
    .createTable('used_assertions')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('jti', 'text', (c) => c.notNull())
    .addColumn('forget_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('used_assertions_key', ['tenant', 'jti'])
    .execute();
  await db.schema
    .createTable('identities')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('claims', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('identities_key', ['tenant', 'subject'])
    .execute();
}
