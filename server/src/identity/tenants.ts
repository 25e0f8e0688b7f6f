/** Tenants: one for each site that embeds the element, with its origins, its keys and what it allows. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';

const origin = z.string().refine(
  (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isExact = url?.origin === text && !text.includes('*');
    return isExact && /^https?:$/.test(url.protocol);
  },
  { error: 'must be an exact origin such as https://www.example.com, without path or slash' },
);

const host = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'must be a host name such as www.example.com')
  .transform((name) => name.toLowerCase());

const kid = z.string().min(1, 'must not be empty').max(100, 'must have at most 100 characters');

const SecretKey = z.strictObject({
  kid,
  alg: z.literal('HS256'),
  secret: z.string().refine((text) => Buffer.byteLength(text) >= 32, {
    error: 'must have at least 32 bytes',
  }),
});
const PublicKey = z.strictObject({
  kid,
  alg: z.enum(['RS256', 'ES256', 'EdDSA']),
  public_key: z.string().refine(isPublicKey, { error: 'must be a public key in PEM' }),
});

const count = z.int().min(1, 'must be at least 1').max(1_000_000, 'must be at most 1000000');
const Limits = z.strictObject({
  /** Messages and clicks a minute of one subject. Default 10. */
  messages_per_minute: count.optional(),
  /** Requests a minute of one subject. Default 240. */
  requests_per_minute: count.optional(),
  /** Messages and clicks a minute of the whole tenant. Default 6,000. */
  tenant_messages_per_minute: count.optional(),
  /** Effects that destroy or cost, of one action, one customer and one day. Default 20. */
  costly_actions_per_day: count.optional(),
});

/** One tenant as it is configured. */
export const TenantConfig = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes'),
  /** Not a secret: it names the tenant on the page. */
  publishable_key: z
    .string()
    .regex(/^pk_[A-Za-z0-9_-]{8,100}$/, 'must be pk_ and at least 8 letters or digits'),
  /** Pages that may use it. */
  origins: z.array(origin).min(1, 'must name at least one origin'),
  /** `iss` of the host backend's assertions. Absent: nobody can log in. */
  issuer: z.string().min(1).max(255).optional(),
  /** Keys of those assertions, by `kid`: two while one takes the other's place. */
  keys: z
    .array(
      z.discriminatedUnion('alg', [SecretKey, PublicKey], {
        error: 'must be HS256, RS256, ES256 or EdDSA',
      }),
    )
    .max(10)
    .default([]),
  /** Where the public keys are instead; only asymmetric algorithms are taken from there. */
  jwks_url: z
    .union(
      [
        z.url({ protocol: /^https$/ }),
        z.url({ protocol: /^http$/, hostname: /^(localhost|127\.0\.0\.1)$/ }),
      ],
      { error: 'must be an https address' },
    )
    .optional(),
  /** Whether visitors who are not logged in may ask and search. Default: yes. */
  anonymous: z.boolean().default(true),
  /** Names of the actions that may be done here. Default: all of the airline's. */
  actions: z.array(z.string()).optional(),
  /** Hosts that links in answers may lead to, each named exactly. Default: none. */
  link_hosts: z.array(host).max(100, 'must name at most 100 hosts').default([]),
  limits: Limits.default({}),
});
export type TenantConfig = z.input<typeof TenantConfig>;
export type Tenant = z.output<typeof TenantConfig>;

/** A problem of the tenants' configuration, at the path of its field. */
export class TenantsProblem extends Error {
  override name = 'TenantsProblem';
  readonly path: PropertyKey[];

  constructor(path: PropertyKey[], problem: string) {
    super(`${fieldName(path)} ${problem}.`);
    this.path = path;
  }
}

/** `['tenants', 0, 'origins']` → `tenants[0].origins`. */
function fieldName(path: PropertyKey[]): string {
  return z.core.toDotPath(path) || 'tenants';
}

/**
 * Checks a list of tenants, as `createConcierge` takes it.
 *
 * @param actions names of the airline's actions; absent: they are not known here
 * @throws TenantsProblem naming the field
 */
export function parseTenants(tenants: unknown, actions?: readonly string[]): Tenant[] {
  const parsed = z.array(TenantConfig).min(1, 'must list at least one tenant').safeParse(tenants);
  const issue = parsed.error?.issues[0];
  if (issue) throw new TenantsProblem(...problemOf(issue));
  const list = parsed.data ?? [];
  for (const [index, tenant] of list.entries()) {
    const at = (...path: PropertyKey[]): PropertyKey[] => ['tenants', index, ...path];
    if (tenant.id === 'demo') throw new TenantsProblem(at('id'), 'must not be "demo"');
    const earlier = list.slice(0, index);
    for (const field of ['id', 'publishable_key'] as const) {
      if (earlier.some((other) => other[field] === tenant[field])) {
        throw new TenantsProblem(at(field), 'is used by another tenant');
      }
    }
    const unknown = actions && tenant.actions?.findIndex((name) => !actions.includes(name));
    if (unknown !== undefined && unknown >= 0) {
      throw new TenantsProblem(at('actions', unknown), `must be one of ${actions?.join(', ')}`);
    }
    const kids = tenant.keys.map((key) => key.kid);
    const twice = kids.findIndex((kid, n) => kids.indexOf(kid) !== n);
    if (twice >= 0) throw new TenantsProblem(at('keys', twice, 'kid'), 'is used twice');
    const hasKeys = tenant.keys.length > 0 || tenant.jwks_url !== undefined;
    if (hasKeys && tenant.issuer === undefined) {
      throw new TenantsProblem(at('issuer'), 'must be set where there are keys');
    }
    if (!hasKeys && tenant.issuer !== undefined) {
      throw new TenantsProblem(at('keys'), 'must be set where there is an issuer');
    }
    if (!hasKeys && !tenant.anonymous) {
      throw new TenantsProblem(at('keys'), 'must be set, or nobody could use it');
    }
  }
  return list;
}

function problemOf(issue: z.core.$ZodIssue): [PropertyKey[], string] {
  const path: PropertyKey[] = ['tenants', ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return [[...path, issue.keys[0] ?? ''], 'is not known'];
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  if (missing || issue.message.endsWith('received undefined')) return [path, 'is missing'];
  const { message } = issue;
  return [path, message.startsWith('must ') ? message : `is wrong: ${message}`];
}

function isPublicKey(pem: string): boolean {
  try {
    // A private key would give its public half: whoever put it here must learn of it.
    return !pem.includes('PRIVATE') && createPublicKey(pem).type === 'public';
  } catch {
    return false;
  }
}

/** What verifies an assertion that names this key. */
export function verifyingKey(key: Tenant['keys'][number]): Uint8Array | KeyObject {
  return key.alg === 'HS256'
    ? new TextEncoder().encode(key.secret)
    : createPublicKey(key.public_key);
}

/** The only tenant of a server that has none configured; its pages are those of this machine. */
export const demoTenant: Tenant = {
  ...TenantConfig.parse({
    id: 'demo',
    publishable_key: 'pk_demo_local',
    origins: ['http://localhost'],
  }),
  limits: {
    messages_per_minute: 120,
    requests_per_minute: 6000,
    tenant_messages_per_minute: 6000,
    costly_actions_per_day: 1000,
  },
};

/** Every tenant, by id, key and origin. */
export class Tenants {
  readonly demo: boolean;
  #byId: Map<string, Tenant>;
  #byKey: Map<string, Tenant>;
  #origins: Set<string>;

  /** @param list null: demo mode */
  constructor(list: Tenant[] | null) {
    this.demo = list === null;
    const tenants = list ?? [demoTenant];
    this.#byId = new Map(tenants.map((tenant) => [tenant.id, tenant]));
    this.#byKey = new Map(tenants.map((tenant) => [tenant.publishable_key, tenant]));
    this.#origins = new Set(tenants.flatMap((tenant) => tenant.origins));
  }

  byId(id: string): Tenant | undefined {
    return this.#byId.get(id);
  }

  byKey(publishable_key: string): Tenant | undefined {
    return this.#byKey.get(publishable_key);
  }

  /** Whether any tenant has this origin: what a preflight, which carries no token, is answered by. */
  knowsOrigin(origin: string): boolean {
    return this.#origins.has(origin);
  }
}
