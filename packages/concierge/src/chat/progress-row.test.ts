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
  const show = (from: number, until: number, undone: () => void = () => undefined) =>
    stage.show(
      html`<openskies-progress-row
        label="Seat changed on OA476"
        done
        .doneAt=${at(from)}
        .undo=${{ effect_id: 'und_1', expires_at: at(until) }}
        @undo=${undone}
      ></openskies-progress-row>`,
    );
  const button = () => stage.root.querySelector('button');

  it('offers to take back what was done', async () => {
    let undone = 0;
    await show(0, 30_000, () => undone++);
    expect(button()?.getAttribute('aria-label')).to.equal('Undo: Seat changed on OA476');
    expect(button()?.textContent?.trim()).to.equal('Undo');
    button()?.click();
    expect(undone).to.equal(1);
  });

  it('offers it no longer when the time is over', async () => {
    await show(-60_000, -30_000);
    expect(button()).to.equal(null);
  });

  it('takes the button away in time', async () => {
    await show(-29_900, 100);
    expect(button()).not.to.equal(null);
    const row = stage.root.querySelector('openskies-progress-row')!;
    await new Promise<void>((resolve) => {
      new MutationObserver(() => !button() && resolve()).observe(row, {
        childList: true,
        subtree: true,
      });
    });
  });
});
