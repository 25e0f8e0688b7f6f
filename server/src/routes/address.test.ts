import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { TestApp } from '../../test/app.ts';

const proxy = '10.0.0.1';

/** The addresses of a file that is announced from this machine, with these headers. */
async function addresses(
  remoteAddress: string,
  headers: Record<string, string>,
): Promise<string[]> {
  await using app = await TestApp.start({ trustedProxies: [proxy] });
  const params = { name: 'beach.png', size: 10, mime_type: 'image/png' };
  const response = await app.concierge.app.request(
    'http://localhost:8001/support/chatkit',
    {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'attachments.create', params, metadata: {} }),
    },
    { incoming: { socket: { remoteAddress } } },
  );
  const file = (await response.json()) as Attachment & { preview_url: string };
  return [file.upload_descriptor?.url ?? '', file.preview_url].map((url) =>
    url.replace(/\/support\/.*/, ''),
  );
}

test('behind a proxy that is trusted, addresses of files have the scheme of the page', async () => {
  const http = ['http://localhost:8001', 'http://localhost:8001'];
  const https = ['https://localhost:8001', 'https://localhost:8001'];
  assert.deepEqual(await addresses(proxy, { 'x-forwarded-proto': 'https' }), https);
  assert.deepEqual(await addresses(proxy, { 'x-forwarded-proto': 'HTTPS, http' }), https);
  assert.deepEqual(await addresses(`::ffff:${proxy}`, { 'x-forwarded-proto': 'https' }), https);
  assert.deepEqual(await addresses(proxy, {}), http);
  assert.deepEqual(await addresses(proxy, { 'x-forwarded-proto': 'javascript' }), http);
  assert.deepEqual(await addresses('203.0.113.7', { 'x-forwarded-proto': 'https' }), http);
  assert.deepEqual(await addresses(proxy, { 'x-forwarded-host': 'evil.example' }), http);
});

test('a proxy that is trusted and takes a prefix off says so', async () => {
  const prefix = 'x-forwarded-prefix';
  const bare = ['http://localhost:8001', 'http://localhost:8001'];
  const prefixed = bare.map((root) => `${root}/air/help`);
  assert.deepEqual(await addresses(proxy, { [prefix]: '/air/help' }), prefixed);
  assert.deepEqual(await addresses(proxy, { [prefix]: '/air/help/' }), prefixed);
  assert.deepEqual(await addresses(proxy, { [prefix]: '/' }), bare);
  for (const wrong of ['//evil.example', 'air', '/a?b', '/a#b', '/../b', '/a, /b']) {
    assert.deepEqual(await addresses(proxy, { [prefix]: wrong }), bare, wrong);
  }
  assert.deepEqual(await addresses('203.0.113.7', { [prefix]: '/air/help' }), bare);
});
