/** `npm run size`: what a page loads, file by file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { command } from './failure.mjs';
import { prepared, root } from './install.mjs';

const folder = join(root, 'packages/concierge/dist');

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);

await command(async () => {
  await prepared(import.meta.url);
  const { build } = await import('./build.mjs');
  await build(['protocol', 'concierge', 'script-tag']);
  console.log(
    `${'file'.padEnd(32)}${'brotli'.padStart(10)}${'gzip'.padStart(10)}${'raw'.padStart(10)}`,
  );
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const bytes = readFileSync(join(folder, file));
    const sizes = [brotliCompressSync(bytes).length, gzipSync(bytes).length, bytes.length];
    console.log(file.padEnd(32) + sizes.map(kilobytes).join(''));
  }
});
