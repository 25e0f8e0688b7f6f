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

const folders = globSync('*/index.html', { cwd: import.meta.dirname })
  .map((path) => dirname(path))
  .filter((name) => name !== 'airline-site');

it('the airline site leads to every example', async () => {
  const site = await readFile(new URL('airline-site/index.html', import.meta.url), 'utf8');
  assert.deepEqual(
    folders.filter((name) => !site.includes(`href="../${name}/"`)),
    [],
  );
});

it('every example leads back to the airline site', async () => {
  const leadsBack = async (name: string) => {
    const paths = globSync(`${name}/{index.html,src/main.tsx}`, { cwd: import.meta.dirname });
    const texts = paths.map((path) => readFile(new URL(path, import.meta.url), 'utf8'));
    return (await Promise.all(texts)).some((text) => text.includes('href="../airline-site/"'));
  };
  const without: string[] = [];
  for (const name of folders) if (!(await leadsBack(name))) without.push(name);
  assert.deepEqual(without, []);
});

describe('examples', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  it('the front page is the airline site, whatever a link adds to its address', async () => {
    const { page, close } = await stage.visit('/?utm_source=newsletter');
    assert.match(page.url(), /\/airline-site\/\?utm_source=newsletter$/);
    await page.locator('openskies-concierge').first().locator('[part~="header"]').waitFor();
    await close();
  });

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
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }
      await close();
    });
  }

  for (const example of ['script-tag', 'npm-vite', 'react']) {
    it(`${example}: ends where the window ends`, async () => {
      const { page, close } = await stage.visit(`/${example}/`);
      const element = page.locator('openskies-concierge');
      await element.locator('[part~="header"]').waitFor();
      for (const [width, height] of [
        [1280, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        const box = (await element.boundingBox())!;
        assert.equal(box.y + box.height, height);
      }
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

  it('airline-site: the buttons of its header stand apart, in one row, at every width', async () => {
    const { page, close } = await stage.visit('/');
    for (const width of [360, 600, 720, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      const { gap, edge, label } = await page.evaluate(() => {
        const box = (name: string) => document.querySelector(name)!.getBoundingClientRect();
        const toggle = box('.theme-toggle');
        return {
          gap: toggle.left - box('.delay').right,
          edge: innerWidth - toggle.right,
          label: box('.delay-label').height,
        };
      });
      assert.ok(gap >= 8 && gap <= 12, `${gap} px between them, ${width} px wide`);
      assert.ok(edge >= 16, `${edge} px to the edge, ${width} px wide`);
      assert.ok(label < 24, `a label of ${label} px, ${width} px wide`);
    }
    await close();
  });

  it('airline-site: has the chosen scheme before its script comes', async () => {
    const { page, close } = await stage.visit('/');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await page.route('**/*.js', (route) => route.abort());
    await page.reload();
    const ground = () => getComputedStyle(document.body).backgroundColor;
    assert.equal(await page.evaluate(ground), 'rgb(11, 14, 20)');
    await close();
  });

  it('airline-site: the list of examples closes with Escape and with a click elsewhere', async () => {
    const { page, close } = await stage.visit('/');
    const summary = page.locator('.examples summary');
    const link = page.getByRole('link', { name: 'Playground' });
    await summary.click();
    await link.focus();
    await page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    assert.equal(await summary.evaluate((node) => node === document.activeElement), true);
    await summary.click();
    await link.waitFor();
    await new ConciergePage(page).part('composer-input').click();
    await link.waitFor({ state: 'hidden' });
    await close();
  });

  for (const example of ['npm-vite', 'react']) {
    it(`${example}: the concierge stays where it is on a phone, whatever the page says of it`, async () => {
      const viewport = { width: 360, height: 740 };
      const { page, close } = await stage.visit(`/${example}/`, { viewport });
      const concierge = new ConciergePage(page);
      const top = () => concierge.root.evaluate((node) => node.getBoundingClientRect().top);
      const before = await top();
      await page.locator('output, #status').evaluate((node) => {
        node.textContent = 'The concierge is writing a long answer';
      });
      assert.deepEqual([await top(), before < 60], [before, true]);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      await close();
    });
  }

  // The playground's own controls choose the scheme.
  for (const example of folders.filter((name) => name !== 'playground')) {
    it(`${example}: the page is dark where the system is`, async () => {
      const { page, close } = await stage.visit(`/${example}/`, { colorScheme: 'dark' });
      const ground = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.backgroundColor = 'Canvas';
        return getComputedStyle(probe).backgroundColor;
      });
      assert.equal(ground, 'rgb(18, 18, 18)');
      await close();
    });
  }

  it('host-login: without its backend it says what to run, on a phone too', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, complaints, close } = await stage.visit('/host-login/', { viewport });
    const command = await page.locator('#alone code').innerText();
    const readme = await readFile(new URL('host-login/README.md', import.meta.url), 'utf8');
    assert.ok(readme.includes(`\`${command}\``), command);
    for (const useless of ['nav', 'openskies-concierge']) {
      assert.equal(await page.locator(useless).isVisible(), false, useless);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    assert.deepEqual(complaints, []);
    await close();
  });
});
