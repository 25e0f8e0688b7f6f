/** `npm run size`: what a page with the script tag loads: the file itself, and the parts that come when they are needed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { command } from './failure.mjs';
import { prepared, root } from './install.mjs';

const folder = join(root, 'packages/concierge/dist');
const parts = join(folder, 'openskies-concierge');

/** @param {number[]} sizes */
const columns = (sizes) =>
  sizes.map((size) => `${(size / 1024).toFixed(1)} KB`.padStart(11)).join('');

await command(async () => {
  await prepared(import.meta.url);
  const { build } = await import('./build.mjs');
  await build(['script-tag']);
  const lazy = existsSync(parts)
    ? readdirSync(parts).map((name) => `openskies-concierge/${name}`)
    : [];
  const sum = [0, 0, 0];
  console.log(
    'file'.padEnd(42) + ['brotli', 'gzip', 'raw'].map((word) => word.padStart(11)).join(''),
  );
  for (const file of ['openskies-concierge.js', ...lazy]) {
    const bytes = readFileSync(join(folder, file));
    const sizes = [brotliCompressSync(bytes).length, gzipSync(bytes).length, bytes.length];
    console.log(file.padEnd(42) + columns(sizes));
    sizes.forEach((size, index) => (sum[index] = (sum[index] ?? 0) + size));
  }
  console.log('all'.padEnd(42) + columns(sum));
});
