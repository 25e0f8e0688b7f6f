/**
 * `npm run torture`: kills and freezes busy servers while people write, and counts what was lost or done twice.
 *
 *     npm run torture -- --kills 300 --pauses 20 --outages 20 --turns 10000
 */
import { parseArgs } from 'node:util';
import { lineOf, playOutages } from './outages.ts';
import { playRound, table } from './rounds.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    pauses: { type: 'string', default: '20' },
    outages: { type: 'string', default: '20' },
    turns: { type: 'string', default: '10000' },
  },
});
const kills = Number(values.kills);
const results = [
  await playRound({ store: 'SQLite', kills: Math.ceil(kills / 2), pauses: 0 }),
  await playRound({
    store: 'PostgreSQL',
    kills: Math.floor(kills / 2),
    pauses: Number(values.pauses),
  }),
];
process.stdout.write(`${table(results)}\n`);
for (const line of results.flatMap(({ problems }) => problems)) process.stdout.write(`${line}\n`);
const outages = await playOutages(Number(values.outages));
process.stdout.write(`${lineOf(outages)}\n`);
const { turns, heapSlope, handles } = await soak(Number(values.turns));
process.stdout.write(
  `soak of ${turns} turns: the heap grew ${heapSlope.toFixed(1)} bytes a turn, ${handles} handles were left open\n`,
);
const bad = [...results, outages].some(
  ({ lost, doubled, gaps, crashes }) => lost + doubled + gaps + crashes > 0,
);
if (bad) process.exitCode = 1;
