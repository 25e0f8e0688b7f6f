import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playRound, table } from './rounds.ts';

test('30 kills and 2 pauses of busy servers: nothing lost, nothing done twice, no gap', async () => {
  const results = await Promise.all([
    playRound({ store: 'SQLite', kills: 12, pauses: 0 }),
    playRound({ store: 'PostgreSQL', kills: 18, pauses: 2 }),
  ]);
  process.stdout.write(`${table(results)}\n`);
  for (const { kills, acknowledged, lost, doubled, gaps, crashes, problems } of results) {
    assert.ok(acknowledged >= kills);
    assert.deepEqual(problems, []);
    const bad = { lost, doubled, gaps, crashes };
    assert.deepEqual(bad, { lost: 0, doubled: 0, gaps: 0, crashes: 0 });
  }
});

test('with "call the tool, then save" planted, the same harness goes red', async () => {
  const result = await playRound({ store: 'SQLite', kills: 10, pauses: 0, naive: true });
  process.stdout.write(`planted naive executor:\n${table([result])}\n`);
  assert.ok(result.doubled > 0);
});
