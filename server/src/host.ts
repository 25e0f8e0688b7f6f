/** Door for the backends of host pages: says who the visitor is, in words that the concierge's server believes. */
import { importPKCS8, SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { checkOptions, type Option } from './options.ts';

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

const caller = 'signCustomerAssertion';
const text = z.string().min(1);
const options: Record<keyof CustomerAssertionOptions, Option> = {
  tenant: [text, "the tenant's id"],
  issuer: [text, "the tenant's issuer"],
  subject: [text.max(255), 'your own id of the person, a text of 1 to 255 characters'],
  // Field by field, below.
  key: [z.unknown(), ''],
  email: [z.string().max(320).optional(), 'an address of at most 320 characters'],
  loyalty: [z.string().max(100).optional(), 'a number in a text of at most 100 characters'],
  lifetime: [z.number().positive().max(300).optional(), '1 to 300 seconds'],
};
const kid: Option = [text, 'the name of the key'];
const secretKey: Record<string, Option> = {
  kid,
  alg: [z.literal('HS256').optional(), '"HS256"'],
  secret: [z.string().refine((one) => Buffer.byteLength(one) >= 32), 'a text of at least 32 bytes'],
};
const privateKey: Record<string, Option> = {
  kid,
  alg: [z.enum(['RS256', 'ES256', 'EdDSA']), '"RS256", "ES256" or "EdDSA"'],
  privateKey: [z.string(), 'a private key in PEM'],
};

/**
 * Signs what `element.getToken` gives back: a JWT about the person who is logged in, to be used once.
 *
 * @throws TypeError naming an option that cannot be right
 */
export async function signCustomerAssertion(given: CustomerAssertionOptions): Promise<string> {
  checkOptions(caller, given, options);
  const { tenant, issuer, subject, key, email, loyalty, lifetime = 60 } = given;
  const isSecret = !hasPrivateKey(key);
  checkOptions(caller, key, isSecret ? secretKey : privateKey, 'key.');
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
    .sign(isSecret ? new TextEncoder().encode(key.secret) : await keyOf(key));
}

type PrivateKey = Extract<CustomerAssertionOptions['key'], { privateKey: string }>;

/** Also where it is meant and left out. */
function hasPrivateKey(key: CustomerAssertionOptions['key'] | null | undefined): key is PrivateKey {
  return (
    typeof key === 'object' &&
    key !== null &&
    ('privateKey' in key || (key.alg ?? 'HS256') !== 'HS256')
  );
}

async function keyOf({
  alg,
  privateKey,
}: PrivateKey): Promise<Awaited<ReturnType<typeof importPKCS8>>> {
  try {
    return await importPKCS8(privateKey, alg);
  } catch (cause) {
    throw new TypeError(
      `${caller}: key.privateKey must be a private key for ${alg}, as PKCS#8 in PEM, which "openssl pkcs8 -topk8 -nocrypt" makes.`,
      { cause },
    );
  }
}
