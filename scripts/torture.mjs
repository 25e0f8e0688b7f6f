/** `npm run torture`: kills and freezes busy servers, and counts what was lost or done twice. `--kills 3000` for a long night. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { command } from './failure.mjs';
import { prepared, root } from './install.mjs';
import { prepareRedis } from './redis.mjs';

await command(async () => {
  await prepared(import.meta.url);
  prepareRedis();
  const program = join(root, 'server/torture/torture.ts');
  const args = ['--conditions=openskies-source', '--expose-gc', program, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
