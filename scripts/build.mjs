/** Builds what is stale: each product is skipped while the content of its inputs is what it was built from. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command, Failure } from './failure.mjs';
import { prepared, root } from './install.mjs';

/**
 * @typedef {object} Product
 * @property {string} folder where its command runs
 * @property {string[][]} steps programs of node_modules/.bin with their arguments, one after the other
 * @property {string[]} inputs files and folders
 * @property {string[]} [variables] of the environment that go into it
 * @property {string} output one file that it makes
 */

const everywhere = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs'];
const protocol = ['packages/protocol/src', 'packages/protocol/package.json'];
const concierge = [
  'packages/concierge/src',
  'packages/concierge/package.json',
  'packages/concierge/minify-templates.ts',
  'packages/concierge/plain-properties.ts',
];

/** @type {Record<string, Product>} in the order in which they need each other */
export const products = {
  protocol: {
    folder: 'packages/protocol',
    steps: [
      ['tsup', '--silent'],
      ['tsc', '-p', 'tsconfig.build.json'],
    ],
    inputs: [
      ...protocol,
      'packages/protocol/tsup.config.ts',
      'packages/protocol/tsconfig.json',
      'packages/protocol/tsconfig.build.json',
    ],
    output: 'packages/protocol/dist/index.d.ts',
  },
  concierge: {
    folder: 'packages/concierge',
    steps: [['tsup', '--silent']],
    inputs: [...protocol, ...concierge, 'packages/concierge/tsup.config.ts'],
    output: 'packages/concierge/dist/index.d.ts',
  },
  'script-tag': {
    folder: 'packages/concierge',
    steps: [['node', 'scripts/build-script-tag.ts']],
    inputs: [
      ...protocol,
      ...concierge,
      'packages/concierge/scripts/build-script-tag.ts',
      'packages/concierge/scripts/script-tag',
    ],
    output: 'packages/concierge/dist/openskies-concierge.js',
  },
  manifest: {
    folder: 'packages/concierge',
    steps: [
      ['cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'],
      ['node', 'scripts/make-editor-data.ts'],
    ],
    inputs: [
      ...concierge,
      'packages/concierge/custom-elements-manifest.config.mjs',
      'packages/concierge/scripts/manifest.ts',
      'packages/concierge/scripts/make-editor-data.ts',
      'packages/concierge/scripts/tag-types.ts',
    ],
    output: 'packages/concierge/editors/web-types.json',
  },
  server: {
    folder: 'server',
    steps: [['tsup', '--silent']],
    inputs: [...protocol, 'server/src', 'server/package.json', 'server/tsup.config.ts'],
    output: 'server/dist/index.d.ts',
  },
  site: {
    folder: 'examples',
    steps: [['vite', 'build', '--logLevel', 'error']],
    inputs: [...protocol, ...concierge, 'examples'],
    variables: ['PORT', 'VITE_OPENSKIES_API_URL'],
    output: 'examples/dist/airline-site/index.html',
  },
};

/** Every file below, tests and built files aside. @param {string} path @returns {string[]} */
function filesIn(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(dist|node_modules)\//.test(file))
    .sort();
}

/** @param {Product} product */
function fingerprint(product) {
  const hash = createHash('sha256');
  for (const file of [...product.inputs, ...everywhere].flatMap(filesIn)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  for (const name of product.variables ?? []) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}

/** @param {string[]} step @param {string} folder @returns {Promise<void>} */
function runTool([program, ...args], folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', String(program)), args, {
      cwd: join(root, folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Failure(`${folder}: ${program} failed\n${output.trim()}`));
    });
  });
}

/** @param {string[]} [names] */
export async function build(names = Object.keys(products)) {
  for (const name of names) {
    const product = products[name];
    if (!product) throw new Failure(`Nothing called ${name} is built here.`);
    const stamp = join(root, '.cache/built', name);
    const now = fingerprint(product);
    const isFresh =
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === now &&
      existsSync(join(root, product.output));
    if (isFresh) continue;
    const started = Date.now();
    for (const step of product.steps) await runTool(step, product.folder);
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, now);
    console.log(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    await prepared(import.meta.url);
    const names = process.argv.slice(2);
    await build(names.length > 0 ? names : undefined);
  });
}
