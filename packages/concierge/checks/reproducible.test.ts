/** Whoever builds the script tag from the same sources has the same bytes, so a hash can be checked by anybody. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { version } from '../src/version.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'openskies-build-')));
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** File → its hash, as `integrity=` says it. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    files.sort().map((file) => {
      const hash = createHash('sha384').update(readFileSync(join(folder, file)));
      return [file, `sha384-${hash.digest('base64')}`];
    }),
  );
}

it('two clean builds have the same bytes, and integrity.json says which', async () => {
  const build = (folder: string) =>
    promisify(execFile)(process.execPath, ['scripts/build-script-tag.ts', folder], { cwd: root });
  for (const folder of folders) await build(folder);
  const [first, second] = folders.map((folder) => hashes(folder));
  assert.ok(Object.keys(first!).length > 60);
  const differ = Object.keys({ ...first, ...second }).filter(
    (file) => first![file] !== second![file],
  );
  assert.deepEqual(differ, []);

  const release = join(folders[0]!, 'release', version);
  const { 'integrity.json': own, ...files } = hashes(release);
  assert.ok(own);
  assert.deepEqual(JSON.parse(readFileSync(join(release, 'integrity.json'), 'utf8')), {
    version,
    files,
  });
});
