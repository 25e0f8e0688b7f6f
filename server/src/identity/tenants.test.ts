import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readConfig } from '../config.ts';
import { serverSecret } from './secret.ts';
import { readTenantsFile } from './tenants-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'openskies-tenants-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'tenants.json');

const good = {
  tenants: [
    {
      id: 'aurora',
      publishable_key: 'pk_aurora_1234',
      origins: ['https://www.aurora.example'],
      issuer: 'https://login.aurora.example',
      keys: [{ kid: 'k1', alg: 'HS256', secret: 'x'.repeat(32) }],
    },
  ],
};

function problem(text: string): string {
  writeFileSync(file, text);
  try {
    readTenantsFile(file, ['change_seat', 'set_meal']);
  } catch (error) {
    assert.equal((error as Error).name, 'ConfigError', String((error as Error).stack));
    return (error as Error).message.replace(file, 'FILE');
  }
  return 'none';
}

const changed = (from: string, to: string): string => {
  const text = JSON.stringify(good, null, 2);
  assert.ok(text.includes(from));
  return text.replace(from, to);
};

test('a good file is read', () => {
  writeFileSync(file, JSON.stringify(good));
  const [tenant] = readTenantsFile(file);
  assert.equal(tenant?.id, 'aurora');
  assert.equal(tenant.anonymous, true);
});

test('a wrong file is refused with its line and field', () => {
  const cases: [string, string][] = [
    [
      changed('"id": "aurora"', '"id": "Aurora!"'),
      'FILE:4: tenants[0].id must be lower-case letters, digits and dashes.',
    ],
    [
      changed('pk_aurora_1234', 'secret'),
      'FILE:5: tenants[0].publishable_key must be pk_ and at least 8 letters or digits.',
    ],
    [
      changed('https://www.aurora.example', 'https://www.aurora.example/'),
      'FILE:7: tenants[0].origins[0] must be an exact origin such as https://www.example.com, without path or slash.',
    ],
    [
      changed('https://www.aurora.example', '*'),
      'FILE:7: tenants[0].origins[0] must be an exact origin such as https://www.example.com, without path or slash.',
    ],
    [
      changed('https://www.aurora.example', 'https://*.aurora.example'),
      'FILE:7: tenants[0].origins[0] must be an exact origin such as https://www.example.com, without path or slash.',
    ],
    [
      changed('"keys": [', '"jwks_url": "http://login.aurora.example/jwks", "keys": ['),
      'FILE:10: tenants[0].jwks_url must be an https address.',
    ],
    [
      changed('"keys": [', '"actions": ["set_meal",\n"chnage_seat"], "keys": ['),
      'FILE:11: tenants[0].actions[1] must be one of change_seat, set_meal.',
    ],
    [
      changed('"issuer": "https://login.aurora.example",', ''),
      'FILE:3: tenants[0].issuer must be set where there are keys.',
    ],
    [
      changed('x'.repeat(32), 'short'),
      'FILE:14: tenants[0].keys[0].secret must have at least 32 bytes.',
    ],
    [
      changed('"HS256"', '"none"'),
      'FILE:13: tenants[0].keys[0].alg must be HS256, RS256, ES256 or EdDSA.',
    ],
    [
      changed('"keys": [', '"link_hosts": ["https://www.aurora.example"], "keys": ['),
      'FILE:10: tenants[0].link_hosts[0] must be a host name such as www.example.com.',
    ],
    [changed('"id":', '"idd":'), 'FILE:3: tenants[0].id is missing.'],
    [
      changed('"keys": [', '"anonymus": true, "keys": ['),
      'FILE:10: tenants[0].anonymus is not known.',
    ],
    ['{\n  "tenants": []\n}', 'FILE:2: tenants must list at least one tenant.'],
    ['{}', 'FILE:1: tenants is missing.'],
    ['{\n"tenants": [\n}', 'FILE:3: this is not valid JSON.'],
    [
      '{\n"tenants": [\n{ "id": aurora,\n"issuer": "x" }\n]\n}\n',
      'FILE:3: this is not valid JSON.',
    ],
    ['{\n"tenants": [\n', 'FILE:3: this is not valid JSON.'],
    [
      JSON.stringify({ tenants: [good.tenants[0], { ...good.tenants[0], id: 'other' }] }, null, 1),
      'FILE:20: tenants[1].publishable_key is used by another tenant.',
    ],
  ];
  for (const [text, message] of cases) assert.equal(problem(text), message);
});

test('an error does not quote a secret', () => {
  assert.doesNotMatch(problem('{"tenants": [{"secret": "hush-hush" oops'), /hush/);
});

test('a file that is not there is named', () => {
  assert.throws(
    () => readTenantsFile(join(folder, 'none.json')),
    /OPENSKIES_TENANTS is .*none\.json/,
  );
});

test('the demo refuses to be reached from elsewhere, and says what to set', () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'example.com', '127.0.0.1.example.com']) {
    assert.throws(() => readConfig({ HOST }), /HOST is .*OPENSKIES_TENANTS/);
  }
  assert.throws(() => readConfig({ NODE_ENV: 'production' }), /NODE_ENV.*OPENSKIES_TENANTS/);
  writeFileSync(file, JSON.stringify(good));
  const config = readConfig({ HOST: '0.0.0.0', NODE_ENV: 'production', OPENSKIES_TENANTS: file });
  assert.equal(config.tenants?.length, 1);
});

test('the secret is made once, for its owner alone', () => {
  const dataDir = join(folder, 'data');
  const secret = serverSecret(dataDir);
  assert.equal(secret.length, 32);
  assert.deepEqual(serverSecret(dataDir), secret);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
});
