/**
 * `npm run torture`: kills and freezes busy servers while people write, cuts their streams, lets them all ask at once,
 * takes database and Redis away, and counts what was lost or done twice. Ends red when anything was.
 *
 *     npm run torture -- --kills 300 --pauses 20 --cuts 5000 --races 1000 --outages 20 --turns 10000
 */
import { parseArgs } from 'node:util';
import { TestPostgres } from '../test/postgres.ts';
import { cutAndResume, lineOfCuts } from './cuts.ts';
import { lineOf, playOutages } from './outages.ts';
import { doubleSubmits, lineOfRaces, twoTabs } from './races.ts';
import { playRound, table, type Result } from './rounds.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    pauses: { type: 'string', default: '20' },
    cuts: { type: 'string', default: '5000' },
    races: { type: 'string', default: '1000' },
    outages: { type: 'string', default: '20' },
    turns: { type: 'string', default: '10000' },
  },
});
const count = (name: keyof typeof values): number => {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} must be a number, not ${values[name]}.`);
};
const [kills, pauses, cuts] = [count('kills'), count('pauses'), count('cuts')];
const [races, outages, turns] = [count('races'), count('outages'), count('turns')];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** What must not be. */
const faults: string[] = [];

const rounds: Result[] = [];
if (kills > 0) {
  rounds.push(await playRound({ store: 'SQLite', kills: Math.ceil(kills / 2), pauses: 0 }));
  rounds.push(await playRound({ store: 'PostgreSQL', kills: Math.floor(kills / 2), pauses }));
  say(table(rounds));
  const planted = await playRound({ store: 'SQLite', kills: 10, pauses: 0, naive: true });
  say(`with "call the tool, then save" planted:\n${table([planted])}`);
  if (planted.doubled === 0) faults.push('the planted fault was not found');
}
if (cuts > 0 || races > 0) {
  await using postgres = await TestPostgres.start();
  if (cuts > 0) {
    const result = await cutAndResume(postgres, cuts);
    say(lineOfCuts(result));
    faults.push(...result.different);
  }
  if (races > 0) {
    const submits = await doubleSubmits(postgres, races);
    const tabs = await twoTabs(postgres, races);
    say(lineOfRaces(submits, tabs));
    if (submits.effects !== races || tabs.effects !== races) faults.push('a race was lost');
  }
}
const away = outages > 0 ? [await playOutages(outages)] : [];
for (const one of away) {
  say(lineOf(one));
  if (one.slowestMs > 5000) faults.push('it took more than 5 s to go on after an outage');
}
if (turns > 0) {
  const { heapSlope, handles } = await soak(turns);
  say(
    `soak of ${turns} turns: the heap grew ${heapSlope.toFixed(1)} bytes a turn, ${handles} handles were left open`,
  );
  // A leak of one small object a turn is some 100 bytes; short runs say nothing.
  if (turns >= 5000 && heapSlope > 256) faults.push('the heap grew');
  if (handles > 0) faults.push('handles were left open');
}
for (const { lost, doubled, gaps, crashes, problems } of [...rounds, ...away]) {
  if (lost + doubled + gaps + crashes > 0)
    faults.push(...problems, 'something was lost or doubled');
}
for (const fault of faults) say(`FAULT: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
