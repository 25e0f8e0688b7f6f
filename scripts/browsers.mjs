/** Sees to it that the browsers which the tests need are on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { engines, installCommand } from './engines.mjs';
import { Failure } from './failure.mjs';

/** @param {string[]} args */
export function apt(args) {
  const result = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status === 0) return;
  throw new Failure(
    `apt-get ${args.join(' ')} failed:\n${result.error?.message ?? result.stderr.trim()}`,
  );
}

/** @returns {import('./engines.mjs').Engine[]} */
const absent = () => Object.values(engines).filter((engine) => !engine.find());

/** @param {import('./engines.mjs').Engine[]} missing */
const names = (missing) => missing.map((engine) => engine.name).join(', ');

/** On Debian as root it installs what is absent; elsewhere it says what would. */
export function prepareBrowsers() {
  const missing = absent();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    const command = installCommand(missing);
    console.log(`Not tested here, because absent: ${names(missing)}. To have it: ${command}`);
    return;
  }
  console.log(`Installing ${names(missing)} with apt-get …`);
  apt(['update']);
  apt(['install', '--yes', '--no-install-recommends', ...missing.flatMap((one) => one.packages)]);
  const still = absent();
  if (still.length > 0) throw new Failure(`apt-get installed, yet absent: ${names(still)}.`);
}
