import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../test/define-conversation.ts';
import { createStage, type Stage } from '../test/stage.ts';

describe('a quote above what the customer wrote', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.remove());

  it('has its bar at the end of the line, whichever way its own words run', async () => {
    for (const [dir, side] of [
      ['ltr', 'borderRightWidth'],
      ['rtl', 'borderLeftWidth'],
    ] as const) {
      stage.element.dir = dir;
      for (const words of ['Seat 12C is yours.', 'המושב שלך הוא 12C']) {
        await stage.show(
          html`<openskies-user-message
            .content=${[{ type: 'input_text', text: 'Thanks' }]}
            .quotedText=${words}
          ></openskies-user-message>`,
        );
        const quote = stage.root.querySelector('.quote')!;
        expect(quote.textContent.trim()).to.equal(words);
        expect(getComputedStyle(quote)[side], `${words} in ${dir}`).to.equal('2px');
      }
    }
  });
});
