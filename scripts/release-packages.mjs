/** What is published, in the order in which it is needed, and how it is packed. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from './failure.mjs';
import { root } from './install.mjs';

export const packages = ['packages/protocol', 'packages/concierge', 'server'];

/** The npm that came with the Node that started this. */
export const npm =
  [join(dirname(process.execPath), 'npm'), process.env['npm_execpath'] ?? '']
    .map((path) => path.trim())
    .find((path) => path !== '' && existsSync(path)) ?? 'npm';

/**
 * Packs the three packages into a folder.
 *
 * @param {string} folder
 * @returns {Promise<{ name: string, file: string, size: number, integrity: string, files: string[] }[]>} `integrity`: the packed file's hash
 */
export async function packInto(folder) {
  const packed = [];
  for (const one of packages) {
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
    const { stdout } = await runNpm(args, join(root, one));
    // npm 11 gives a list; later ones an object by name.
    const [said] = Object.values(JSON.parse(stdout));
    const files = said.files.map((/** @type {{ path: string }} */ { path }) => path);
    const { name, size, integrity } = said;
    packed.push({ name, file: join(folder, said.filename), size, integrity, files });
  }
  return packed;
}

/** @param {string[]} args @param {string} cwd */
export async function runNpm(args, cwd) {
  const isScript = npm.endsWith('.js');
  const [program, before] = isScript ? [process.execPath, [npm]] : [npm, []];
  try {
    return await promisify(execFile)(program, [...before, ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (
      error
    );
    throw new Failure(`npm ${args.join(' ')} failed in ${cwd}\n${stdout}\n${stderr}`.trim());
  }
}

/** What may be in a package. */
const mayBePacked =
  /^(dist\/|editors\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$|custom-elements\.json$)/;

/**
 * What is packed and should not be, or is not and should.
 *
 * @param {string[]} files
 */
export function wrongContents(files) {
  return [
    ...files.filter((file) => !mayBePacked.test(file) || /\.test\./.test(file)),
    ...['README.md', 'LICENSE', 'CHANGELOG.md']
      .filter((name) => !files.includes(name))
      .map((name) => `no ${name}`),
  ];
}
