/**
 * `npm run torture`: kills and freezes busy servers while people write, and counts what was lost or done twice.
 *
 *     npm run torture -- --kills 300 --pauses 20
 */
import { parseArgs } from 'node:util';
import { playRound, table } from './rounds.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    pauses: { type: 'string', default: '20' },
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
const bad = results.some(({ lost, doubled, gaps, crashes }) => lost + doubled + gaps + crashes > 0);
if (bad) process.exitCode = 1;
