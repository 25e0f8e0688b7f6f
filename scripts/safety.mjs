/**
 * `npm run safety`: the large sizes of the sets of docs/security.md, one after the other, and a table of what they found.
 * Any arguments are the names of the sets to run. `--small`: the sizes of `npm test`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { command, Failure } from './failure.mjs';
import { prepared, root } from './install.mjs';
import { prepareRedis } from './redis.mjs';

/** Name → test file under server. */
const sets = {
  access: 'src/access.test.ts',
  'evil-model': 'src/evil-model.test.ts',
  tokens: 'src/identity/mutations.test.ts',
  logins: 'src/identity/logins.test.ts',
  cors: 'src/routes/cors.test.ts',
  widgets: 'src/widget-tamper.test.ts',
  uploads: 'src/attachments/hostile-uploads.test.ts',
  canaries: 'src/privacy/canaries.test.ts',
  prompt: 'src/agent/prompt-data.test.ts',
  crowd: 'torture/crowd.test.ts',
  fuzz: 'src/fuzz.test.ts',
};

/**
 * @param {string} file
 * @param {boolean} small
 * @returns {Promise<{ found: [string, string][], seconds: number, failed: boolean }>}
 */
function run(file, small) {
  const { OPENSKIES_TORTURE: _, ...env } = process.env;
  const started = Date.now();
  const args = [
    '--conditions=openskies-source',
    '--test',
    `--test-reporter=${join(root, 'scripts/unit-reporter.mjs')}`,
    join(root, 'server', file),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...env, TEST_SET: file, ...(small ? {} : { OPENSKIES_TORTURE: '1' }) },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const found = [...output.matchAll(/^▸ (.+?): (.+)$/gm)].map(
        ([, set = '', text = '']) => /** @type {[string, string]} */ ([set, text]),
      );
      const seconds = Math.round((Date.now() - started) / 1000);
      resolve({ found, seconds, failed: code !== 0 || found.length === 0 });
    });
  });
}

await command(async () => {
  await prepared(import.meta.url);
  prepareRedis();
  const args = process.argv.slice(2);
  const small = args.includes('--small');
  const wanted = args.filter((arg) => arg !== '--small');
  for (const name of wanted) {
    if (!(name in sets)) throw new Failure(`${name} is none of ${Object.keys(sets).join(', ')}.`);
  }
  const rows = ['| Set | Found | Seconds |', '| --- | --- | --- |'];
  for (const [name, file] of Object.entries(sets)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { found, seconds, failed } = await run(file, small);
    if (failed) process.exitCode = 1;
    for (const [set, text] of found) rows.push(`| ${set} | ${text} | |`);
    rows.push(`| **${name}** | ${failed ? '**FAILED**' : 'holds'} | ${seconds} |`);
  }
  console.log(`\n${rows.join('\n')}`);
});
