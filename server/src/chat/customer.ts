import type { Queryable } from '../database/database.ts';
import { claimsOf } from '../identity/session-repository.ts';
import { kindOf, subjectId, type Owner } from '../identity/session.ts';

/** A person who is logged in: what your backend vouched for when it was asked last. */
export interface ChatCustomer {
  /** The `sub` of its assertion, and what `notify` takes as `customer`. */
  id: string;
  email?: string | undefined;
  loyalty?: string | undefined;
}

/** Null for visitors who are not logged in, and for the demo's. */
export async function customerOf(db: Queryable, owner: Owner): Promise<ChatCustomer | null> {
  if (kindOf(owner.subject) !== 'customer') return null;
  return { id: subjectId(owner.subject), ...(await claimsOf(db, owner)) };
}
