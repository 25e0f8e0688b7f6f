import { ConciergeError } from '@openskies/protocol';
import { jwtVerify, SignJWT } from 'jose';
import { createHmac, randomBytes } from 'node:crypto';
import type { Database, Queryable } from '../database/database.ts';
import type { NewId } from '../ids.ts';
import type { Logger } from '../logging.ts';
import { Assertions } from './assertion.ts';
import { isCanonical } from './compact-token.ts';
import { hashOf, recall } from './refresh-secret.ts';
import {
  findSession,
  forgetExpired,
  insertSession,
  moveThreads,
  prolongSession,
  revokeSession,
  rotateRefresh,
  saveIdentity,
  useAssertion,
} from './session-repository.ts';
import {
  demoVisitor,
  kindOf,
  subjectOf,
  type Owner,
  type Session,
  type SubjectKind,
} from './session.ts';
import { demoTenant, type Tenant, type Tenants } from './tenants.ts';

/** Life of a session token, in milliseconds (SAFETY §1). */
const tokenMs = 10 * 60_000;
/** How long an anonymous visitor may stay away, in milliseconds. */
const anonymousMs = 24 * 60 * 60_000;

const issuer = 'openskies-concierge';
const audience = 'openskies-session';

/** What the element asks for. */
export interface SessionRequest {
  publishable_key: string;
  assertion?: string | undefined;
  anon_refresh?: string | undefined;
}

/** What it gets. */
export interface OpenedSession {
  token: string;
  /** ISO 8601 UTC. */
  expires_at: string;
  subject_kind: SubjectKind;
  /** The same for the same person, and says nothing of them: the page notices when somebody else logged in. */
  person: string;
  /** Hosts that links in answers may lead to; absent: the server has no tenants, and any may. */
  link_hosts?: readonly string[];
  /** For anonymous visitors: the secret for the next time, in the place of the one before. */
  anon_refresh?: string;
}

export interface SessionsParts {
  database: Database;
  tenants: Tenants;
  secret: Uint8Array;
  newId: NewId;
  logger: Logger;
  /** Threads that got another owner: their runs are to be taken up again. */
  onMoved(thread_ids: string[]): void;
  /** A session that has ended: its streams end too. */
  onRevoked(session_id: string): void;
}

interface Grant {
  owner: Owner;
  session_id: string;
  anon_refresh?: string;
}

/** One credential for everybody: a bearer token of ten minutes. */
export class Sessions {
  #parts: SessionsParts;
  #assertions: Assertions;

  constructor(parts: SessionsParts) {
    this.#parts = parts;
    this.#assertions = new Assertions(parts.logger);
  }

  /**
   * Who sends a request.
   *
   * @param authorization the header of that name
   * @throws ConciergeError session.required, session.expired
   */
  async identify(authorization: string | undefined): Promise<Session> {
    const { database, tenants } = this.#parts;
    if (authorization === undefined) {
      if (!tenants.demo) throw new ConciergeError('session.required');
      return { ...demoVisitor, session_id: null, policy: demoTenant };
    }
    const id = await this.#sessionOf(authorization, await database.now());
    const row = await findSession(database.kysely, id);
    const policy = row && tenants.byId(row.tenant);
    if (!row || !policy) throw new ConciergeError('session.expired');
    return { tenant: row.tenant, subject: row.subject, session_id: row.id, policy };
  }

  /**
   * Opens or prolongs a session.
   *
   * @param current the token in use until now: the session goes on when it is the same person's
   * @throws ConciergeError session.forbidden, session.refused, server.busy
   */
  async open(
    tenant: Tenant,
    request: SessionRequest,
    current: string | undefined,
  ): Promise<OpenedSession> {
    const { database } = this.#parts;
    const now = await database.now();
    const before = current === undefined ? null : await this.#current(current, now);
    const { assertion } = request;
    const grant =
      assertion !== undefined
        ? await this.#login(tenant, { ...request, assertion }, before, now)
        : this.#parts.tenants.demo
          ? await database.transaction((tx) => this.#begin(tx, demoVisitor, before, now))
          : await this.#visit(tenant, request.anon_refresh, now);
    return this.#answer(grant, tenant, now);
  }

  /** Logs out: the session and its streams end. What has ended already is as good. */
  async close(session: Session): Promise<void> {
    const { database, onRevoked } = this.#parts;
    if (session.session_id === null) return;
    const now = (await database.now()).toISOString();
    await revokeSession(database.kysely, session.session_id, now);
    onRevoked(session.session_id);
  }

  async #login(
    tenant: Tenant,
    { assertion, anon_refresh }: SessionRequest & { assertion: string },
    before: Session | null,
    now: Date,
  ): Promise<Grant> {
    const { database, onMoved, onRevoked } = this.#parts;
    const { sub, jti, forget_at, claims } = await this.#assertions.verify(tenant, assertion, now);
    const owner = { tenant: tenant.id, subject: subjectOf('customer', sub) };
    let moved: string[] = [];
    let left: string | undefined;
    const grant = await database.transaction(async (tx) => {
      await forgetExpired(tx, now.toISOString());
      if (!(await useAssertion(tx, { tenant: tenant.id, jti, forget_at }))) {
        throw new ConciergeError('session.refused', { field: 'assertion' });
      }
      await saveIdentity(tx, owner, claims, now.toISOString());
      const { visitor, stolen } = await recall(tx, tenant.id, anon_refresh, now);
      left = stolen;
      if (visitor && (await revokeSession(tx, visitor.id, now.toISOString()))) {
        moved = await moveThreads(tx, visitor, owner);
        left = visitor.id;
      }
      return this.#begin(tx, owner, before, now);
    });
    if (left !== undefined) onRevoked(left);
    if (moved.length > 0) onMoved(moved);
    return grant;
  }

  /** An anonymous visitor: the one of the refresh secret, else a new one. */
  async #visit(tenant: Tenant, anon_refresh: string | undefined, now: Date): Promise<Grant> {
    const { database, newId, onRevoked } = this.#parts;
    if (!tenant.anonymous) throw new ConciergeError('session.required');
    const secret = `anr_${randomBytes(32).toString('hex')}`;
    const rotated = {
      refresh_hash: hashOf(secret),
      rotated_at: now.toISOString(),
      expires_at: new Date(now.getTime() + anonymousMs).toISOString(),
    };
    let left: string | undefined;
    const grant = await database.transaction(async (tx) => {
      await forgetExpired(tx, now.toISOString());
      const { visitor, stolen } = await recall(tx, tenant.id, anon_refresh, now);
      left = stolen;
      if (visitor && (await rotateRefresh(tx, visitor, rotated))) {
        return { owner: visitor, session_id: visitor.id, anon_refresh: secret };
      }
      const owner = {
        tenant: tenant.id,
        subject: subjectOf('anonymous', randomBytes(16).toString('hex')),
      };
      const session_id = newId('ses');
      await insertSession(tx, {
        ...owner,
        id: session_id,
        previous_hash: null,
        created_at: now.toISOString(),
        revoked_at: null,
        ...rotated,
      });
      return { owner, session_id, anon_refresh: secret };
    });
    if (left !== undefined) onRevoked(left);
    return grant;
  }

  /** A session without a refresh secret: prolongs the one before, when it is the same person's. */
  async #begin(tx: Queryable, owner: Owner, before: Session | null, now: Date): Promise<Grant> {
    const expires_at = new Date(now.getTime() + 2 * tokenMs).toISOString();
    const same = before?.tenant === owner.tenant && before.subject === owner.subject;
    if (before?.session_id != null && same) {
      await prolongSession(tx, before.session_id, expires_at);
      return { owner, session_id: before.session_id };
    }
    const session_id = this.#parts.newId('ses');
    await insertSession(tx, {
      tenant: owner.tenant,
      subject: owner.subject,
      id: session_id,
      refresh_hash: null,
      previous_hash: null,
      rotated_at: now.toISOString(),
      created_at: now.toISOString(),
      expires_at,
      revoked_at: null,
    });
    return { owner, session_id };
  }

  async #answer(
    { owner, session_id, anon_refresh }: Grant,
    { link_hosts }: Tenant,
    now: Date,
  ): Promise<OpenedSession> {
    const { secret, tenants } = this.#parts;
    const issued = Math.floor(now.getTime() / 1000);
    const expires = issued + tokenMs / 1000;
    const token = await new SignJWT({ sid: session_id })
      .setProtectedHeader({ alg: 'HS256', typ: 'openskies+jwt' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issued)
      .setExpirationTime(expires)
      .sign(secret);
    const person = createHmac('sha256', secret)
      .update(`person\n${owner.tenant}\n${owner.subject}`)
      .digest('base64url')
      .slice(0, 22);
    return {
      token,
      expires_at: new Date(expires * 1000).toISOString(),
      subject_kind: kindOf(owner.subject),
      person,
      ...(!tenants.demo && { link_hosts }),
      ...(anon_refresh === undefined ? {} : { anon_refresh }),
    };
  }

  /** The session of the token in use until now; null for one that counts no more. */
  async #current(authorization: string, now: Date): Promise<Session | null> {
    const { database, tenants } = this.#parts;
    const id = await this.#sessionOf(authorization, now).catch((error: unknown) => {
      if (error instanceof ConciergeError) return null;
      throw error;
    });
    const row = id === null ? undefined : await findSession(database.kysely, id);
    const policy = row && tenants.byId(row.tenant);
    if (!row || !policy) return null;
    return { tenant: row.tenant, subject: row.subject, session_id: row.id, policy };
  }

  async #sessionOf(authorization: string, now: Date): Promise<string> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new ConciergeError('session.required');
    try {
      const { payload } = await jwtVerify(token, this.#parts.secret, {
        algorithms: ['HS256'],
        typ: 'openskies+jwt',
        issuer,
        audience,
        requiredClaims: ['sid', 'iat', 'exp'],
        currentDate: now,
      });
      if (!isCanonical(token)) throw new Error('not canonical');
      if (typeof payload['sid'] !== 'string') throw new Error('no session');
      return payload['sid'];
    } catch (cause) {
      throw new ConciergeError('session.expired', { cause });
    }
  }
}
