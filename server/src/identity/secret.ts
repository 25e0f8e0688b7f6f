import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config-error.ts';

/** Bytes of the server's own secret. */
const secretBytes = 32;

/**
 * The secret that session tokens and signed addresses are made with: read from the data folder, or generated there for
 * its owner alone. `:memory:` keeps none.
 */
export function serverSecret(dataDir: string): Uint8Array {
  if (dataDir === ':memory:') return randomBytes(secretBytes);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret');
  try {
    // `wx` fails where another process was first, and its secret counts.
    writeFileSync(file, randomBytes(secretBytes).toString('base64url'), {
      flag: 'wx',
      mode: 0o600,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  chmodSync(file, 0o600);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length < secretBytes) {
    throw new ConfigError(
      `${file} is too short to be a secret. Delete it: a new one will be made.`,
    );
  }
  return secret;
}
