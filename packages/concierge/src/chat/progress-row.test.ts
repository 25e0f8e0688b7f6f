import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../define.ts';
import '../test/define-conversation.ts';
import { createStage, type Stage } from '../test/stage.ts';

describe('the progress row', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await createStage()));
  afterEach(() => stage.remove());

  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const undo = () => stage.root.querySelector('openskies-undo');

  it('has a place for the way back while what was done is new', async () => {
    const show = (ago: number) =>
      stage.show(
        html`<openskies-progress-row
          label="Seat changed on OA476"
          done
          .undo=${{ effect_id: 'und_1', created_at: at(-ago), expires_at: at(30_000 - ago) }}
        ></openskies-progress-row>`,
      );
    await show(1000);
    expect(undo()).to.have.property('effectId', 'und_1');
    await show(2 * 60 * 60_000);
    expect(undo()).to.equal(null);
  });

  it('is one line with or without it', async () => {
    await stage.show(html`<openskies-progress-row label="Done" done></openskies-progress-row>`);
    const row = stage.root.querySelector('openskies-progress-row')!;
    expect(row.getBoundingClientRect().height).to.equal(24);
    expect(undo()).to.equal(null);
  });
});
