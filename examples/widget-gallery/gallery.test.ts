/** The gallery in Chromium: each section in each look, without a complaint, accessible, and asking nothing of any server. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { galleryDrawn, gallerySections } from '../test/gallery-page.ts';
import { layoutShifts } from '../test/layout-shifts.ts';
import { startStage, type Stage } from '../test/stage.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const looks = ['scheme=light&dir=ltr&width=420', 'scheme=dark&dir=rtl&width=360&radius=sharp'];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(node: Element): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const result = await axe.run(document.querySelector('openskies-concierge')!);
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

it('the page names every section', async () => {
  const page = await readFile(new URL('index.html', import.meta.url), 'utf8');
  const ids = [...page.matchAll(/<a href="#(\w+)">/g)].map(([, id]) => id);
  assert.deepEqual(ids, gallerySections);
});

describe('widget gallery', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  for (const look of looks) {
    for (const id of gallerySections) {
      it(`${id} with ${look}`, async () => {
        const options = {
          reducedMotion: 'reduce',
          viewport: { width: 1000, height: 900 },
        } as const;
        const visit = await stage.visit(`/widget-gallery/?${look}#${id}`, options);
        const asked: string[] = [];
        visit.page.on('request', (request) => asked.push(new URL(request.url()).origin));
        await galleryDrawn(visit.page);
        assert.deepEqual(await violations(visit.page), []);
        assert.deepEqual(visit.complaints, []);
        // A generated picture brings its own height; the files come into the composer one by one.
        if (id !== 'answers' && id !== 'composer')
          assert.deepEqual(await layoutShifts(visit.page), []);
        assert.ok(!asked.includes(new URL(stage.apiUrl).origin), 'nothing is asked of a server');
        await visit.close();
      });
    }
  }

  it('answers a click as a server would', async () => {
    const { page, complaints, close } = await stage.visit('/widget-gallery/#lists');
    await galleryDrawn(page);
    await page.getByRole('button', { name: 'Kosher' }).click();
    await page.getByText('"meal":"Kosher"').waitFor();
    await page.getByRole('button', { name: 'Kosher' }).waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await close();
  });

  it('takes the answers to its questions', async () => {
    const { page, close } = await stage.visit('/widget-gallery/#asked');
    await galleryDrawn(page);
    await page.getByRole('radio', { name: 'Business' }).first().check();
    await page.getByRole('button', { name: 'Send answers' }).first().click();
    await page.getByRole('group', { name: 'Which cabin?' }).waitFor({ state: 'detached' });
    await close();
  });

  it('asks, counts down and takes the answer', async () => {
    const { page, complaints, close } = await stage.visit('/widget-gallery/#confirmations');
    await galleryDrawn(page);
    // Looked for from before the click on, each frame: it stands for less than a second.
    const leaving = page.waitForFunction(() => {
      const root = document.querySelector('openskies-concierge')?.shadowRoot;
      return [...(root?.querySelectorAll('button') ?? [])].some(({ textContent }) =>
        textContent.includes('Leaving it…'),
      );
    });
    await page
      .getByRole('group', { name: 'Add one checked bag?' })
      .getByRole('button', { name: 'Not now' })
      .click();
    await leaving;
    await page.getByRole('group', { name: 'Add one checked bag?' }).waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await close();
  });

  it('opens the menus of the composer, accessible each', async () => {
    const { page, complaints, close } = await stage.visit('/widget-gallery/#composer');
    await galleryDrawn(page);
    const menus: [button: string, entry: string][] = [
      ['Tools', 'Look after my bags'],
      ['Model: Quick', 'Thorough Looks further, takes longer'],
    ];
    for (const [button, entry] of menus) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('menuitemradio', { name: entry }).waitFor();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
    }
    const input = page.locator('openskies-composer textarea');
    await input.fill('');
    await input.pressSequentially('@');
    await page.getByRole('option', { name: 'OA476' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await input.fill('');
    await input.pressSequentially('/');
    await page.getByRole('option', { name: /^Help/ }).waitFor();
    assert.deepEqual(await violations(page), []);
    await input.press('Escape');
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.locator('openskies-composer .attachment').first().waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
    await close();
  });

  it('picks a date and a city by keyboard alone', async () => {
    const { page, close } = await stage.visit('/widget-gallery/#fields');
    await galleryDrawn(page);
    const date = page.getByRole('button', { name: 'Depart Thu, Dec 10, 2026' });
    await date.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Thu, Dec 10, 2026', exact: true }).waitFor();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('button', { name: 'Depart Fri, Dec 18, 2026' }).waitFor();
    const city = page.getByRole('combobox', { name: 'City' });
    await city.focus();
    await page.keyboard.type('zur');
    await page.keyboard.press('Enter');
    assert.equal(await city.inputValue(), 'Zürich');
    await close();
  });
});
