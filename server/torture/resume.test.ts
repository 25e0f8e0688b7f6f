import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePostgres } from '../test/engine.ts';
import { size } from '../test/size.ts';
import { cutAndResume, scripts } from './cuts.ts';
import { doubleSubmits, twoTabs } from './races.ts';

const postgres = await usePostgres();

test('a stream cut at every event and at random bytes, resumed on another node, reads the same', async () => {
  const random = size(3, 475);
  const result = await cutAndResume(postgres, (length, boundaries) => [
    ...boundaries,
    ...Array.from({ length: random }, () => 1 + Math.floor(Math.random() * (length - 1))),
  ]);
  process.stdout.write(
    `cut and resumed: ${result.cuts} cuts of ${scripts.length} scripts, ${result.different.length} read otherwise\n`,
  );
  assert.deepEqual(result.different, []);
});

test('double submits and two tabs on two nodes have one effect each', async () => {
  const submits = await doubleSubmits(postgres, size(60, 1000));
  const tabs = await twoTabs(postgres, size(60, 1000));
  process.stdout.write(
    `double submits: ${submits.races}, effects: ${submits.effects}; two-tab races: ${tabs.races}, effects: ${tabs.effects}\n`,
  );
  assert.equal(submits.effects, submits.races);
  assert.equal(tabs.effects, tabs.races);
});
