/**
 * Every type of the protocol, drawn by the whole element from what a server sends, or sent by it: one proof each. What was
 * proven is compared with `drawn-types.json`, from which docs/protocol.md has its column. `WRITE_DRAWN=1` writes that file.
 */
import { expect } from '@open-wc/testing';
import { eventProofs, updateProofs } from './every-type/events.ts';
import { itemProofs, questionProofs, sourceProofs, taskProofs } from './every-type/items.ts';
import { requestProofs } from './every-type/requests.ts';
import { finds, sees, stored, widget, type Proofs } from './every-type/stage.ts';
import { widgetProofs } from './every-type/widgets.ts';
import { cleanUp } from './scripted.ts';

const proofs: Record<string, Proofs> = {
  request: requestProofs,
  event: eventProofs,
  update: updateProofs,
  item: itemProofs,
  task: taskProofs,
  source: sourceProofs,
  question: questionProofs,
  widget: Object.fromEntries(
    Object.entries(widgetProofs).map(([type, { tree, selector, words }]) => [
      type,
      async () => {
        const element = await stored([widget(tree)]);
        await finds(element, `openskies-widget ${selector}`);
        if (words) await sees(element, words);
      },
    ]),
  ),
};

describe('the element draws or sends', () => {
  const proven: Record<string, string[]> = {};
  afterEach(cleanUp);

  for (const [kind, types] of Object.entries(proofs)) {
    for (const [type, prove] of Object.entries(types)) {
      it(`${kind} ${type}`, async () => {
        await prove();
        (proven[kind] ??= []).push(type);
      });
    }
  }

  it('what drawn-types.json says', async () => {
    const written = await fetch('/__scripted/written/drawn-types', {
      method: 'POST',
      body: JSON.stringify(proven),
    });
    expect(await written.json()).to.deep.equal(proven);
  });
});
