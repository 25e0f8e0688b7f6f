import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ConfigError } from './config-error.ts';
import { openStorage } from './storage.ts';

test('a data folder that cannot be used is told in one line, with the way out', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'openskies-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const file = join(root, 'file');
  writeFileSync(file, '');
  const damaged = join(root, 'damaged');
  mkdirSync(damaged);
  writeFileSync(join(damaged, 'openskies.sqlite'), 'no database at all '.repeat(500));
  const short = join(root, 'short');
  mkdirSync(short);
  writeFileSync(join(short, 'secret'), 'abc');
  const astray = join(root, 'astray');
  symlinkSync(join(root, 'nowhere'), astray);
  for (const [dataDir, problem] of [
    [file, /cannot be used: it is a file\. .*OPENSKIES_DATA_DIR/],
    [astray, /cannot be used: it cannot be made/],
    [join(file, 'below'), /cannot be used: a part of its path is a file/],
    [damaged, /is no database, or damaged; restore it from a backup/],
    [short, /too short to be a secret/],
  ] as const) {
    await assert.rejects(openStorage({ dataDir, databaseUrl: null }), (error: Error) => {
      assert.ok(error instanceof ConfigError, String(error));
      assert.match(error.message, problem);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  }
});
