/** `npm run sri -- https://support.example.com/support` prints the script tag that pins this version and its hash. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './failure.mjs';
import { prepared, root } from './install.mjs';

await command(async () => {
  await prepared(import.meta.url);
  const { build } = await import('./build.mjs');
  await build(['script-tag']);
  const folder = join(root, 'packages/concierge');
  /** @param {string} file */
  const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { version } = read('package.json');
  const { files } = read(`dist/release/${version}/integrity.json`);
  const server = (process.argv[2] ?? 'http://127.0.0.1:8001/support').replace(/\/$/, '');
  console.log(`<script
  src="${server}/release/${version}/openskies-concierge.js"
  integrity="${files['openskies-concierge.js']}"
  crossorigin="anonymous"
  defer
></script>`);
});
