/**
 * `npm run xss`: the large run. `-- --corpora <folder>` adds the strings of every JSON file there, lists of strings or lists by name.
 * `--payloads 100` takes so many of our own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { present } from '../hostile/browsers.ts';
import { complaintsOf } from '../hostile/matrix.ts';
import { startApi } from '../stage.ts';
import { ownPayloads } from './payloads.ts';
import { renderAll } from './xss.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, payloads: { type: 'string' } },
});
const folder = values.corpora;
const files = folder ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const public_ = files.flatMap((name) => {
  const list = JSON.parse(readFileSync(join(folder!, name), 'utf8')) as string[] | object;
  return Object.values(list).flat() as string[];
});
const own = ownPayloads.slice(0, Number(values.payloads ?? ownPayloads.length));
const payloads = [...own, ...public_];

const api = await startApi();
const { launch } = present[0]!;
const browser = await launch();
const sum = { renders: 0, complaints: [] as string[] };
let sinks: string[] = [];
// A page for every hundred, as a tab would have them, and a line to see that it goes on.
for (let start = 0; start < payloads.length; start += 100) {
  const some = payloads.slice(start, start + 100);
  const report = await renderAll(browser, new URL(api.url).origin, some);
  sum.renders += report.renders ?? 0;
  sum.complaints.push(...complaintsOf(report));
  sinks = report.sinks ?? [];
  process.stdout.write(`${sum.renders} renders, ${sum.complaints.length} complaints\n`);
}
await browser.close();
await api.stop();
for (const line of sum.complaints.slice(0, 40)) console.log(line);
const silent = sinks.filter((name) => name.startsWith('('));
console.log(`
payloads: ${own.length} of our own, ${public_.length} public
sinks that show what they are given: ${sinks.length - silent.length}; filled besides: ${silent.join(' ')}
renders: ${sum.renders}
scripts run, policy violations, foreign requests, exceptions: ${sum.complaints.length}`);
process.exitCode = sum.complaints.length > 0 ? 1 : 0;
