import { expect } from '@open-wc/testing';
import type { Entry } from './entries.ts';
import { toStretches, type Stretch } from './stretches.ts';

const entry = (key: string): Entry =>
  key.startsWith('day')
    ? { kind: 'day', key, iso: '2026-12-03', tight: false }
    : { kind: 'stopped', key, tight: false };
const list = (...keys: string[]): Entry[] => keys.map(entry);
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `item ${from + index}`);
const shape = (stretches: Stretch[]) =>
  stretches.map(({ id, entries }) => [id, entries[0]!.key, entries.length]);

describe('stretches of the message list', () => {
  const first = toStretches(list('day', ...numbered(0, 30)), []);

  it('are filled from above', () => {
    expect(shape(first)).to.deep.equal([
      [0, 'day', 20],
      [1, 'item 19', 11],
    ]);
  });

  it('keep what is in them while more comes below', () => {
    const next = toStretches(list('day', ...numbered(0, 45)), first);
    expect(shape(next)).to.deep.equal([
      [0, 'day', 20],
      [1, 'item 19', 20],
      [2, 'item 39', 6],
    ]);
  });

  it('keep what is in them while more comes above, and the day moves up', () => {
    const next = toStretches(list('day', ...numbered(-30, 30)), first);
    expect(shape(next)).to.deep.equal([
      [-2, 'day', 11],
      [-1, 'item -20', 20],
      [0, 'item 0', 19],
      [1, 'item 19', 11],
    ]);
  });

  it('keep what is in them while more comes in between', () => {
    const [early, late] = [numbered(0, 18), 'item 18'];
    let next = toStretches(list('day', ...early, late), []);
    for (const more of [['one'], ['one', 'two'], ['one', 'two', 'three']]) {
      next = toStretches(list('day', ...early, ...more, late), next);
    }
    expect(shape(next)).to.deep.equal([[0, 'day', 23]]);
  });

  it('keep the order of the list when something moves to the end', () => {
    const moved = list('day', ...numbered(1, 30), 'item 0');
    const next = toStretches(moved, first);
    expect(next.flatMap(({ entries }) => entries)).to.deep.equal(moved);
    expect(shape(next)).to.deep.equal([
      [0, 'day', 19],
      [1, 'item 19', 12],
    ]);
  });

  it('begin anew with another conversation', () => {
    expect(shape(toStretches(list('other'), first))).to.deep.equal([[0, 'other', 1]]);
  });
});
