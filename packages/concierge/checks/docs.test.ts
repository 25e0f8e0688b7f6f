/** The tables in docs/ are those of the class comment and of the languages. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { madeDocs } from '../scripts/make-docs.ts';

it('docs have every attribute, event, part, token and language as the sources have it (npm run docs)', async () => {
  for (const [address, { is, should }] of await madeDocs())
    assert.equal(is, should, address.pathname);
});

it('docs link to files that exist', () => {
  const root = new URL('../../../', import.meta.url);
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...globSync('{docs,examples,packages,server}/**/*.md', {
      cwd: root,
      exclude: (name) => name.includes('node_modules'),
    }),
  ];
  const broken = pages.flatMap((page) => {
    const text = readFileSync(new URL(page, root), 'utf8').replaceAll(/```[^]*?```/g, '');
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .filter(([, to]) => !existsSync(new URL(to!, new URL(page, root))))
      .map(([, to]) => `${page} → ${to}`);
  });
  assert.deepEqual(broken, []);
});
