/** Every flow by keyboard alone, with real keys; what a reader with forced colours, large zoom or a screen reader meets. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ConciergePage } from './test/concierge-page.ts';
import { focusName, tabTo } from './test/keyboard.ts';
import { startStage, type Stage, type Visit } from './test/stage.ts';

describe('the concierge by keyboard', () => {
  let stage: Stage;
  let visit: Visit;
  let page: Page;
  let concierge: ConciergePage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  const open = async (path: string, width = 1280, height = 900): Promise<void> => {
    visit = await stage.visit(path, { viewport: { width, height } });
    ({ page } = visit);
    concierge = new ConciergePage(page);
  };
  const close = async (): Promise<void> => {
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  };

  it('asks by a suggestion, and answers a confirmation', async () => {
    await open('/airline-site/');
    await concierge.part('prompt').first().waitFor();
    await tabTo(page, 'Add a checked bag');
    await page.keyboard.press('Enter');
    await concierge.part('confirmation').waitFor();
    await concierge.answered();
    assert.equal(await focusName(page), 'Message');
    await tabTo(page, /^Add bag/, 'Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    const decline = await focusName(page);
    await page.keyboard.press('Enter');
    await concierge.part('receipt').waitFor();
    await concierge.answered();
    assert.notEqual(await focusName(page), '', `focus is lost after “${decline}”`);
    await close();
  });

  it('chooses in a list, and reads what it did', async () => {
    await open('/airline-site/');
    await concierge.say('Set a meal preference');
    await concierge.part('widget-list').waitFor();
    await tabTo(page, /Vegetarian/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await concierge
      .part('stat-value')
      .getByText(/vegetarian/i)
      .waitFor();
    await concierge.answered();
    assert.notEqual(await focusName(page), '');
    await close();
  });

  it('finds, renames and deletes a conversation', async () => {
    await open('/airline-site/');
    await concierge.say('What seat do I have on OA476?');
    await tabTo(page, 'Conversations', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await concierge.part('history-item').first().waitFor();
    await tabTo(page, /^Rename /);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('My seat');
    await page.keyboard.press('Enter');
    await concierge.part('history-item').getByText('My seat').waitFor();
    assert.notEqual(await focusName(page), '');
    await tabTo(page, 'Delete My seat');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await concierge.part('history-item').getByText('My seat').waitFor({ state: 'detached' });
    assert.notEqual(await focusName(page), '');
    await page.keyboard.press('Escape');
    await concierge.part('history').waitFor({ state: 'detached' });
    assert.equal(await focusName(page), 'Conversations');
    await close();
  });

  it('changes tabs, and refreshes the trip', async () => {
    await open('/airline-site/', 390, 800);
    await concierge.part('prompt').first().waitFor();
    await tabTo(page, 'Chat');
    await page.keyboard.press('ArrowRight');
    await concierge.part('customer-name').waitFor();
    await tabTo(page, 'Refresh');
    await page.keyboard.press('Enter');
    assert.equal(await focusName(page), 'Refresh');
    await close();
  });

  it('opens the launcher, comes round in a sheet, and closes', async () => {
    await open('/playground/?layout=launcher', 390, 800);
    await concierge.part('launcher').waitFor();
    await tabTo(page, 'Open the concierge');
    await page.keyboard.press('Enter');
    await concierge.part('prompt').first().waitFor();
    const inside = new Set<string>();
    for (let press = 0; press < 24; press += 1) {
      await page.keyboard.press('Tab');
      const name = await focusName(page);
      const within = await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.localName === 'openskies-concierge',
      );
      assert.ok(within, `focus went behind the sheet, to ${name}`);
      inside.add(name);
    }
    for (const name of ['Conversations', 'Close', 'Chat', 'Add a checked bag', 'Message']) {
      assert.ok(inside.has(name), `${name} was not reached`);
    }
    await page.keyboard.press('Escape');
    await concierge.part('launcher-panel').waitFor({ state: 'hidden' });
    assert.equal(await focusName(page), 'Open the concierge');
    await close();
  });

  it('speaks a finished message once', async () => {
    await open('/airline-site/');
    await concierge.part('prompt').first().waitFor();
    await concierge.root.evaluate((element) => {
      const said: string[] = ((globalThis as { said?: string[] }).said = []);
      const live = element.shadowRoot!.querySelector('openskies-announcer')!;
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
          for (const node of addedNodes)
            if (node instanceof Element) said.push(node.textContent.trim());
        }
      }).observe(live, { childList: true, subtree: true });
    });
    await concierge.say('What seat do I have on OA476?');
    const said = await page.evaluate(() => (globalThis as { said?: string[] }).said!);
    assert.equal(said.filter((sentence) => sentence.includes('14A')).length, 1, said.join(' | '));
    await close();
  });

  it('reflows at 400 % without a second scrollbar', async () => {
    await open('/playground/?layout=launcher', 320, 256);
    await concierge.part('launcher').waitFor();
    await concierge.part('launcher').click();
    await concierge.part('composer-input').waitFor();
    await concierge.say('Cancel my trip');
    const boxes = await concierge.root.evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll('*')]
        .filter((node) =>
          /auto|scroll/.test(getComputedStyle(node).overflowX + getComputedStyle(node).overflowY),
        )
        .filter((node) => node.scrollWidth > node.clientWidth + 1)
        .map((node) => `${node.localName}.${node.className}`),
    );
    assert.deepEqual(boxes, []);
    const composer = (await concierge.part('composer-input').boundingBox())!;
    assert.ok(composer.y + composer.height <= 256, 'the composer is in sight');
    const list = (await concierge.part('message-list').boundingBox())!;
    assert.ok(list.height >= 96, `${list.height} px are left to read in`);
    await close();
  });
});
