/** Sees to it that the Redis which the server's tests start is on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { apt } from './browsers.mjs';
import { Failure } from './failure.mjs';

const isThere = () => spawnSync('redis-server', ['--version']).status === 0;

/** On Debian as root it is installed; elsewhere the tests of several nodes would say nothing, so it must be there. */
export function prepareRedis() {
  if (isThere()) return;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Failure(
      'The tests of several nodes need redis-server on this machine: apt-get install redis-server, or brew install redis.',
    );
  }
  console.log('Installing redis-server with apt-get …');
  apt(['update']);
  apt(['install', '--yes', '--no-install-recommends', 'redis-server']);
  if (!isThere()) throw new Failure('apt-get installed redis-server, yet it does not start.');
}
