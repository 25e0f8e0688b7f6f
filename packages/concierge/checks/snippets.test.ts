/** Every TypeScript snippet of the docs compiles against the built packages, as its reader would compile it; the React ones draw. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.cache/snippets');

const config = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    target: 'es2022',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    jsx: 'react-jsx',
    // The packages as they are built.
    customConditions: [],
    experimentalDecorators: true,
    useDefineForClassFields: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
  },
  include: ['.'],
};

/** The guide's airline asks a system of its own; the one of the tests stands for it. */
const system = "export * from '../../server/test/fjord-air-systems.ts';\n";

function snippets(): { page: string; kind: string; code: string }[] {
  const pages = ['README.md', 'CONTRIBUTING.md'].concat(
    globSync('{docs,examples,packages,server}/**/*.md', {
      cwd: root,
      exclude: (name) => name.includes('node_modules'),
    }),
  );
  return pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const found = text.matchAll(/^```(tsx?)(?= |$).*\n([^]*?)^```/gm);
    return [...found].map(([, kind = '', code = '']) => ({ page, kind, code }));
  });
}

function writeSnippets(): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'fjord-air-systems.ts'), system);
  cpSync(new URL('snippets', import.meta.url), folder, { recursive: true });
  const all = snippets();
  for (const [place, { page, kind, code }] of all.entries()) {
    const name = `${page.replaceAll(/\W/g, '-')}-${place + 1}.${kind}`;
    writeFileSync(join(folder, name), `export {};\n${code}`);
  }
  return all.length;
}

it('every TypeScript snippet compiles', async () => {
  assert.ok(writeSnippets() > 15);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const said = await promisify(execFile)(process.execPath, [tsc, '-p', folder], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const wrong = said.stdout.split('\n').filter((line) => line.startsWith('.cache/snippets/'));
  assert.deepEqual(wrong, []);
});

/** The wrapper registers nothing, and what is not registered draws nothing and says nothing. */
it('every React snippet registers the element', () => {
  const drawn = snippets().filter(({ code }) => code.includes("'@openskies/concierge/react'"));
  assert.ok(drawn.length > 2);
  const silent = drawn.filter(({ code }) => !code.includes("'@openskies/concierge/define'"));
  assert.deepEqual(
    silent.map(({ page }) => page),
    [],
  );
});
