import { expect, fixture, html } from '@open-wc/testing';
import { heading } from './heading.ts';

describe('heading', () => {
  it('takes the level that the page chose, and stays within one to six', async () => {
    for (const [level, tag] of [
      [0, 'h1'],
      [1, 'h1'],
      [2, 'h2'],
      [3, 'h3'],
      [4, 'h4'],
      [5, 'h5'],
      [6, 'h6'],
      [9, 'h6'],
    ] as const) {
      const box = await fixture(html`<div>${heading(level, 'section-title', 'Trip')}</div>`);
      const [title] = box.children;
      expect(title!.localName).to.equal(tag);
      expect(title!.getAttribute('part')).to.equal('section-title');
      expect(title!.hasAttribute('id')).to.equal(false);
    }
  });
});
