import assert from 'node:assert/strict';
import { test } from 'node:test';
import { size } from '../test/size.ts';
import { lineOf, playOutages } from './outages.ts';

test('PostgreSQL restarts and Redis dies under load: nothing is lost', async () => {
  const result = await playOutages(size(2, 20));
  process.stdout.write(`${lineOf(result)}\n`);
  const { lost, doubled, gaps, crashes, problems } = result;
  assert.deepEqual(problems, []);
  const bad = { lost, doubled, gaps, crashes };
  assert.deepEqual(bad, { lost: 0, doubled: 0, gaps: 0, crashes: 0 });
});
