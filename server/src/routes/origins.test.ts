import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestApp, userInput } from '../../test/app.ts';
import { picture } from '../../test/hostile-files.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { say } from '../../test/scripted-model.ts';

const health = '/support/health';

test('pages of this machine may read answers, each named exactly', async () => {
  await using app = await TestApp.start();
  for (const origin of [
    'http://localhost:5171',
    'http://localhost',
    'http://127.0.0.1:8080',
    'https://localhost:8443',
    'http://[::1]:3000',
  ]) {
    const response = await app.request(health, { headers: { origin } });
    assert.equal(response.status, 200, origin);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
    assert.match(response.headers.get('vary') ?? '', /Origin/);
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /openskies-server/);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  }
});

test('other origins are refused and get no permission to read why', async () => {
  await using app = await TestApp.start();
  for (const origin of [
    'null',
    'http://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost:5171.evil.example',
    'http://evil.example#http://localhost',
    'http://LOCALHOST:5171',
    'http://localhost:5171/',
    'file://localhost',
    'http://0.0.0.0:5171',
    'http://user@localhost:5171',
  ]) {
    const response = await app.request(health, { headers: { origin } });
    assert.equal(response.status, 403, origin);
    assert.equal(response.headers.get('access-control-allow-origin'), null, origin);
  }
});

test('a preflight allows the headers that were asked for', async () => {
  await using app = await TestApp.start();
  const response = await app.request('/support/chatkit', {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:5171',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-demo',
    },
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-headers'), 'content-type,x-demo');
  assert.match(response.headers.get('access-control-allow-methods') ?? '', /POST/);
});

test('a name that was made to point here is refused', async () => {
  await using app = await TestApp.start();
  for (const host of [
    'evil.example',
    'evil.example:8001',
    'localhost.evil.example',
    '10.0.0.7:8001',
    '',
  ]) {
    assert.equal((await app.request(health, { headers: { host } })).status, 403, host);
  }
  for (const host of ['localhost:8001', '127.0.0.1:8001', '[::1]:8001', 'LOCALHOST']) {
    assert.equal((await app.request(health, { headers: { host } })).status, 200, host);
  }
});

test('every answer names the server, also an error', async () => {
  await using app = await TestApp.start();
  for (const path of [health, '/support/nothing', '/support/threads/thr_no/events']) {
    const response = await app.request(path, { headers: { origin: 'http://localhost:5171' } });
    assert.match(
      response.headers.get('openskies-server') ?? '',
      /^\d+\.\d+\.\d+; model=demo$/,
      path,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(
      response.headers.get('access-control-allow-origin'),
      'http://localhost:5171',
      path,
    );
  }
});

test('data is stored by nobody and embedded nowhere; files and the script alone may be shown on other sites', async () => {
  await using app = await startHosted({ bundle: import.meta.dirname, script: [say('Hello.')] });
  const anna = await Person.customer(app, 'anna');
  const thread_id = await anna.create('Hello');
  const file = { name: 'a.png', size: picture.png.length, mime_type: 'image/png' };
  const { id } = await anna.json<{ id: string }>('attachments.create', file);
  const path = `/support/attachments/${id}`;
  const body = Uint8Array.from(picture.png);
  const answers: [string, Promise<Response>][] = [
    ['data', anna.request('/support/customer')],
    ['data', anna.request('/support/customer/data')],
    ['data', anna.post('threads.get_by_id', { thread_id })],
    ['data', anna.post('threads.get_by_id', { thread_id: 'thr_0' })],
    ['data', anna.post('threads.add_user_message', { thread_id, input: userInput('Hi') })],
    ['data', anna.request(`/support/threads/${thread_id}/events`)],
    ['data', anna.request(`${path}/upload`, { method: 'POST', body })],
    ['data', anna.request('/support/nothing')],
    ['data', anna.request('/support/session', { method: 'POST', body: '{}' })],
    ['file', anna.request(`${path}/content`)],
    ['file', Promise.resolve(app.request('/support/openskies-concierge/origins.js'))],
  ];
  for (const [kind, answer] of answers) {
    const response = await answer;
    const { headers, url } = response;
    const read = (name: string): string | null => headers.get(name);
    assert.equal(read('x-content-type-options'), 'nosniff', url);
    assert.equal(read('referrer-policy'), 'no-referrer', url);
    if (kind === 'data') {
      assert.match(read('cache-control') ?? '', /no-store/, url);
      assert.equal(read('cross-origin-resource-policy'), null, url);
    } else if (response.ok) {
      assert.equal(read('cross-origin-resource-policy'), 'cross-origin');
      assert.match(read('cache-control') ?? '', /max-age/);
    }
    await response.body?.cancel();
  }
});
