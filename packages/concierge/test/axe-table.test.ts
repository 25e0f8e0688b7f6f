import { expect } from '@open-wc/testing';
import { states } from './states/states.ts';

it('the table of ACCESSIBILITY.md has the states that are looked at (npm run axe)', async () => {
  const page = await (await fetch('/ACCESSIBILITY.md')).text();
  const table = page.split('<!-- made: axe -->')[1]?.split('<!-- /made -->')[0] ?? '';
  const names = table.split('\n').flatMap((line) => /^\| (.+?) +\|/.exec(line)?.[1] ?? []);
  // A line of heads and the rule below it, and the sum at the end.
  expect(names.slice(2, -1)).to.deep.equal(Object.keys(states));
});
