/**
 * `npm run axe`: looks at every state of the element with axe, in all its faces and in each engine, and writes what was
 * found into ACCESSIBILITY.md. The states are those of test/states; src/accessibility.test.ts looks at them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { format, resolveConfig } from 'prettier';
import { engines, findMiniBrowser } from '../../../scripts/engines.mjs';
import { WebKit } from '../../../scripts/webkit-launcher.mjs';

interface Look {
  name: string;
  face: string;
  violations: string[];
  rules: string[];
}

const page = fileURLToPath(new URL('../../../ACCESSIBILITY.md', import.meta.url));
const runner = fileURLToPath(
  new URL('../../../node_modules/@web/test-runner/dist/bin.js', import.meta.url),
);
const names = Object.keys(engines) as (keyof typeof engines)[];

/** What an engine saw. A test that fails makes the command fail; what axe found is written all the same. */
function look(engine: string, folder: string): Look[] {
  const file = join(folder, engine);
  const { status } = spawnSync(process.execPath, [runner, '--files', 'src/accessibility.test.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, ENGINES: engine, AXE_RECORD: file },
  });
  if (status !== 0) process.exitCode = 1;
  if (!existsSync(file)) throw new Error(`${engine} has looked at nothing.`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Look);
}

async function versionOf(engine: keyof typeof engines): Promise<string> {
  const { name, find } = engines[engine];
  const program = find();
  if (!program) throw new Error(`${name} is not here.`);
  if (engine !== 'webkit') {
    const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
    return `${name} ${/\d+(\.\d+)+/.exec(said)?.[0] ?? ''}`;
  }
  const webkit = new WebKit({ driver: program, browser: findMiniBrowser() ?? '' });
  try {
    await webkit.start();
    return `${name} ${webkit.version}`;
  } finally {
    await webkit.stop();
  }
}

function tableOf(looks: Look[][], versions: string[]): string {
  const states = [...new Set(looks.flat().map(({ name }) => name))];
  const of = (name: string, engine: Look[]): Look[] => engine.filter((one) => one.name === name);
  const rows = states.map((name) => {
    const rules = new Set(of(name, looks.flat()).flatMap((one) => one.rules));
    const cells = looks.map((engine) => {
      const seen = of(name, engine);
      const found = seen.flatMap(({ violations }) => violations).length;
      return `${found} in ${seen.length}`;
    });
    return [name, ...cells, String(rules.size)];
  });
  const sum = (engine: Look[]): string =>
    `${engine.flatMap(({ violations }) => violations).length} in ${engine.length}`;
  const heads = ['State', ...versions, `Rules of axe ${axe.version}`];
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const last = line(['**all**', ...looks.map(sum), '']);
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), last].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'openskies-axe-'));
try {
  const versions: string[] = [];
  for (const name of names) versions.push(await versionOf(name));
  const looks = names.map((engine) => look(engine, folder));
  const table = tableOf(looks, versions);
  const text = readFileSync(page, 'utf8').replace(
    /(<!-- made: axe -->)[^]*?(<!-- \/made -->)/,
    (_whole, open: string, close: string) => `${open}\n\n${table}\n\n${close}`,
  );
  const options = await resolveConfig(page);
  writeFileSync(page, await format(text, { ...options, parser: 'markdown' }));
} finally {
  rmSync(folder, { recursive: true });
}
