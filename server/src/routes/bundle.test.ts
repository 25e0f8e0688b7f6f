import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { toResponse } from '../errors.ts';
import { bundleRoutes } from './bundle.ts';

describe('the element’s script', () => {
  let folder: string;
  const app = () => new Hono().onError(toResponse).route('/', bundleRoutes(folder));
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openskies-bundle-'));
    await writeFile(join(folder, 'openskies-concierge.js'), 'const a = 1;');
    await mkdir(join(folder, 'openskies-concierge'));
    await writeFile(join(folder, 'openskies-concierge/table-A1.js'), 'const b = 2;');
    await mkdir(join(folder, 'release/0.1.0/openskies-concierge'), { recursive: true });
    await writeFile(join(folder, 'release/0.1.0/openskies-concierge.js'), 'const a = 1;');
    await writeFile(join(folder, 'release/0.1.0/openskies-concierge/table-A1.js'), 'const b = 2;');
    await writeFile(join(folder, 'secret.js'), 'no');
  });
  after(() => rm(folder, { recursive: true }));

  it('is served as a script that any page may load', async () => {
    const response = await app().request('/support/openskies-concierge.js');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(await response.text(), 'const a = 1;');
  });

  it('brings its later parts, to pages of any origin', async () => {
    const response = await app().request('/support/openskies-concierge/table-A1.js', {
      headers: { origin: 'https://partner.example' },
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });

  it('is not sent again to a page that has it', async () => {
    const first = await app().request('/support/openskies-concierge.js');
    const again = await app().request('/support/openskies-concierge.js', {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    assert.equal(again.status, 304);
  });

  it('comes with its parts, which a page keeps', async () => {
    const response = await app().request('/support/openskies-concierge/table-A1.js');
    assert.equal(await response.text(), 'const b = 2;');
    assert.match(response.headers.get('cache-control')!, /immutable/);
  });

  it('stands for good under its version, for pages that pin its hash', async () => {
    for (const file of ['openskies-concierge.js', 'openskies-concierge/table-A1.js']) {
      const response = await app().request(`/support/release/0.1.0/${file}`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('cache-control')!, /max-age=31536000, immutable/);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
    }
  });

  it('answers 404 for what is not built and for anything else in the folder', async () => {
    const parts = ['openskies-concierge/..%2Fsecret.js', 'openskies-concierge/gone-A1.js'];
    const releases = ['release/0.2.0/openskies-concierge.js', 'release/..%2F/secret.js'];
    for (const path of [
      ...parts,
      ...releases,
      'openskies-concierge',
      'secret.js',
      '..%2Fpackage.json',
    ]) {
      assert.equal((await app().request(`/support/${path}`)).status, 404, path);
    }
  });
});
