/** Tokens and assertions, changed in every way that comes to mind: none is taken (SAFETY §7). */
import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { figures } from '../../test/figures.ts';
import {
  assertion,
  keys,
  openSession,
  Person,
  secrets,
  startHosted,
  tenants,
} from '../../test/hosts.ts';
import { Random } from '../../test/random.ts';
import { size } from '../../test/size.ts';
import { Assertions } from './assertion.ts';
import { Sessions } from './sessions.ts';
import { parseTenants, type Tenant } from './tenants.ts';

type Identify = Sessions['identify'];
type Verify = Assertions['verify'];
const [policy] = parseTenants([tenants.aurora]) as [Tenant];

const mutations = size(1000, 10_000);

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** One change of a token; may by chance give the token itself. */
function mutate(token: string, random: Random): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = decode(payload);
  const head = decode(header);
  const signed = (h: object, p: object, secret: string | Buffer): string => {
    const body = `${encode(h)}.${encode(p)}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  };
  const at = random.below(token.length);
  const changes: (() => string)[] = [
    () => token.slice(0, at) + random.pick([...letters]) + token.slice(at + 1),
    () => token.slice(0, at) + token.slice(at + 1),
    () => token.slice(0, at) + random.pick([...letters]) + token.slice(at),
    () => token.slice(0, -1) + random.pick([...letters]),
    () => token.slice(0, 1 + at),
    () => `${token}${random.pick(['=', '==', '.', 'A', ' ', '\u0000'])}`,
    () => `${header}.${payload}.`,
    () => `${header}.${payload}`,
    () => `${encode({ ...head, alg: random.pick(['none', 'None', 'NONE', 'nOnE']) })}.${payload}.`,
    () =>
      `${encode({ ...head, alg: random.pick(['none', 'HS384', 'RS256']) })}.${payload}.${signature}`,
    () =>
      `${encode({ ...head, kid: random.pick(['a2', 'RS256', '../a1', '', "a1' or '1'='1"]) })}.${payload}.${signature}`,
    () => `${encode({ ...head, crit: ['b64'], b64: false })}.${payload}.${signature}`,
    () =>
      `${header}.${encode({ ...claims, [random.pick(['sub', 'sid', 'aud', 'iss'])]: 'x' })}.${signature}`,
    () => `${header}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
    () =>
      signed(head, { ...claims, sub: 'admin', sid: 'ses_1' }, random.pick(['', 'secret', 'null'])),
    () => signed(head, claims, secrets.borealis),
    () =>
      signed(
        { ...head, kid: 'RS256' },
        claims,
        keys.RS256.publicKey.export({ type: 'spki', format: 'pem' }),
      ),
    () =>
      signed(
        { ...head, jwk: { kty: 'oct', k: encode('mine') }, jku: 'https://evil.example' },
        claims,
        'mine',
      ),
    () => [signature, payload, header].join('.'),
    () => token.toUpperCase(),
    () => Buffer.from(random.bytes(random.below(200))).toString('base64url'),
  ];
  return random.pick(changes)();
}

test(`${mutations} changed session tokens: none is taken`, async () => {
  const accepted = await changedTokens(mutations);
  figures('session tokens', `${mutations} mutations, ${accepted} accepted`);
  assert.equal(accepted, 0);
});

async function changedTokens(mutations: number, planted = false): Promise<number> {
  const random = new Random(1);
  await using app = await startHosted();
  const { token } = await openSession(app, { assertion: await assertion('anna') });
  let accepted = 0;
  let tried = 0;
  while (tried < mutations) {
    const changed = mutate(token, random);
    if (changed === token || /[^\x20-\x7e]/.test(changed) || changed.trim() === token) continue;
    tried++;
    const response = await new Person(app, changed).request('/support/customer');
    if (response.status === 200) accepted++;
    else assert.ok(response.status === 401 || planted, changed);
  }
  assert.equal((await new Person(app, token).request('/support/customer')).status, 200);
  return accepted;
}

test(`${mutations} changed assertions: none is taken`, async () => {
  const accepted = await changedAssertions(mutations);
  figures('assertions', `${mutations} mutations, ${accepted} accepted`);
  assert.equal(accepted, 0);
});

async function changedAssertions(mutations: number, planted = false): Promise<number> {
  const random = new Random(2);
  await using app = await startHosted();
  const good = await assertion('anna');
  let accepted = 0;
  let tried = 0;
  while (tried < mutations) {
    const changed = mutate(good, random);
    if (changed === good) continue;
    tried++;
    const { status } = await openSession(app, { assertion: changed });
    if (status === 200) accepted++;
    else assert.ok(status === 401 || status === 400 || planted, `${status} ${changed}`);
  }
  assert.equal((await openSession(app, { assertion: good })).status, 200);
  return accepted;
}

test('both go red where signatures are read and not verified', async () => {
  const honest = {
    identify: Object.getOwnPropertyDescriptor(Sessions.prototype, 'identify')?.value as Identify,
    verify: Object.getOwnPropertyDescriptor(Assertions.prototype, 'verify')?.value as Verify,
  };
  const claimsOf = (token: string): Record<string, unknown> => decode(token.split('.')[1] ?? '');
  Sessions.prototype.identify = async function (authorization) {
    const good = await honest.identify.call(this, authorization).catch(() => null);
    if (good) return good;
    const claims = claimsOf(authorization?.slice('Bearer '.length) ?? '');
    return {
      tenant: 'aurora',
      subject: `customer:${String(claims['sub'])}`,
      session_id: null,
      policy,
    };
  };
  Assertions.prototype.verify = function (_tenant, token) {
    const { sub } = claimsOf(token);
    const forget_at = '2999-01-01T00:00:00.000Z';
    return Promise.resolve({ sub: String(sub), jti: randomUUID(), forget_at, claims: {} });
  };
  try {
    const tokens = await changedTokens(200, true);
    const assertions = await changedAssertions(200, true);
    figures('tokens and assertions, planted', `${tokens} and ${assertions} accepted`);
    assert.ok(tokens > 0 && assertions > 0);
  } finally {
    Object.assign(Sessions.prototype, { identify: honest.identify });
    Object.assign(Assertions.prototype, { verify: honest.verify });
  }
});
