/** Every example opens, answers a message, and raises no complaint. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from './test/concierge-page.ts';
import { startStage, type Stage } from './test/stage.ts';

const examples = [
  'airline-site',
  'script-tag',
  'partner-theme',
  'own-customer-data',
  'npm-vite',
  'react',
  'playground',
];

describe('examples', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  for (const example of examples) {
    it(`${example}: answers a message without a console error or a third-party request`, async () => {
      const { page, complaints, close } = await stage.visit(`/${example}/`);
      const concierge = new ConciergePage(page);
      await concierge.say('What seat do I have on OA476?');
      assert.match(await concierge.lastAnswer(), /14A/);
      assert.deepEqual(complaints, []);
      await close();
    });

    it(`${example}: nothing reaches past the edge of a phone`, async () => {
      const viewport = { width: 360, height: 740 };
      const { page, close } = await stage.visit(`/${example}/`, { viewport });
      await page.locator('openskies-concierge').first().locator('[part~="header"]').waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      await close();
    });
  }

  it('host-login: without its backend it says what to run, on a phone too', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, close } = await stage.visit('/host-login/', { viewport });
    const command = await page.locator('#alone code').innerText();
    const readme = await readFile(new URL('host-login/README.md', import.meta.url), 'utf8');
    assert.ok(readme.includes(`\`${command}\``), command);
    for (const useless of ['nav', 'openskies-concierge']) {
      assert.equal(await page.locator(useless).isVisible(), false, useless);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await close();
  });
});
