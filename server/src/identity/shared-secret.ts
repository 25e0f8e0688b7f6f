import { randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';

const name = 'secret';

/** The secret of all nodes that share a record: made by the first, read by the others. */
export async function sharedSecret({ kysely }: Database): Promise<Uint8Array> {
  const value = randomBytes(32).toString('base64url');
  await kysely
    .insertInto('settings')
    .values({ name, value })
    .onConflict((oc) => oc.column('name').doNothing())
    .execute();
  const stored = await kysely
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Buffer.from(stored.value, 'base64url');
}
