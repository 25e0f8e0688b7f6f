/**
 * `npm run release:check`: builds and packs what would be published, twice, and compares; installs it in fresh folders
 * outside of the repository, and opens the element in Chromium from Vite, webpack and Next; plain Node and the types of
 * three frameworks besides. Needs the registry, so `npm test` does not run it.
 *
 *     npm run release:check                 all of it
 *     npm run release:check -- node vite    some of it
 *     npm run release:check -- --keep out   leaves the packed files in a folder
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { command, Failure } from './failure.mjs';
import { prepared, root } from './install.mjs';
import { packages, packInto, runNpm, wrongContents } from './release-packages.mjs';
import { look, serveApi, serveFolder, serveNext } from './release-stage.mjs';

const fixtures = join(root, 'scripts/release');
/** The order in which they are tried: the first serves the API of the others. */
const all = ['node', 'types', 'vite', 'webpack', 'next'];
/** @typedef {Awaited<ReturnType<typeof packInto>>} Packed */

/** @param {Packed} packed */
function checkContents(packed) {
  for (const { name, size, files } of packed) {
    const wrong = wrongContents(files);
    if (wrong.length > 0) throw new Failure(`${name}: ${wrong.join(', ')}`);
    console.log(`${name}: ${files.length} files, ${(size / 1024).toFixed(0)} KiB packed`);
  }
}

/** Builds everything from nothing and packs it. @param {string} folder */
async function packAnew(folder) {
  for (const one of packages) rmSync(join(root, one, 'dist'), { recursive: true, force: true });
  await build(['protocol', 'concierge', 'script-tag', 'manifest', 'server']);
  mkdirSync(folder, { recursive: true });
  return packInto(folder);
}

/** Whoever builds the same sources has the same files. @param {Packed} packed @param {Packed} again */
function checkSame(packed, again) {
  const differ = packed.filter(({ integrity }, index) => integrity !== again[index]?.integrity);
  if (differ.length > 0) {
    throw new Failure(`Two clean builds differ in ${differ.map(({ name }) => name).join(', ')}.`);
  }
  console.log('two clean builds pack to the same bytes');
}

/**
 * A fresh folder with a program in it that has the packed packages installed.
 *
 * @param {string} name
 * @param {string} work
 * @param {Packed} packed
 * @param {string} api put in the place of `__API__`
 */
async function install(name, work, packed, api) {
  const folder = join(work, name);
  cpSync(join(fixtures, name), folder, { recursive: true });
  if (name === 'types') {
    for (const file of ['react.tsx', 'vue.ts', 'svelte.ts']) {
      cpSync(join(root, 'packages/concierge/checks/editors', file), join(folder, file));
    }
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    if (text.includes('__API__')) writeFileSync(path, text.replaceAll('__API__', api));
  }
  const wanted = packed.filter((one) => name === 'node' || !one.name.endsWith('-server'));
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const ours = Object.fromEntries(wanted.map((one) => [one.name, `file:${one.file}`]));
  manifest.dependencies = { ...manifest.dependencies, ...ours };
  writeFileSync(path, JSON.stringify(manifest, null, 2));
  await runNpm(['install', '--no-audit', '--no-fund', '--no-package-lock'], folder);
  return folder;
}

await command(async () => {
  await prepared(import.meta.url);
  const { values, positionals } = parseArgs({
    options: { keep: { type: 'string' } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : all;
  const work = mkdtempSync(join(tmpdir(), 'openskies-release-'));
  await using owned = new AsyncDisposableStack();
  owned.defer(() => rmSync(work, { recursive: true, force: true }));
  const packedFolder = values.keep ? resolve(values.keep) : join(work, 'packed');
  const again = await packAnew(join(work, 'again'));
  const packed = await packAnew(packedFolder);
  checkContents(packed);
  checkSame(packed, again);

  const node = await install('node', work, packed, '');
  const { stdout } = await runNpm(['exec', '--offline', '--', 'node', 'imports.mjs'], node);
  console.log(`node: every module imports, version ${stdout.trim()}`);
  const api = await serveApi(node, join(work, 'data'));
  owned.defer(api.stop);
  console.log(`node: the command serves ${api.script} KiB of script and its API`);

  for (const name of names.filter((one) => one !== 'node')) {
    if (!all.includes(name)) throw new Failure(`Nothing is called ${name}: ${all.join(', ')}`);
    const folder = await install(name, work, packed, api.url);
    await runNpm(['run', 'build'], folder);
    if (name === 'types') {
      console.log('types: the tag is known in React, Vue and Svelte');
      continue;
    }
    const site =
      name === 'next' ? await serveNext(folder) : await serveFolder(join(folder, 'dist'));
    try {
      console.log(`${name}: ${await look(site.url)}`);
    } finally {
      await site.stop();
    }
  }
  if (values.keep) console.log(`packed: ${packed.map(({ file }) => basename(file)).join(', ')}`);
});
