/** The database restarts and Redis dies while people talk: nothing is lost, and it goes on by itself. */
import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '../src/database/database.ts';
import { TestPostgres } from '../test/postgres.ts';
import { TestRedis } from '../test/redis.ts';
import { TortureNode } from './cluster.ts';
import { judge, untilQuiet, type Verdict } from './verdict.ts';
import { Visitors } from './visitors.ts';

export interface OutageResult extends Verdict {
  outages: number;
  crashes: number;
  /** The longest time from an outage to the next message that was acknowledged, in milliseconds. */
  slowestMs: number;
}

/** So many restarts of PostgreSQL and so many deaths of Redis, in turns. */
export async function playOutages(each: number): Promise<OutageResult> {
  await using postgres = await TestPostgres.start();
  await using redis = await TestRedis.start();
  const url = await postgres.database();
  await using stack = new AsyncDisposableStack();
  const orders = { place: { url }, redis: redis.url, naive: false, paceMs: 8 };
  const nodes = [1, 2].map(() => new TortureNode(orders));
  stack.defer(async () => void (await Promise.all(nodes.map((node) => node.kill()))));
  const visitors = new Visitors(nodes);
  const talk = visitors.talk(8);
  let slowestMs = 0;
  const acknowledgedAgain = async (): Promise<void> => {
    const { length } = visitors.acknowledged;
    const began = performance.now();
    while (visitors.acknowledged.length === length) await delay(10);
    slowestMs = Math.max(slowestMs, performance.now() - began);
  };
  await acknowledgedAgain();
  slowestMs = 0;
  for (let n = 0; n < each; n++) {
    await postgres.restart();
    await acknowledgedAgain();
    await redis.kill();
    await acknowledgedAgain();
    await redis.up();
    await acknowledgedAgain();
  }
  visitors.stop();
  await talk;
  const database = await Database.open({ url });
  await untilQuiet(database, 60_000);
  const verdict = await judge(database, visitors.acknowledged);
  await database.close();
  const crashes = nodes.reduce((sum, node) => sum + node.crashes, 0);
  return { ...verdict, outages: 2 * each, crashes, slowestMs: Math.round(slowestMs) };
}

export function lineOf({ outages, slowestMs, crashes, ...verdict }: OutageResult): string {
  const { acknowledged, lost, doubled, gaps } = verdict;
  return `${outages} outages of PostgreSQL and Redis: ${2 * acknowledged} submitted, ${lost} lost, ${doubled} doubled, ${gaps} gaps, ${crashes} crashed, at most ${slowestMs} ms to go on`;
}
