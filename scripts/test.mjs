/**
 * `npm test`: every test there is, and a closing line with the sum. `--fast`: those that need no build and no browser.
 * Any other arguments are the names of the sets to run.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { command, Failure } from './failure.mjs';
import { prepared, root } from './install.mjs';

const fileLimit = 10 * 60_000; // milliseconds for one test file: a hang ends too

/** Name → test files, in the order in which they run. */
const unitSets = {
  protocol: 'packages/protocol/src/**/*.test.ts',
  server: 'server/{src,test}/**/*.test.ts',
  torture: 'server/torture/**/*.test.ts',
  checks: 'packages/concierge/checks/**/*.test.ts',
  examples: 'examples/**/*.test.ts',
};
const fastSets = ['protocol', 'server'];
/** Those that run on the sources alone. */
const sourceSets = [...fastSets, 'torture'];
const allSets = [...Object.keys(unitSets), 'element'];

/** What each set says of itself at its end: `server: 120 passed, 0 failed`. */
const closingLine = /^([\w ]+): (\d+) passed, (\d+) failed$/gm;

/**
 * Runs one set and passes its output on.
 *
 * @param {string[]} args of Node
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<{ passed: number, failed: number }>}
 */
function run(args, folder, name) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TEST_SET: name },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      let [passed, failed] = [0, 0];
      // The runner in browsers clears its last line without ending it.
      for (const [, , good, bad] of stripVTControlCharacters(output).matchAll(closingLine)) {
        passed += Number(good);
        failed += Number(bad);
      }
      // A runner that broke without a failed test still failed.
      if (code !== 0 && failed === 0) failed = 1;
      if (code === 0 && passed + failed === 0) {
        console.error(`${name}: no test ran.`);
        failed = 1;
      }
      resolve({ passed, failed });
    });
  });
}

/** @param {string} name */
async function runSet(name) {
  if (name === 'element') {
    const runner = join(root, 'node_modules/@web/test-runner/dist/bin.js');
    return run([runner], join(root, 'packages/concierge'), name);
  }
  const { globSync } = await import('node:fs'); // not in Node 20, which only gets as far as prepared()
  const pattern = unitSets[/** @type {keyof typeof unitSets} */ (name)];
  const files = globSync(pattern, { cwd: root, exclude: (file) => file.includes('node_modules') });
  if (files.length === 0) throw new Failure(`${name}: there is no test file in ${pattern}.`);
  const flags = [
    '--conditions=openskies-source',
    '--test',
    `--test-timeout=${fileLimit}`,
    // Node would leave one of two cores idle. Browsers, and the kills of torture, need both for themselves.
    ...(fastSets.includes(name)
      ? [`--test-concurrency=${Math.max(2, availableParallelism() - 1)}`]
      : []),
    `--test-reporter=${join(root, 'scripts/unit-reporter.mjs')}`,
  ];
  return run([...flags, ...files.sort()], root, name);
}

/** @param {string[]} names */
async function readyFor(names) {
  if (names.some((name) => ['server', 'torture'].includes(name)))
    (await import('./redis.mjs')).prepareRedis();
  if (names.every((name) => sourceSets.includes(name))) return names;
  const [{ build }, { prepareBrowsers }, { engines }] = await Promise.all([
    import('./build.mjs'),
    import('./browsers.mjs'),
    import('./engines.mjs'),
  ]);
  if (names.includes('element') || names.includes('examples')) prepareBrowsers();
  await build();
  return names.filter((name) => name !== 'examples' || engines.chromium.find());
}

await command(async () => {
  await prepared(import.meta.url);
  const started = Date.now();
  const args = process.argv.slice(2);
  const wanted = args.includes('--fast') ? fastSets : args.length > 0 ? args : allSets;
  for (const name of wanted) {
    if (!allSets.includes(name)) throw new Failure(`${name} is none of ${allSets.join(', ')}.`);
  }
  let [passed, failed] = [0, 0];
  for (const name of await readyFor(wanted)) {
    console.log(`\n── ${name}`);
    const counts = await runSet(name);
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} s.`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
