/** The playground: what is chosen is shown at once, stands in the address and in the snippet. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from '../test/concierge-page.ts';
import { startStage, type Stage } from '../test/stage.ts';

describe('the playground', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  it('tries tokens, language, layout and data source, and writes the snippet', async () => {
    const { page, complaints, close } = await stage.visit('/playground/?locale=de');
    const concierge = new ConciergePage(page);
    const snippet = page.locator('.snippet');
    await concierge.part('section-title').getByText('Kommende Reise').waitFor();
    await page.locator('[name="accent"]').fill('#b4531f');
    await page.locator('[name="source"]').selectOption('page');
    await concierge.part('customer-name').getByText('Priya Natarajan').waitFor();
    assert.match(await snippet.innerText(), /--openskies-color-accent: #b4531f;/);

    await page.locator('[name="layout"]').selectOption('launcher');
    await concierge.part('launcher').click();
    await concierge.part('composer-input').waitFor();
    assert.match(await snippet.innerText(), /layout="launcher"\n {2}locale="de"/);
    await page.locator('.events').getByText('open-change {"open":true}').waitFor();
    await page.keyboard.press('Escape');
    await concierge.part('launcher-panel').waitFor({ state: 'hidden' });

    await page.locator('[name="layout"]').selectOption('sidebar');
    await concierge.part('composer-input').waitFor();
    await page.locator('.opener').click();
    await concierge.part('launcher-panel').waitFor({ state: 'hidden' });
    await page.locator('.opener').click();
    await concierge.part('composer-input').waitFor();
    await page.locator('[name="push"]').check();
    await page.locator('body > openskies-concierge').waitFor({ state: 'attached' });
    // What only the sidebar knows moves no other layout out of its box.
    await page.locator('[name="layout"]').selectOption('inline');
    await page.locator('.stage > openskies-concierge').waitFor();
    // What fills the window fills the stage here: the controls stay in reach.
    await page.locator('[name="layout"]').selectOption('fullscreen');
    const stageBox = await page.locator('.stage').boundingBox();
    assert.deepEqual(await concierge.part('concierge').boundingBox(), stageBox);
    await page.locator('[name="layout"]').selectOption('launcher');

    await page.reload();
    await concierge.part('launcher').waitFor();
    assert.equal(await page.locator('[name="accent"]').inputValue(), '#b4531f');
    await page.locator('[type="reset"]').click();
    await concierge.part('customer-name').getByText('Jordan Miles').waitFor();
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual(complaints, []);
    await close();
  });

  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1280, 900],
    [1920, 1080],
  ] as const) {
    it(`shows what each control does beside it, ${width} px wide`, async () => {
      const { page, close } = await stage.visit('/playground/', { viewport: { width, height } });
      const concierge = new ConciergePage(page);
      await concierge.part('composer-input').waitFor();
      for (const control of ['[name="panels"]', '[name="accent"]', '[name="source"]']) {
        await page.locator(control).focus(); // as the keyboard does: it scrolls into view
        const seen = await page.evaluate((selector) => {
          const shown = document.querySelector('.stage')!.getBoundingClientRect();
          const control = document.querySelector(selector)!.getBoundingClientRect();
          const { left, top } = control;
          const atControl = document.elementFromPoint(left + 4, top + control.height / 2);
          const inView = Math.min(innerHeight, shown.bottom) - Math.max(0, shown.top);
          return { inView, isFree: atControl === document.querySelector(selector) };
        }, control);
        assert.ok(seen.inView > 300, `${seen.inView} px of the concierge beside ${control}`);
        assert.ok(seen.isFree, `${control} lies under something`);
      }
      await close();
    });
  }

  for (const width of [768, 1280]) {
    it(`keeps snippet and events free of an open sidebar, ${width} px wide`, async () => {
      const viewport = { width, height: 900 };
      const { page, close } = await stage.visit('/playground/?layout=sidebar', { viewport });
      const concierge = new ConciergePage(page);
      await concierge.part('composer-input').waitFor();
      await page.waitForFunction(() => {
        const panel = document
          .querySelector('openskies-concierge')!
          .shadowRoot!.querySelector('[part~="launcher-panel"]');
        return panel!.getBoundingClientRect().right <= innerWidth;
      });
      const panel = (await concierge.part('launcher-panel').boundingBox())!;
      const aside = (await page.locator('aside').boundingBox())!;
      assert.ok(aside.x + aside.width <= panel.x, `${aside.x + aside.width} > ${panel.x}`);
      await close();
    });
  }
});
