/** `npm run hostile`: every page in every engine; prints the table and keeps it in docs/hostile-pages.md. `-- strict` runs those that are so named. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { complaintsOf, startHostileStage } from './matrix.ts';
import { hostilePages } from './pages.ts';

const only = process.argv.slice(2);
const wanted = hostilePages.filter(({ name }) => only.every((word) => name.includes(word)));
const intro = `# Hostile pages

\`<openskies-concierge>\` is a guest on pages that were not made for it. \`npm run hostile\` opens each page below in three engines, with the
built script-tag file and a real server, and has a whole conversation: a question, a changed seat, a list to choose from, a
card that is declined, the history, the same conversation opened again. It made this table.

Each cell counts: violations of the page's policy · exceptions, \`console.error\` among them · requests to anybody but the page and
the server · what was said or shown and is not there.

The strict policy is \`default-src 'none'; script-src 'nonce-…' 'strict-dynamic'; style-src 'none'; connect-src <server>; img-src <server>\`,
with Trusted Types also \`require-trusted-types-for 'script'; trusted-types openskies-concierge\`. \`npm test\` opens all pages in
one engine and the hardest in the others; it also plants five faults on a page and fails when one of them is not seen.

`;
await using stage = await startHostileStage();
const rows: string[][] = [];
for (const page of wanted) {
  const row = [page.name];
  for (const engine of stage.engines) {
    if (!engine.can(page.reader)) {
      row.push('not offered');
      continue;
    }
    const started = Date.now();
    const report = await stage.visit(engine, page).catch((error: unknown) => ({
      ...{ violations: [], exceptions: [], foreign: [], warnings: [], look: '' },
      lost: [String(error)],
    }));
    const complaints = complaintsOf(report);
    const { violations, exceptions, foreign, lost } = report;
    row.push([violations, exceptions, foreign, lost].map(({ length }) => length).join(' · '));
    console.log(
      `${engine.name.padEnd(14)}${page.name}: ${complaints.length === 0 ? 'ok' : ''} ${Date.now() - started} ms`,
    );
    for (const line of complaints) console.log(`    ${line}`);
    if (complaints.length > 0) process.exitCode = 1;
  }
  rows.push(row);
}
const head = ['Page', ...stage.engines.map(({ name }) => name)];
const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
console.log(`\n${table}`);
if (only.length === 0 && stage.engines.length === 3) {
  const file = fileURLToPath(new URL('../../../docs/hostile-pages.md', import.meta.url));
  await writeFile(file, intro + (await format(table, { parser: 'markdown' })));
}
