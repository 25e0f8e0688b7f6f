import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { drawRows } from './keyed-rows.ts';

describe('keyed rows', () => {
  let list: HTMLElement;
  beforeEach(() => {
    list = document.createElement('ul');
    document.body.append(list);
  });
  afterEach(() => list.remove());

  const draw = (keys: string, look = 'row') =>
    drawRows(
      list,
      'row',
      [...keys].map((key) => ({ key, look, content: html`<b>${key}</b>` })),
    );
  const drawn = () => list.textContent.replace(/\s/g, '');
  /** How many nodes come and go. */
  const moved = (act: () => void): number => {
    const observer = new MutationObserver(() => undefined);
    observer.observe(list, { childList: true });
    act();
    return observer
      .takeRecords()
      .reduce(
        (sum, { addedNodes, removedNodes }) => sum + addedNodes.length + removedNodes.length,
        0,
      );
  };

  it('touches no other row when one comes first, in between or last', () => {
    draw('bd');
    const [b, d] = list.children;
    expect(moved(() => draw('abcde'))).to.equal(3);
    expect(drawn()).to.equal('abcde');
    expect([list.children[1], list.children[3]]).to.deep.equal([b, d]);
  });

  it('touches no other row when some go', () => {
    draw('abcde');
    expect(moved(() => draw('bd'))).to.equal(3);
    expect(drawn()).to.equal('bd');
  });

  it('follows another order', () => {
    draw('abc');
    const nodes = new Map([...list.children].map((node) => [node.textContent, node]));
    draw('cab');
    expect(drawn()).to.equal('cab');
    for (const node of list.children) expect(nodes.get(node.textContent)).to.equal(node);
  });

  it('keeps apart what says the same, and writes looks and content anew', () => {
    draw('aab');
    expect(drawn()).to.equal('aab');
    const [first] = list.children;
    expect(moved(() => draw('aab', 'row added'))).to.equal(0);
    expect(list.children[0]).to.equal(first);
    expect(first!.className).to.equal('row added');
    expect(first!.getAttribute('part')).to.equal('row');
    draw('ab');
    expect(drawn()).to.equal('ab');
    draw('');
    expect(list.children).to.have.length(0);
  });
});
