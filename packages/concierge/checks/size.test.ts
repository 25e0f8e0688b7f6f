/** The byte budgets of DESIGN §6, on the built files: brotli, languages and icon files aside. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { measure, sum, type Size } from '../scripts/script-tag/sizes.ts';

/** KB. The goal of the second is 70. */
const budgets: [what: string, kinds: Size['kind'][], kilobytes: number][] = [
  ['the script-tag file', ['entry'], 30],
  ['the script-tag file with all its parts', ['entry', 'part'], 110],
];

const sizes = measure();

for (const [what, kinds, kilobytes] of budgets) {
  it(`${what} stays within ${kilobytes} KB`, () => {
    const { brotli } = sum(sizes.filter(({ kind }) => kinds.includes(kind)));
    const size = (brotli / 1024).toFixed(1);
    console.log(`${what}: ${size} KB brotli of ${kilobytes}`);
    assert.ok(
      brotli <= kilobytes * 1024,
      `${what} weighs ${size} KB. \`npm run size -- --sources\` lists what is in it; what no first screen needs is loaded later`,
    );
  });
}
