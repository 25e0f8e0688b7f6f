import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Card, WidgetRoot } from '@openskies/protocol';
import { widgetUpdates } from './widget-diff.ts';

const card = (...children: Card['children']): WidgetRoot => ({ type: 'Card', children });
const note = (value: string, more: object = {}) =>
  ({ type: 'Markdown', id: 'note', value, streaming: true, ...more }) as const;

test('text appended to a node with an id is a delta; the last one says so', () => {
  assert.deepEqual(widgetUpdates(card(note('To')), card(note('Tokyo'))), [
    {
      type: 'widget.streaming_text.value_delta',
      component_id: 'note',
      delta: 'kyo',
      done: false,
    },
  ]);
  const whole = { type: 'Text', id: 't', value: 'ab' } as const;
  const [update] = widgetUpdates(card({ ...whole, value: 'a' }), card(whole));
  assert.ok(update?.type === 'widget.streaming_text.value_delta' && update.done);
});

test('several nodes may grow at once, deep down', () => {
  const tree = (a: string, b: string): WidgetRoot =>
    card({ type: 'Row', children: [note(a), { type: 'Text', id: 't', value: b }] });
  assert.equal(widgetUpdates(tree('a', 'b'), tree('ax', 'by')).length, 2);
});

test('nothing changed is no update', () => {
  assert.deepEqual(widgetUpdates(card(note('a')), card(note('a'))), []);
});

const wholeTrees: [string, WidgetRoot, WidgetRoot][] = [
  ['text that was not appended', card(note('abc')), card(note('xbc'))],
  ['text without an id', card({ type: 'Text', value: 'a' }), card({ type: 'Text', value: 'ab' })],
  ['another id', card(note('a')), card(note('ab', { id: 'other' }))],
  [
    'a title',
    card({ type: 'Title', id: 't', value: 'a' }),
    card({ type: 'Title', id: 't', value: 'ab' }),
  ],
  ['another prop', card(note('a')), card(note('ab', { streaming: false }))],
  ['a node more', card(note('a')), card(note('ab'), { type: 'Divider' })],
  ['a node less', card(note('a'), { type: 'Divider' }), card(note('ab'))],
  ['another root', card(note('a')), { type: 'Basic', children: [note('a')] }],
];
for (const [what, before, after] of wholeTrees) {
  test(`${what} is a whole new tree`, () => {
    assert.deepEqual(widgetUpdates(before, after), [
      { type: 'widget.root.updated', widget: after },
    ]);
  });
}
