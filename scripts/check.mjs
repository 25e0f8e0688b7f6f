/** `npm run check`: everything that must hold before a change lands. `--fast`: all but the builds and the browsers. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { command, Failure } from './failure.mjs';
import { prepared, root } from './install.mjs';

const steps = [
  ['format', 'prettier', '--check', '--log-level=warn', '.'],
  ['lint', 'eslint', '.'],
  ['types', 'npm', 'run', '--silent', 'types'],
];

/** @param {string[]} step @returns {boolean} whether it passed */
function passes([name = '', program = '', ...args]) {
  console.log(`\n── ${name}`);
  const path =
    program === 'npm' || program === 'node' ? program : join(root, 'node_modules/.bin', program);
  return spawnSync(path, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

await command(async () => {
  await prepared(import.meta.url);
  const fast = process.argv.includes('--fast');
  const rest = fast
    ? [['tests', 'node', 'scripts/test.mjs', '--fast']]
    : [
        ['build', 'node', 'scripts/build.mjs'],
        ['tests', 'node', 'scripts/test.mjs'],
        ['size', 'node', 'scripts/size.mjs'],
      ];
  const failed = [...steps, ...rest].filter((step) => !passes(step)).map(([name]) => name);
  if (failed.length > 0) throw new Failure(`\nNot in order: ${failed.join(', ')}.`);
  console.log('\nAll in order.');
});
