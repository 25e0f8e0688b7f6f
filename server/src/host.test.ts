import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { signCustomerAssertion, type CustomerAssertionOptions } from './host.ts';

const secret = 's'.repeat(32);
const good: CustomerAssertionOptions = {
  tenant: 'aurora',
  issuer: 'https://login.aurora.example',
  subject: 'anna',
  key: { kid: 'a1', secret },
};
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;

test('an assertion says who the person is', async () => {
  const options = { ...good, email: 'anna@example.com', lifetime: 300 };
  for (const key of [good.key, { kid: 'a2', alg: 'RS256', privateKey: pkcs8 } as const]) {
    const assertion = await signCustomerAssertion({ ...options, key });
    assert.equal(decodeProtectedHeader(assertion).kid, key.kid);
    const { sub, aud, email } = decodeJwt(assertion);
    assert.deepEqual([sub, aud, email], ['anna', 'openskies:aurora', 'anna@example.com']);
  }
});

const mistakes: [string, object, RegExp][] = [
  ['no secret', { key: { kid: 'a1', secret: undefined } }, /needs key\.secret: .*32 bytes/],
  ['a short secret', { key: { kid: 'a1', secret: 'ä'.repeat(15) } }, /key\.secret must be .*32/],
  ['no key', { key: undefined }, /needs key, an object/],
  ['null as key', { key: null }, /needs key, an object/],
  ['no kid', { key: { secret } }, /needs key\.kid/],
  ['no tenant', { tenant: undefined }, /^signCustomerAssertion needs tenant: /],
  ['no issuer', { issuer: '' }, /issuer must be/],
  ['no subject', { subject: undefined }, /needs subject: .*255 characters/],
  ['a number as subject', { subject: 7 }, /subject must be .*text of 1 to 255 characters/],
  ['a long subject', { subject: 'a'.repeat(256) }, /subject must be/],
  ['no e-mail', { email: null }, /email must be/],
  ['a long life', { lifetime: 301 }, /lifetime must be 1 to 300 seconds/],
  ['a misspelt option', { loyality: 'x' }, /has no option "loyality"\. It has .*loyalty/],
  [
    'no such alg',
    { key: { kid: 'a', alg: 'none', privateKey: pkcs8 } },
    /key\.alg must be "RS256"/,
  ],
  ['no alg', { key: { kid: 'a', privateKey: pkcs8 } }, /needs key\.alg: "RS256"/],
  ['no private key', { key: { kid: 'a', alg: 'RS256' } }, /needs key\.privateKey: /],
  [
    'no PEM',
    { key: { kid: 'a', alg: 'RS256', privateKey: 'x' } },
    /key\.privateKey must be .*PKCS#8/,
  ],
  ['PKCS#1', { key: { kid: 'a', alg: 'RS256', privateKey: pkcs1 } }, /privateKey must be .*-topk8/],
  [
    'a key of RSA',
    { key: { kid: 'a', alg: 'ES256', privateKey: pkcs8 } },
    /privateKey must .*ES256/,
  ],
];

for (const [what, change, message] of mistakes) {
  test(`${what} is refused by name`, async () => {
    const options = { ...good, ...change } as never;
    await assert.rejects(signCustomerAssertion(options), { name: 'TypeError', message });
  });
}
