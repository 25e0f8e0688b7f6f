/** The tables in docs/ are those of the class comment. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { madeDocs } from '../scripts/make-docs.ts';

it('docs have every attribute, event, part and token as the class comment has it (npm run docs)', async () => {
  for (const [address, { is, should }] of await madeDocs()) assert.equal(is, should, address.pathname);
});
