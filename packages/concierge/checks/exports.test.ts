/** What package.json promises of each published package is there, once built. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packInto, wrongContents } from '../../../scripts/release-packages.mjs';
import { version } from '../src/version.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

type Target = [string, string | Record<string, string>];

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | Record<string, string>>;
}

/** `./locales/*` stands for every language, of which two are looked at; `./types/*` for three frameworks. */
const starred: Record<string, string[]> = {
  './locales/*': ['ar', 'zh-CN'],
  './types/*': ['react', 'vue', 'svelte'],
};

function spread([name, target]: Target): Target[] {
  if (!name.includes('*') || typeof target === 'string') return [[name, target]];
  return (starred[name] ?? []).map((tag) => [
    name.replace('*', tag),
    Object.fromEntries(
      Object.entries(target).map(([condition, file]) => [condition, file.replace('*', tag)]),
    ),
  ]);
}

for (const folder of ['packages/protocol', 'packages/concierge', 'server']) {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;
  const targets = Object.entries(manifest.exports).flatMap(spread);

  describe(manifest.name, () => {
    it('every export path leads to a file, for each condition', () => {
      for (const [name, target] of targets) {
        const files = typeof target === 'string' ? [target] : Object.values(target);
        for (const file of files) assert.ok(existsSync(join(path, file)), `${name}: ${file}`);
      }
    });

    it('every module can be imported by a program that has no DOM', async () => {
      const modules = targets.filter(([, target]) => typeof target !== 'string');
      const imports = modules.map(([name]) => `import '${manifest.name}${name.slice(1)}';`);
      await run(process.execPath, ['--input-type=module', '--eval', imports.join('\n')], {
        cwd: path,
      });
    });

    it('publint has nothing to say', async () => {
      const { messages, pkg } = await publint({ pkgDir: path, pack: 'npm', strict: true });
      const said = messages.map((message) => formatMessage(message, pkg, { color: false }) ?? '');
      // The repository's own condition leads to sources, which are not packed.
      assert.deepEqual(
        said.filter((text) => !text.includes('["openskies-source"]')),
        [],
      );
    });

    it('types resolve for every ESM consumer', async () => {
      const untyped = targets.filter(([, target]) => typeof target === 'string');
      const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
      const excluded = untyped.flatMap(([name]) => ['--exclude-entrypoints', name]);
      await run(process.execPath, [
        attw,
        '--pack',
        path,
        '--profile',
        'esm-only',
        ...excluded,
      ]).catch((error: { stdout: string }) => assert.fail(error.stdout));
    });
  });
}

it('what is packed is built files, and what a reader needs of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openskies-packed-'));
  try {
    for (const { name, files } of await packInto(folder)) {
      assert.deepEqual(wrongContents(files), [], name);
      assert.ok(files.includes('dist/index.js') && files.includes('dist/index.d.ts'), name);
    }
    assert.deepEqual(wrongContents(['src/index.ts', 'dist/a.test.js', 'LICENSE', 'README.md']), [
      'src/index.ts',
      'dist/a.test.js',
      'no CHANGELOG.md',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the element says the version of its package', () => {
  const file = join(root, 'packages/concierge/package.json');
  assert.equal(version, (JSON.parse(readFileSync(file, 'utf8')) as Manifest).version);
});
