import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appendToNode, replaceNode } from './widget-tree.ts';
import type { WidgetNode, WidgetRoot } from './widgets.ts';

const root: WidgetRoot = {
  type: 'Card',
  id: 'root',
  children: [
    { type: 'Title', id: 't', value: 'Notes' },
    { type: 'Row', children: [{ type: 'Markdown', id: 'md', value: 'a' }] },
    { type: 'Transition', children: { type: 'Text', id: 'inner', value: 'a' } },
  ],
};
const other: WidgetNode = { type: 'Text', id: 'md', value: 'other' };

describe('a change of one node', () => {
  it('replaces it, and keeps what is beside the path to it', () => {
    const after = replaceNode(root, 'md', other);
    assert.deepEqual(after.children[1], { type: 'Row', children: [other] });
    assert.equal(after.children[0], root.children[0]);
    assert.equal(after.children[2], root.children[2]);
  });

  it('reaches the root itself', () => {
    const card: WidgetNode = { type: 'Card', id: 'root', children: [] };
    assert.equal(replaceNode(root, 'root', card), card);
  });

  it('reaches the one child of a Transition', () => {
    const after = appendToNode(root, 'inner', 'b');
    const inner = { type: 'Text', id: 'inner', value: 'ab' };
    assert.deepEqual(after.children[2], { type: 'Transition', children: inner });
  });

  it('starts a value that is missing', () => {
    const bare = {
      type: 'Card',
      children: [{ type: 'Markdown', id: 'md' }],
    } as unknown as WidgetRoot;
    assert.deepEqual(appendToNode(bare, 'md', 'x').children[0], {
      type: 'Markdown',
      id: 'md',
      value: 'x',
    });
  });

  it('changes the first of two nodes with the same id', () => {
    const twins: WidgetRoot = { type: 'Basic', children: [other, other] };
    const after = appendToNode(twins, 'md', '!');
    assert.deepEqual(after.children, [{ ...other, value: 'other!' }, other]);
  });

  it('gives the same tree when there is no such node', () => {
    assert.equal(replaceNode(root, 'nowhere', other), root);
    assert.equal(appendToNode(root, 'nowhere', 'x'), root);
  });

  it('gives up on a tree that is deeper than any real one', () => {
    let deep: WidgetRoot = { type: 'Card', id: 'deep', children: [] };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { type: 'Card', children: [deep] };
    assert.equal(appendToNode(deep, 'deep', 'x'), deep);
  });
});
