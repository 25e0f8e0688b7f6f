/** Forty origins at a server with tenants: exact, or nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from '../../test/figures.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { Tenants } from '../identity/tenants.ts';

type Knows = Tenants['knowsOrigin'];

const table: [origin: string, allowed: boolean][] = [
  ['https://www.aurora.example', true],
  ['https://m.aurora.example', true],
  ['https://borealis.example', true],
  ['https://aurora.example', false],
  ['https://WWW.aurora.example', false],
  ['https://www.aurora.example/', false],
  ['https://www.aurora.example/path', false],
  ['https://www.aurora.example?', false],
  ['https://www.aurora.example#', false],
  ['https://www.aurora.example:443', false],
  ['https://www.aurora.example:8443', false],
  ['https://www.aurora.example.', false],
  ['https://www.aurora.example.evil.example', false],
  ['https://www.aurora.exampleevil.com', false],
  ['https://evilwww.aurora.example', false],
  ['https://evil.www.aurora.example', false],
  ['https://www-aurora.example', false],
  ['https://wwwxaurora.example', false],
  ['https://www.aurora.example@evil.example', false],
  ['https://evil.example/https://www.aurora.example', false],
  ['https://evil.example?https://www.aurora.example', false],
  ['http://www.aurora.example', false],
  ['ws://www.aurora.example', false],
  ['ftp://www.aurora.example', false],
  ['www.aurora.example', false],
  ['//www.aurora.example', false],
  [' https://www.aurora.example.x', false],
  ['https://www.aurora.example https://borealis.example', false],
  ['https://www.aurora.example, https://borealis.example', false],
  ['https://*.aurora.example', false],
  ['*', false],
  ['null', false],
  ['undefined', false],
  ['file://', false],
  ['data:text/html,x', false],
  ['chrome-extension://abcdefgh', false],
  ['http://localhost', false],
  ['http://localhost:5171', false],
  ['http://127.0.0.1:8001', false],
  ['https://xn--aurora-9ta.example', false],
];

test('the table of 40 origins holds for preflights, reads and refusals', async () => {
  assert.equal(table.length, 40);
  const wrong = await wrongAnswers();
  figures('CORS', `${table.length} origins, ${wrong} wrong answers`);
  assert.equal(wrong, 0);
});

test('the same goes red where an origin only has to look right', async () => {
  const honest = Object.getOwnPropertyDescriptor(Tenants.prototype, 'knowsOrigin')?.value as Knows;
  Tenants.prototype.knowsOrigin = (origin) => origin.includes('aurora.example');
  try {
    const wrong = await wrongAnswers();
    figures('CORS, planted', `${wrong} wrong answers`);
    assert.ok(wrong > 0);
  } finally {
    Object.assign(Tenants.prototype, { knowsOrigin: honest });
  }
});

async function wrongAnswers(): Promise<number> {
  await using app = await startHosted();
  const anna = await Person.customer(app, 'anna');
  let wrong = 0;
  for (const [origin, allowed] of table) {
    const preflight = await app.request('/support/chatkit', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type',
      },
    });
    const health = await app.request('/support/health', { headers: { origin } });
    const missing = await app.request('/support/nothing', { headers: { origin } });
    for (const response of [preflight, health, missing]) {
      const echoed = response.headers.get('access-control-allow-origin');
      if (echoed !== (allowed ? origin : null)) wrong++;
      if (!/\bOrigin\b/.test(response.headers.get('vary') ?? '')) wrong++;
      if (response.headers.has('access-control-allow-credentials')) wrong++;
    }
    if (preflight.ok !== allowed || health.ok !== allowed) wrong++;
    const hers = allowed && origin.includes('aurora');
    const read = await anna.request('/support/customer', { headers: { origin } });
    if ((read.status === 200) !== hers) wrong++;
  }
  return wrong;
}

test('a server with tenants is reached by any name', async () => {
  await using app = await startHosted();
  const response = await app.request('/support/health', { headers: { host: 'api.example.com' } });
  assert.equal(response.status, 200);
});
