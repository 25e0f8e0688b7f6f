import { expect, fixture, html } from '@open-wc/testing';
import { rich } from './rich-text.ts';

describe('rich text', () => {
  it('puts marked-up values where the sentence wants them', async () => {
    const values = { done: html`<b>18</b>`, goal: 32 };
    const box = await fixture(html`<p>${rich('{goal} gesamt, davon {done}', values)}</p>`);
    expect(box.textContent).to.equal('32 gesamt, davon 18');
    expect(box.querySelector('b')!.textContent).to.equal('18');
  });

  it('leaves a value that it was not given as it is written', async () => {
    const box = await fixture(html`<p>${rich('was {value}', {})}</p>`);
    expect(box.textContent).to.equal('was {value}');
  });
});
