/** The audit: what was decided about each wish. Rows are only ever added, and each seals the one before it. */
import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import type { AuditTable } from '../database/schema.ts';
import type { Owner } from '../identity/session.ts';
import { randomId } from '../ids.ts';
import type { ThreadWriter } from '../threads/thread-writer.ts';
import { canonicalJson } from './canonical.ts';

/** What the first row of a chain seals. */
const beginning = '0'.repeat(64);

/** Notes a decision: codes and hashes, no free text. Whose it is, only the pseudonym says, and that can be forgotten. */
export async function writeAudit(
  writer: ThreadWriter,
  entry: Pick<AuditTable, 'action' | 'decision' | 'arguments_hash'> & { rule?: string },
): Promise<void> {
  const { tx, owner } = writer;
  const chain = await chainOf(tx, owner);
  // The row of the chain is locked from here: of two that add, one waits.
  const head = await tx
    .updateTable('audit_chains')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('chain', '=', chain)
    .returningAll()
    .executeTakeFirstOrThrow();
  const row = {
    id: randomId('aud'),
    chain,
    seq: head.seq,
    tenant: owner.tenant,
    thread_id: writer.thread_id,
    run_id: writer.run_id,
    action: entry.action,
    decision: entry.decision,
    rule: entry.rule ?? null,
    arguments_hash: entry.arguments_hash,
    created_at: writer.created_at,
  };
  const hash = seal(head.hash, row);
  await tx
    .insertInto('audit')
    .values({ ...row, hash })
    .execute();
  await tx.updateTable('audit_chains').set({ hash }).where('chain', '=', chain).execute();
  writer.decided.push({ action: entry.action, decision: entry.decision });
}

/** Has all that is decided for a customer wait for each other, so that what is counted stays true until the commit. */
export async function lockChain(db: Queryable, owner: Owner): Promise<void> {
  const chain = await chainOf(db, owner);
  await db
    .updateTable('audit_chains')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('chain', '=', chain)
    .execute();
}

/** Times that an action took effect for a customer in the last 24 hours. */
export async function countToday(
  db: Queryable,
  owner: Owner,
  action: string,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - 24 * 60 * 60_000).toISOString();
  const { count } = await db
    .selectFrom('audit')
    .innerJoin('pseudonyms', 'pseudonyms.chain', 'audit.chain')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('pseudonyms.tenant', '=', owner.tenant)
    .where('pseudonyms.subject', '=', owner.subject)
    .where('audit.action', '=', action)
    .where('audit.decision', '=', 'effect')
    .where('audit.created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What is wrong with the audit, one line for each chain that was tampered with. */
export async function verifyAudit(
  db: Queryable,
): Promise<{ chains: number; rows: number; problems: string[] }> {
  const heads = await db.selectFrom('audit_chains').selectAll().orderBy('chain').execute();
  const known = new Set(heads.map(({ chain }) => chain));
  const problems: string[] = [];
  let rows = 0;
  for (const head of heads) {
    const entries = await db
      .selectFrom('audit')
      .selectAll()
      .where('chain', '=', head.chain)
      .orderBy('seq')
      .execute();
    rows += entries.length;
    const problem = problemOf(head, entries);
    if (problem) problems.push(`${head.chain}: ${problem}`);
  }
  const strays = await db.selectFrom('audit').select('chain').distinct().execute();
  for (const { chain } of strays) {
    if (!known.has(chain)) problems.push(`${chain}: the chain has no head`);
  }
  return { chains: heads.length, rows, problems };
}

function problemOf(head: { seq: number; hash: string }, entries: AuditTable[]): string | null {
  let previous = beginning;
  for (const [index, { hash, ...row }] of entries.entries()) {
    if (row.seq !== index + 1) return `row ${index + 1} is missing`;
    if (seal(previous, row) !== hash) return `row ${row.seq} was changed`;
    previous = hash;
  }
  if (entries.length !== head.seq) return `row ${entries.length + 1} is missing`;
  return previous === head.hash ? null : `row ${head.seq} was changed`;
}

/** The chain that a customer's rows are in, under a pseudonym. */
async function chainOf(db: Queryable, owner: Owner): Promise<string> {
  const { tenant, subject } = owner;
  const find = (): Promise<{ chain: string } | undefined> =>
    db
      .selectFrom('pseudonyms')
      .select('chain')
      .where('tenant', '=', tenant)
      .where('subject', '=', subject)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.chain;
  const chain = randomId('aud');
  await db
    .insertInto('pseudonyms')
    .values({ tenant, subject, chain })
    .onConflict((oc) => oc.columns(['tenant', 'subject']).doNothing())
    .execute();
  const winner = (await find())?.chain ?? chain;
  await db
    .insertInto('audit_chains')
    .values({ chain: winner, seq: 0, hash: beginning })
    .onConflict((oc) => oc.column('chain').doNothing())
    .execute();
  return winner;
}

function seal(previous: string, row: Omit<AuditTable, 'hash'>): string {
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(row)}`)
    .digest('hex');
}
