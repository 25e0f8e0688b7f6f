/**
 * Brings what package-lock.json asks for into node_modules, and takes over under the pinned Node 24.
 * Runs on Node 20 and without any package: it is what makes the first command in a bare clone work.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';
import { onNpmEnded } from './npm-ended.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const pinnedNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** @typedef {Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean, peer?: boolean }>} Packages */

/** @param {string} file @returns {Packages | null} */
function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/**
 * npm writes node_modules/.package-lock.json as the last act of an install, so an install that was cut off shows here too.
 * Optional packages are those of other platforms; they may be absent.
 */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted) throw new Failure('package-lock.json is missing: the clone is not complete.');
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = present[path];
    if (!found) return Boolean(optional);
    if (!existsSync(join(root, path))) return false;
    return Boolean(link) || (found.version === version && found.integrity === integrity);
  });
}

/** PATH without this repo's own programs: npm must not stand on the Node that it is about to replace. */
function outerPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
}

/** @param {string[]} args */
function npm(args) {
  const windows = process.platform === 'win32';
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    env: { ...process.env, PATH: outerPath() },
    encoding: 'utf8',
    shell: windows,
  });
}

/** @param {{ stdout: string | null, stderr: string | null, error?: Error }} result */
function said({ stdout, stderr, error }) {
  return [error?.message, stdout?.trim(), stderr?.trim()].filter(Boolean).join('\n');
}

function nodeWorks() {
  const { stdout } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  return /^v24\./.test(stdout ?? '');
}

function install() {
  if (!isInstalled()) {
    console.log('Installing the packages of package-lock.json (npm ci), about a minute …');
    const started = Date.now();
    const result = npm(['ci', '--loglevel=error']);
    if (result.status !== 0) throw new Failure(`npm ci failed:\n${said(result)}`);
    console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
  }
  if (nodeWorks()) return;
  const result = npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (!nodeWorks()) {
    throw new Failure(
      `The package "node" (Node 24) is not in place: npm did not run its install script. Run: npm rebuild node --ignore-scripts=false\n${said(result)}`,
    );
  }
}

/**
 * Returns once this process runs on Node 24 with everything installed. Under another Node it starts itself again under the
 * right one and does not return.
 *
 * @param {string} script the file that npm started, as import.meta.url
 */
export async function prepared(script) {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Failure(`Node 20 or newer is needed; this is ${process.version}.`);
  install();
  if (process.execPath === pinnedNode || major === 24) return;
  const child = spawn(pinnedNode, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    },
  });
  // The terminal sends Ctrl+C to both; the child decides when it is over.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  onNpmEnded(() => child.kill('SIGTERM'));
  const [code, signal] = await new Promise((resolve) =>
    child.once('exit', (...ending) => resolve(ending)),
  );
  process.exit(code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0));
}
