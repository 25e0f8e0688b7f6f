import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speak } from '../text/speech.ts';
import { ideasList, places } from './ideas.ts';

test('a chosen place keeps its price beside its mark', () => {
  const offer = { origin: 'SFO', places: [...places] };
  const row = (chosen?: 'LIS'): string =>
    JSON.stringify(
      (ideasList(speak('en'), offer, chosen) as { children: { key: string }[] }).children.find(
        ({ key }) => key === 'LIS',
      ),
    );
  const [price] = /from \$[\d.,]+/.exec(row()) ?? [];
  assert.ok(price);
  assert.ok(row('LIS').includes(price));
  assert.match(row('LIS'), /"name":"check"/);
  assert.doesNotMatch(row(), /"name":"check"/);
});
