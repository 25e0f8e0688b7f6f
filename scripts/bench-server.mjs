/** `npm run bench:server`: what the server adds to a bare endpoint, measured beside it in one run. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { command } from './failure.mjs';
import { prepared, root } from './install.mjs';

await command(async () => {
  await prepared(import.meta.url);
  const program = join(root, 'server/bench/bench.ts');
  const args = ['--conditions=openskies-source', '--expose-gc', program, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
