/** Tokens and assertions, changed in every way that comes to mind: none is taken (SAFETY §7). */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { assertion, keys, openSession, Person, secrets, startHosted } from '../../test/hosts.ts';
import { Random } from '../../test/random.ts';
import { size } from '../../test/size.ts';

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
    else assert.equal(response.status, 401, changed);
  }
  console.log(`session tokens: ${tried} mutations, ${accepted} accepted`);
  assert.equal(accepted, 0);
  assert.equal((await new Person(app, token).request('/support/customer')).status, 200);
});

test(`${mutations} changed assertions: none is taken`, async () => {
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
    else assert.ok(status === 401 || status === 400, `${status} ${changed}`);
  }
  console.log(`assertions: ${tried} mutations, ${accepted} accepted`);
  assert.equal(accepted, 0);
  assert.equal((await openSession(app, { assertion: good })).status, 200);
});
