import type { CustomerProfile } from '@openskies/protocol';
import type { Queryable } from '../database/database.ts';
import { ChangedMeanwhileError } from '../database/failures.ts';
import { claimsOf } from '../identity/session-repository.ts';
import { kindOf, subjectId, type Owner } from '../identity/session.ts';
import type { Airline, CustomerRef } from './airline.ts';
import { canonicalJson } from './canonical.ts';
import { guest } from './guest.ts';

/** A customer with the number of its changes; 0 is the airline's own, not stored yet. */
export interface StoredCustomer {
  version: number;
  profile: CustomerProfile;
}

/** Which record is an owner's. A person has one, whatever thread they talk in; visitors have one for each thread. */
export interface CustomerKey extends Owner {
  /** Empty for a person, and outside any thread. */
  thread_id: string;
}

export function customerKey(owner: Owner, thread_id: string | null): CustomerKey {
  const { tenant, subject } = owner;
  return { tenant, subject, thread_id: kindOf(subject) === 'customer' ? '' : (thread_id ?? '') };
}

/** The stored customer, else what the airline says; reading stores nothing. */
export async function loadCustomer(
  db: Queryable,
  airline: Airline,
  ref: CustomerKey,
  now: Date,
): Promise<StoredCustomer> {
  const stored = await storedRow(db, ref);
  if (stored) return stored;
  if (kindOf(ref.subject) === 'anonymous') return { version: 0, profile: guest };
  return { version: 0, profile: await airline.loadCustomer(await refOf(db, ref), now) };
}

/** How the airline is told of an owner who is no guest. */
export async function refOf(db: Queryable, ref: CustomerKey): Promise<CustomerRef> {
  const kind = kindOf(ref.subject) === 'customer' ? 'customer' : 'demo';
  return {
    ...(kind === 'customer' && (await claimsOf(db, ref))),
    kind,
    tenant: ref.tenant,
    subject: subjectId(ref.subject),
    thread_id: ref.thread_id === '' ? null : ref.thread_id,
  };
}

/** A person's stored profile; undefined while it is the airline's own. */
export async function storedProfile(
  db: Queryable,
  owner: Owner,
): Promise<CustomerProfile | undefined> {
  return (await storedRow(db, { ...owner, thread_id: '' }))?.profile;
}

async function storedRow(
  db: Queryable,
  { tenant, subject, thread_id }: CustomerKey,
): Promise<StoredCustomer | undefined> {
  const row = await db
    .selectFrom('customers')
    .select(['version', 'profile'])
    .where('tenant', '=', tenant)
    .where('subject', '=', subject)
    .where('thread_id', '=', thread_id)
    .executeTakeFirst();
  return row && { version: row.version, profile: JSON.parse(row.profile) as CustomerProfile };
}

/**
 * Has a stored record follow what their airline says now, beside the timeline that is kept here.
 * @throws ChangedMeanwhileError when somebody else stored one since it was read
 */
export async function refreshCustomer(
  db: Queryable,
  ref: CustomerKey,
  theirs: CustomerProfile,
  now: Date,
): Promise<void> {
  const row = await storedRow(db, ref);
  if (!row) return;
  const { version, profile } = row;
  const isKept = (entry: { timestamp: string; entry: string }): boolean =>
    profile.timeline.some((own) => own.timestamp === entry.timestamp && own.entry === entry.entry);
  const timeline = [...profile.timeline, ...theirs.timeline.filter((entry) => !isKept(entry))];
  timeline.sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));
  const next = { ...theirs, timeline };
  if (canonicalJson(next) === canonicalJson(profile)) return;
  await saveCustomer(db, ref, { version, profile: next }, now);
}

/**
 * Stores the next version of a customer.
 * @throws ChangedMeanwhileError when somebody else stored one since it was read
 */
export async function saveCustomer(
  db: Queryable,
  ref: CustomerKey,
  customer: StoredCustomer,
  now: Date,
): Promise<void> {
  const { tenant, subject, thread_id } = ref;
  const key = { tenant, subject, thread_id };
  const values = {
    version: customer.version + 1,
    profile: JSON.stringify(customer.profile),
    updated_at: now.toISOString(),
  };
  if (customer.version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('customers')
      .values({ ...key, ...values })
      .onConflict((oc) => oc.columns(['tenant', 'subject', 'thread_id']).doNothing())
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows) !== 1) throw new ChangedMeanwhileError('customers');
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
  if (Number(numUpdatedRows) !== 1) throw new ChangedMeanwhileError('customers');
}

/** Demo customers and guests live with their thread and go with it; a person's record stays. */
export async function deleteThreadCustomer(
  db: Queryable,
  { tenant, subject }: Owner,
  thread_id: string,
): Promise<void> {
  await db
    .deleteFrom('customers')
    .where('tenant', '=', tenant)
    .where('subject', '=', subject)
    .where('thread_id', '=', thread_id)
    .execute();
}
