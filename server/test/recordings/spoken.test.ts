import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onPurpose } from './on-purpose.ts';
import { drawn, table } from './protocol-table.ts';
import { kinds, knownTypes, spoken } from './spoken.ts';

/** Never sent: the server keeps them for the model. Widgets of unknown types are the host's own. */
const keptInside = ['hidden_context_item', 'sdk_hidden_context'];

let heard: ReturnType<typeof spoken> | undefined;
const heardOnce = () => (heard ??= spoken());

test('the server speaks every type of the protocol', async () => {
  const heard = await heardOnce();
  const silent = kinds.flatMap((kind) =>
    knownTypes(kind)
      .filter((type) => !heard[kind].has(type) && !keptInside.includes(type))
      .map((type) => `${kind} ${type}`),
  );
  assert.deepEqual(silent, []);
  assert.deepEqual(
    keptInside.filter((type) => heard.item.has(type)),
    [],
  );
});

test('docs/protocol.md has the table of every type, all of them spoken and drawn', async () => {
  const made = table(await heardOnce(), drawn());
  const cells = (text: string) => text.replace(/[ -]+\|/g, '|').replace(/\| +/g, '|');
  const page = await readFile(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
  const [, stands = ''] = /<!-- types -->\n\n?([^]*?)\n\n?<!-- \/types -->/.exec(page) ?? [];
  assert.equal(cells(stands), cells(made));
  assert.ok(!made.includes('–'), 'a type that is not spoken, or not drawn');
});

test('docs/protocol.md gives the reason of every difference', async () => {
  const page = await readFile(new URL('../../../docs/protocol.md', import.meta.url), 'utf8');
  const plain = page.replace(/\s+/g, ' ');
  for (const { recording, ours, why } of onPurpose) {
    assert.ok(plain.includes(ours) && plain.includes(why), `${recording}: ${ours}`);
  }
});
