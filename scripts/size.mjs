/**
 * `npm run size`: what a page with the script tag loads: the file itself, and the parts that come when they are needed.
 * `npm run size -- --sources` lists the source files in each, to see what grew.
 */
import { command } from './failure.mjs';
import { prepared } from './install.mjs';

/** @param {string} name @param {string[]} cells */
const row = (name, cells) =>
  console.log(name.padEnd(38) + cells.map((cell) => cell.padStart(11)).join(''));

/** @param {{ brotli: number, gzip: number, raw: number }} size */
const cells = ({ brotli, gzip, raw }) =>
  [brotli, gzip, raw].map((bytes) => `${(bytes / 1024).toFixed(1)} KB`);

await command(async () => {
  await prepared(import.meta.url);
  const { build } = await import('./build.mjs');
  await build(['script-tag']);
  const { measure, sources, sum } =
    await import('../packages/concierge/scripts/script-tag/sizes.ts');
  const sizes = measure();
  row('file', ['brotli', 'gzip', 'raw']);
  for (const size of sizes) row(size.file, cells(size));
  console.log();
  /** @param {...string} kinds */
  const of = (...kinds) => cells(sum(sizes.filter(({ kind }) => kinds.includes(kind))));
  row('entry', of('entry'));
  row('all, languages and icons aside', of('entry', 'part'));
  row('languages', of('language'));
  row('icons', of('icons'));
  if (!process.argv.includes('--sources')) return;
  for (const [part, inputs] of await sources()) {
    if (/^(text|icons)-/.test(part)) continue;
    console.log(`\n${part}`);
    for (const [file, bytes] of inputs)
      row(`  ${file.replace(/^(\.\.\/)+|^src\//g, '')}`, [`${bytes} B`]);
  }
});
