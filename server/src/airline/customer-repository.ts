import type { CustomerProfile } from '@openskies/protocol';
import type { Queryable } from '../database/database.ts';
import type { Airline, CustomerRef } from './airline.ts';

/** A customer with the number of its changes; 0 is the airline's own, not stored yet. */
export interface StoredCustomer {
  version: number;
  profile: CustomerProfile;
}

/** The stored customer, else what the airline says; reading stores nothing. */
export async function loadCustomer(
  db: Queryable,
  airline: Airline,
  ref: CustomerRef,
  now: Date,
): Promise<StoredCustomer> {
  const row = await db
    .selectFrom('customers')
    .select(['version', 'profile'])
    .where('tenant', '=', ref.tenant)
    .where('subject', '=', ref.subject)
    .where('thread_id', '=', ref.thread_id ?? '')
    .executeTakeFirst();
  if (row) return { version: row.version, profile: JSON.parse(row.profile) as CustomerProfile };
  return { version: 0, profile: await airline.loadCustomer(ref, now) };
}

/** Stores the next version of a customer. Throws when somebody else stored one since it was read. */
export async function saveCustomer(
  db: Queryable,
  ref: CustomerRef,
  customer: StoredCustomer,
  now: Date,
): Promise<void> {
  const key = { tenant: ref.tenant, subject: ref.subject, thread_id: ref.thread_id ?? '' };
  const values = {
    version: customer.version + 1,
    profile: JSON.stringify(customer.profile),
    updated_at: now.toISOString(),
  };
  if (customer.version === 0) {
    await db
      .insertInto('customers')
      .values({ ...key, ...values })
      .execute();
    return;
  }
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set(values)
    .where('tenant', '=', key.tenant)
    .where('subject', '=', key.subject)
    .where('thread_id', '=', key.thread_id)
    .where('version', '=', customer.version)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== 1) throw new Error('The customer was changed meanwhile.');
}

/** Demo customers live with their thread; they go with it. */
export async function deleteThreadCustomer(db: Queryable, ref: CustomerRef): Promise<void> {
  await db
    .deleteFrom('customers')
    .where('tenant', '=', ref.tenant)
    .where('subject', '=', ref.subject)
    .where('thread_id', '=', ref.thread_id ?? '')
    .execute();
}
