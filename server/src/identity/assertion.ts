/** Assertions: how a host page's backend, which knows the login, says who its visitor is. */
import { ConciergeError } from '@openskies/protocol';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { errorFields, type LogFields, type Logger } from '../logging.ts';
import { isCanonical } from './compact-token.ts';
import { verifyingKey, type Tenant } from './tenants.ts';

/** Most seconds between an assertion's `iat` and now, and between its `iat` and `exp` (SAFETY §1). */
const maxAge = 300;
/** Seconds that the clocks of host and server may differ. */
const skew = 30;
/** The only algorithms there are. */
const algorithms = ['HS256', 'RS256', 'ES256', 'EdDSA'];
const maxLength = 8192;

const Claims = z.object({
  sub: z.string().min(1).max(255),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(8).max(255),
  email: z.string().max(320).optional(),
  loyalty: z.string().max(100).optional(),
});

/** What an airline may be told of a person besides the subject. */
export interface IdentityClaims {
  email?: string | undefined;
  loyalty?: string | undefined;
}

/** A verified assertion, to be used once. */
export interface Assertion {
  sub: string;
  jti: string;
  /** When it can be forgotten: nobody would accept it any more. */
  forget_at: string;
  claims: IdentityClaims;
}

/** Verifies assertions of all tenants. */
export class Assertions {
  #remote = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * @throws ConciergeError session.refused, whatever is wrong, of which the log tells; server.busy where the tenant's keys
   * cannot be read
   */
  async verify(tenant: Tenant, token: string, now: Date): Promise<Assertion> {
    try {
      if (tenant.issuer === undefined || token.length > maxLength || !isCanonical(token)) {
        throw new Error('not taken');
      }
      const { payload } = await jwtVerify(token, this.#keyOf(tenant), {
        algorithms,
        issuer: tenant.issuer,
        audience: `openskies:${tenant.id}`,
        requiredClaims: ['sub', 'iat', 'exp', 'jti'],
        maxTokenAge: maxAge,
        clockTolerance: skew,
        currentDate: now,
      });
      return readClaims(payload);
    } catch (cause) {
      if (cause instanceof ConciergeError) throw cause;
      const fields = { tenant: tenant.id, ...errorFields(cause), ...reasonOf(cause) };
      this.#logger.info(fields, 'assertion refused');
      throw new ConciergeError('session.refused', { field: 'assertion', cause });
    }
  }

  /** The configured key that the header names. Its algorithm is the configuration's, never the header's. */
  #keyOf(tenant: Tenant): JWTVerifyGetKey {
    return async (header, token) => {
      if (header.kid === undefined) throw new Error('no kid');
      const key = tenant.keys.find(({ kid }) => kid === header.kid);
      if (key?.alg === header.alg) return verifyingKey(key);
      if (key || tenant.jwks_url === undefined || header.alg === 'HS256') {
        throw new Error('no such key');
      }
      return this.#jwks(tenant.jwks_url)(header, token).catch((cause: unknown) => {
        // It was read, and names no such key.
        if (cause instanceof errors.JWKSNoMatchingKey) throw cause;
        const fields = { tenant: tenant.id, ...errorFields(cause), ...reasonOf(cause) };
        this.#logger.warn(fields, 'jwks_url cannot be read');
        throw new ConciergeError('server.busy', { cause });
      });
    };
  }

  #jwks(url: string): ReturnType<typeof createRemoteJWKSet> {
    let keys = this.#remote.get(url);
    if (!keys) {
      keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 5000, cooldownDuration: 30_000 });
      this.#remote.set(url, keys);
    }
    return keys;
  }
}

/** What is wrong, in jose's words for it and the name of the claim: never a value. */
function reasonOf(cause: unknown): LogFields {
  if (!(cause instanceof errors.JOSEError)) return {};
  const { code, claim } = cause as { code: string; claim?: unknown };
  return { code: typeof claim === 'string' ? `${code} ${claim}` : code };
}

function readClaims(payload: JWTPayload): Assertion {
  const { sub, iat, exp, jti, email, loyalty } = Claims.parse(payload);
  if (exp - iat > maxAge) throw new Error('lives too long');
  return {
    sub,
    jti,
    forget_at: new Date((exp + skew + 1) * 1000).toISOString(),
    claims: { email, loyalty },
  };
}
