/** Sees to it that the browsers which the tests need are on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { engines, installCommand } from './engines.mjs';
import { Failure } from './failure.mjs';

/** @param {string[]} args */
function apt(args) {
  const result = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status === 0) return;
  throw new Failure(
    `apt-get ${args.join(' ')} failed:\n${result.error?.message ?? result.stderr.trim()}`,
  );
}

/** On Debian as root it installs what is absent; elsewhere it says what would. */
export function prepareBrowsers() {
  const missing = Object.values(engines).filter((engine) => !engine.find());
  if (missing.length === 0) return;
  const names = missing.map((engine) => engine.name).join(', ');
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`Installing ${names} with apt-get …`);
    apt(['update']);
    apt(['install', '--yes', '--no-install-recommends', ...missing.flatMap((one) => one.packages)]);
  } else {
    console.log(
      `Not tested here, because absent: ${names}. To have it: ${installCommand(missing)}`,
    );
  }
}
