/** The secret by which an anonymous visitor is known the next time: it changes each time, and is hashed at rest. */
import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import type { SessionsTable } from '../database/schema.ts';
import { findByRefresh, revokeSession } from './session-repository.ts';

/** Two tabs may refresh at once: the secret before the present one counts for so long, in milliseconds. */
const rotationGraceMs = 30_000;

export interface Recalled {
  /** Absent: a secret of nobody. */
  visitor?: SessionsTable;
  /** The session that ended, because its secret is in two hands. */
  stolen?: string;
}

/** The visitor whom a secret belongs to. */
export async function recall(
  tx: Queryable,
  tenant: string,
  secret: string | undefined,
  now: Date,
): Promise<Recalled> {
  if (secret === undefined) return {};
  const hash = hashOf(secret);
  const visitor = await findByRefresh(tx, tenant, hash);
  if (!visitor || visitor.expires_at <= now.toISOString()) return {};
  const late = Date.parse(visitor.rotated_at) + rotationGraceMs < now.getTime();
  if (visitor.refresh_hash === hash || !late) return { visitor };
  // A secret that was used before comes back late: one of the two who have it is not the visitor.
  await revokeSession(tx, visitor.id, now.toISOString());
  return { stolen: visitor.id };
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
