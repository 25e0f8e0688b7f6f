/** The byte budget of DESIGN §6, on the built files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

/** Bytes. The goal is 30 KB for the entry, once its rarely seen parts load lazily. */
const scriptTagBudget = 60 * 1024;

it('the script-tag file stays within its budget', () => {
  const file = readFileSync(new URL('../dist/openskies-concierge.js', import.meta.url));
  const size = brotliCompressSync(file).length;
  console.log(
    `openskies-concierge.js: ${(size / 1024).toFixed(1)} KB brotli of ${scriptTagBudget / 1024}`,
  );
  assert.ok(size <= scriptTagBudget, `${size} bytes are more than ${scriptTagBudget}`);
});
