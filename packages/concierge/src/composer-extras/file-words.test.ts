import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { cutName } from './file-words.ts';

describe('the name of a file', () => {
  it('may lose its beginning where space is short, and never its ending', () => {
    for (const [name, tail] of [
      ['visa.pdf', 'isa.pdf'],
      ['boarding-pass-2026-12-03.pdf', '-03.pdf'],
      ['a.png', 'a.png'],
    ] as const) {
      const place = document.createElement('div');
      render(cutName(name), place);
      const shown = place.querySelector('.name')!;
      const head = shown.querySelector('.head')!.textContent;
      expect(shown.textContent).to.equal(name);
      expect(name.slice(head.length)).to.equal(tail);
    }
  });
});
