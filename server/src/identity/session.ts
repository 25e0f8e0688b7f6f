import type { Tenant } from './tenants.ts';

/** Whose threads a request may see: every query carries both in its WHERE. */
export interface Owner {
  tenant: string;
  subject: string;
}

/** `demo` is the visitor of a server without tenants, `customer` a person whom a host page's backend vouched for. */
export type SubjectKind = 'demo' | 'anonymous' | 'customer';

/** Who sends a request. */
export interface Session extends Owner {
  /** Row of the session, which a logout revokes; null for the demo visitor without a token. */
  session_id: string | null;
  policy: Tenant;
}

/** Demo mode knows one visitor, so that curl and a stock ChatKit client work without a token. */
export const demoVisitor: Owner = { tenant: 'demo', subject: 'local-demo' };

const prefixes = { anonymous: 'anonymous:', customer: 'customer:' } as const;

/** The stored subject of a person: kinds have prefixes, so that no host can name one of another kind. */
export function subjectOf(kind: 'anonymous' | 'customer', id: string): string {
  return `${prefixes[kind]}${id}`;
}

/** The kind of a stored subject. */
export function kindOf(subject: string): SubjectKind {
  if (subject.startsWith(prefixes.customer)) return 'customer';
  if (subject.startsWith(prefixes.anonymous)) return 'anonymous';
  return 'demo';
}

/** The subject without its prefix: for a customer the `sub` that the host's backend gave. */
export function subjectId(subject: string): string {
  const kind = kindOf(subject);
  return kind === 'demo' ? subject : subject.slice(prefixes[kind].length);
}
