/** Door for the backends of host pages: says who the visitor is, in words that the concierge's server believes. */
import { importPKCS8, SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';

export interface CustomerAssertionOptions {
  /** The tenant's id, as configured on the concierge's server. */
  tenant: string;
  /** The tenant's issuer, as configured there. */
  issuer: string;
  /** Your own id of the person who is logged in: at most 255 characters, the same for ever. */
  subject: string;
  /** The key that is configured there under the same `kid`. */
  key:
    | { kid: string; alg?: 'HS256'; secret: string }
    | { kid: string; alg: 'RS256' | 'ES256' | 'EdDSA'; privateKey: string };
  email?: string;
  /** Loyalty number. */
  loyalty?: string;
  /** Seconds that it may wait to be used; at most 300. Default 60. */
  lifetime?: number;
}

/**
 * Signs what `element.getToken` gives back: a JWT about the person who is logged in, to be used once.
 *
 * @throws TypeError when an option cannot be right
 */
export async function signCustomerAssertion(options: CustomerAssertionOptions): Promise<string> {
  const { tenant, issuer, subject, key, email, loyalty, lifetime = 60 } = options;
  if (subject === '' || subject.length > 255) {
    throw new TypeError('subject must have 1 to 255 characters.');
  }
  if (!(lifetime > 0 && lifetime <= 300)) throw new TypeError('lifetime must be 1 to 300 seconds.');
  const isSecret = 'secret' in key;
  if (isSecret && Buffer.byteLength(key.secret) < 32) {
    throw new TypeError('key.secret must have at least 32 bytes.');
  }
  const alg = isSecret ? 'HS256' : key.alg;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    ...(email !== undefined && { email }),
    ...(loyalty !== undefined && { loyalty }),
  })
    .setProtectedHeader({ alg, kid: key.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(`openskies:${tenant}`)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + lifetime)
    .setJti(randomBytes(16).toString('hex'))
    .sign(isSecret ? new TextEncoder().encode(key.secret) : await importPKCS8(key.privateKey, alg));
}
