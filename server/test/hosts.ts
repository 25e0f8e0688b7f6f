/** Two host sites with their backends, and people who are logged in there: for tests of identity. */
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { TenantConfig } from '../src/identity/tenants.ts';
import { OpenStream, TestApp, userInput, type TestAppOptions } from './app.ts';

export const secrets = {
  aurora: 'aurora-secret-aurora-secret-aurora-secret',
  auroraNext: 'aurora-next-aurora-next-aurora-next-1234',
  borealis: 'borealis-secret-borealis-secret-borealis',
};

const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
export const keys = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
};
const algorithms = ['RS256', 'ES256', 'EdDSA'] as const;

export const tenants = {
  aurora: {
    id: 'aurora',
    publishable_key: 'pk_aurora_1234',
    origins: ['https://www.aurora.example', 'https://m.aurora.example'],
    issuer: 'https://login.aurora.example',
    keys: [
      { kid: 'a1', alg: 'HS256', secret: secrets.aurora },
      { kid: 'a2', alg: 'HS256', secret: secrets.auroraNext },
      ...algorithms.map((alg) => ({ kid: alg, alg, public_key: pem(keys[alg].publicKey) })),
    ],
    limits: { messages_per_minute: 100_000, requests_per_minute: 100_000 },
  },
  borealis: {
    id: 'borealis',
    publishable_key: 'pk_borealis_1',
    origins: ['https://borealis.example'],
    issuer: 'https://login.borealis.example',
    keys: [{ kid: 'b1', alg: 'HS256', secret: secrets.borealis }],
    limits: { messages_per_minute: 100_000, requests_per_minute: 100_000 },
  },
} satisfies Record<string, TenantConfig>;

export type HostName = keyof typeof tenants;

/** A server with both sites. */
export function startHosted(options: TestAppOptions = {}): Promise<TestApp> {
  return TestApp.start({ tenants: [tenants.aurora, tenants.borealis], ...options });
}

export interface Forgery {
  claims?: JWTPayload;
  header?: Record<string, unknown>;
  key?: KeyObject | Uint8Array;
}

/** What a host's backend signs, or what somebody forges in its place. `now` in milliseconds. */
export function assertion(
  sub: string,
  { claims = {}, header = {}, key }: Forgery = {},
  host: HostName = 'aurora',
  now = Date.now(),
): Promise<string> {
  const iat = Math.floor(now / 1000);
  const kid = host === 'aurora' ? 'a1' : 'b1';
  return new SignJWT({
    iss: tenants[host].issuer,
    aud: `openskies:${host}`,
    sub,
    iat,
    exp: iat + 60,
    jti: randomBytes(16).toString('hex'),
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT', ...header })
    .sign(key ?? new TextEncoder().encode(secrets[host]));
}

export interface SessionAnswer {
  status: number;
  token: string;
  expires_at: string;
  subject_kind: string;
  person: string;
  anon_refresh?: string;
  error?: { code: string; field?: string };
}

/** A server, whole or one node of several. */
interface Served {
  request(path: string, init: RequestInit): Promise<Response>;
}

export async function openSession(
  app: { request(path: string, init: RequestInit): Response | Promise<Response> },
  body: { assertion?: string; anon_refresh?: string; publishable_key?: string } = {},
  options: { host?: HostName; token?: string; origin?: string } = {},
): Promise<SessionAnswer> {
  const { host = 'aurora', token = '' } = options;
  const origin = options.origin ?? tenants[host].origins[0] ?? '';
  const response = await app.request('/support/session', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(origin && { origin }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ publishable_key: tenants[host].publishable_key, ...body }),
  });
  return { status: response.status, ...((await response.json()) as Omit<SessionAnswer, 'status'>) };
}

/** Somebody with a token. */
export class Person {
  readonly app: Served;
  readonly token: string | undefined;

  constructor(app: Served, token: string | undefined) {
    this.app = app;
    this.token = token;
  }

  static async customer(app: TestApp, sub: string, host: HostName = 'aurora'): Promise<Person> {
    const signed = await assertion(sub, {}, host, Date.now() + app.clock.ahead);
    const { token } = await openSession(app, { assertion: signed }, { host });
    return new Person(app, token);
  }

  static async visitor(app: TestApp, host: HostName = 'aurora'): Promise<Person> {
    return new Person(app, (await openSession(app, {}, { host })).token);
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token !== undefined) headers.set('authorization', `Bearer ${this.token}`);
    return this.app.request(path, { ...init, headers });
  }

  post(type: string, params: object, metadata: object = {}): Promise<Response> {
    return this.request('/support/chatkit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type, params, metadata }),
    });
  }

  async json<T = Record<string, unknown>>(type: string, params: object): Promise<T> {
    return (await (await this.post(type, params)).json()) as T;
  }

  /** Begins a thread, waits for its answer, and gives its id. */
  async create(text: string): Promise<string> {
    const response = await this.post('threads.create', { input: userInput(text) });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const [first] = await new OpenStream(response).rest();
    if (first?.event.type !== 'thread.created') throw new Error('No thread was created.');
    return first.event.thread.id;
  }

  async threads(): Promise<string[]> {
    const page = await this.json<{ data: { id: string }[] }>('threads.list', { limit: 100 });
    return page.data.map(({ id }) => id);
  }
}
