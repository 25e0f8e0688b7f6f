/** Every example opens, answers a message, and raises no complaint. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from './test/concierge-page.ts';
import { layoutShifts } from './test/layout-shifts.ts';
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

it('the airline site leads to every example', async () => {
  const site = await readFile(new URL('airline-site/index.html', import.meta.url), 'utf8');
  const folders = globSync('*/index.html', { cwd: import.meta.dirname }).map((path) =>
    dirname(path),
  );
  assert.deepEqual(
    folders.filter((name) => name !== 'airline-site' && !site.includes(`href="../${name}/"`)),
    [],
  );
});

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

  for (const example of [...examples, 'layouts', 'widget-gallery']) {
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ] as const) {
      it(`${example}: nothing shifts while it loads, ${width} px wide`, async () => {
        const viewport = { width, height };
        const { page, close } = await stage.visit(`/${example}/`, { viewport });
        await page.waitForLoadState('networkidle');
        assert.deepEqual(await layoutShifts(page), []);
        await close();
      });
    }
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
