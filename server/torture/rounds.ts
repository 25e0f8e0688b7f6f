/** One round of torture: people talk, processes die, and the record is judged. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Database, type DatabasePlace } from '../src/database/database.ts';
import { TestPostgres } from '../test/postgres.ts';
import { TestRedis } from '../test/redis.ts';
import { TortureNode } from './cluster.ts';
import { judge, unfinished, untilQuiet, type Verdict } from './verdict.ts';
import { Visitors } from './visitors.ts';

export interface Round {
  store: 'SQLite' | 'PostgreSQL';
  kills: number;
  /** Pauses beyond the lease; where there is one process alone, nobody could take its runs over. */
  pauses: number;
  /** Plants the naive executor. */
  naive?: boolean;
}

export interface Result extends Verdict {
  store: Round['store'];
  processes: number;
  kills: number;
  pauses: number;
  /** Processes that ended by themselves. */
  crashes: number;
  seconds: number;
}

/** How long it may take to finish what was left, in milliseconds: a run waits up to 30 s after its process's death. */
const patienceMs = 120_000;
/** Longer than the lease of a run and the sweep after it, in milliseconds. */
const beyondLeaseMs = 11_500;

export async function playRound(round: Round): Promise<Result> {
  await using stack = new AsyncDisposableStack();
  const isShared = round.store === 'PostgreSQL';
  let place: DatabasePlace;
  let redis: string | null = null;
  if (isShared) {
    place = { url: await stack.use(await TestPostgres.start()).database() };
    redis = stack.use(await TestRedis.start()).url;
  } else {
    const dataDir = await mkdtemp(join(tmpdir(), 'openskies-torture-'));
    stack.defer(() => rm(dataDir, { recursive: true, force: true }));
    place = { dataDir };
  }
  const began = performance.now();
  const orders = { place, redis, naive: round.naive ?? false, paceMs: 8 };
  const nodes = Array.from({ length: isShared ? 3 : 1 }, () => new TortureNode(orders));
  stack.defer(async () => void (await Promise.all(nodes.map((node) => node.kill()))));
  const visitors = new Visitors(nodes);
  const talk = visitors.talk(isShared ? 16 : 6);
  const hurt = torment(nodes, round);
  const { kills, pauses } = await Promise.race([hurt, talk.then(() => hurt)]);
  // On a slow machine the kills are over before much was said.
  visitors.stop(kills);
  await talk;
  const database = await openBeside(place, nodes);
  await untilQuiet(database, isShared ? patienceMs : 0);
  const verdict = await judge(database, visitors.acknowledged);
  await database.close();
  const crashes = nodes.reduce((sum, node) => sum + node.crashes, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  return {
    store: round.store,
    processes: nodes.length,
    kills,
    pauses,
    crashes,
    seconds,
    ...verdict,
  };
}

/** Kills and freezes busy processes; only those that were busy count. */
async function torment(
  nodes: TortureNode[],
  round: Round,
): Promise<{ kills: number; pauses: number }> {
  let [kills, pauses] = [0, 0];
  let frozen: Promise<void> = Promise.resolve();
  let isFreezing = false;
  while (kills < round.kills || pauses < round.pauses) {
    await delay(100 + Math.random() * 400);
    const busy = nodes.filter((node) => node.isBusy);
    const victim = busy[Math.floor(Math.random() * busy.length)];
    if (!victim) continue;
    if (pauses < round.pauses && !isFreezing) {
      pauses++;
      isFreezing = true;
      frozen = victim.freeze(beyondLeaseMs).finally(() => (isFreezing = false));
    } else if (kills < round.kills) {
      kills++;
      await victim.kill();
      victim.start();
    }
  }
  await frozen;
  return { kills, pauses };
}

/** The record as it is at the end; SQLite's is opened when its server has ended, and again where something waited for its time. */
async function openBeside(place: DatabasePlace, nodes: TortureNode[]): Promise<Database> {
  if ('url' in place) return Database.open(place);
  const node = nodes[0]!;
  for (const began = performance.now(); ;) {
    await untilIdle(node);
    await node.kill();
    const database = await Database.open(place);
    if ((await unfinished(database)) === 0 || performance.now() - began > patienceMs)
      return database;
    await database.close();
    node.start();
  }
}

async function untilIdle(node: TortureNode): Promise<void> {
  await node.base();
  for (let quiet = 0; quiet < 40; await delay(50)) quiet = node.busy === 0 ? quiet + 1 : 0;
}

/** Lines of a table. */
export function table(results: Result[]): string {
  const rows = results.map((one) => [
    one.store,
    String(one.processes),
    String(one.kills),
    String(one.pauses),
    String(one.takeovers),
    String(2 * one.acknowledged),
    String(one.lost),
    String(one.doubled),
    String(one.gaps),
    String(one.crashes),
    `${one.seconds} s`,
  ]);
  const head = [
    'store',
    'processes',
    'kill -9',
    'pauses',
    'taken up',
    'submitted',
    'lost',
    'doubled',
    'gaps',
    'crashed',
    'time',
  ];
  const widths = head.map((name, n) => Math.max(name.length, ...rows.map((row) => row[n]!.length)));
  return [head, ...rows]
    .map((row) => row.map((cell, n) => cell.padEnd(widths[n]!)).join('  '))
    .join('\n');
}
