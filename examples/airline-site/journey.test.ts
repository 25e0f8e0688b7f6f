/** The seed's journey on the demo site, as a customer lives it: by mouse, by keyboard alone, and across a restart. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from '../test/concierge-page.ts';
import { startStage, type Stage } from '../test/stage.ts';

describe('the demo airline site', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  async function open() {
    const visit = await stage.visit('/');
    const concierge = new ConciergePage(visit.page);
    await concierge.seat('OA476').getByText('14A').waitFor();
    return { ...visit, concierge };
  }

  it('changes a seat by mouse, and the panel shows it with a green entry, without a reload', async () => {
    const { page, concierge, complaints, close } = await open();
    await concierge.part('composer-input').click();
    await page.keyboard.type('Can I change my seat on flight OA476 to 12C?');
    await concierge.part('send').click();
    await concierge.answered();
    await concierge.seat('OA476').getByText('12C').waitFor();
    const entry = concierge.latestEntry();
    assert.match(await entry.innerText(), /Seat changed on OA476 from 14A to 12C\./);
    assert.equal(await entry.locator('[part~="kind-success"]').count(), 1);
    assert.match(await concierge.part('progress').last().innerText(), /Seat changed on OA476/);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('changes a seat by keyboard alone', async () => {
    const { page, concierge, complaints, close } = await open();
    await tabUntil(page, 'composer-input');
    await page.keyboard.type('Can I change my seat on flight OA476 to 12C?');
    await page.keyboard.press('Enter');
    await concierge.answered();
    await concierge.seat('OA476').getByText('12C').waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('adds a bag only on the click of the card, which names its price', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('Please add a checked bag');
    assert.match(await concierge.part('stat').first().innerText(), /\b0\b/);
    await concierge.say('yes, do it');
    assert.match(await concierge.part('stat').first().innerText(), /\b0\b/);
    await concierge
      .part('confirmation-actions')
      .getByRole('button', { name: /\$35\.00/ })
      .click();
    await concierge.part('stat').first().getByText('1', { exact: true }).waitFor();
    await concierge.part('receipt').waitFor();
    assert.match(await concierge.latestEntry().innerText(), /Checked bag added/);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('keeps the trip when the customer says so, and cancels it on the next card', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('Something came up. Please cancel my trip');
    await concierge.part('confirmation-actions').getByRole('button', { name: 'Keep trip' }).click();
    await concierge.part('receipt').waitFor();
    assert.equal(await concierge.part('status').filter({ hasText: 'Cancelled' }).count(), 0);
    await concierge.say('I do have to cancel my trip after all');
    await concierge
      .part('confirmation-actions')
      .getByRole('button', { name: 'Cancel trip' })
      .click();
    await concierge.part('status').filter({ hasText: 'Cancelled' }).nth(1).waitFor();
    assert.equal(await concierge.latestEntry().locator('[part~="kind-warning"]').count(), 1);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('sets a meal from the list, once', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('I would like to set my meal preference');
    await concierge.part('widget').getByRole('button', { name: 'Kosher' }).click();
    await concierge.part('stat').nth(1).getByText('Kosher', { exact: false }).waitFor();
    assert.equal(await concierge.part('widget').last().getByRole('button').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('records assistance', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('I need a wheelchair to the gate');
    await concierge
      .part('stat')
      .nth(2)
      .getByText(/wheelchair/i)
      .waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('holds a flight out and back', async () => {
    const { concierge, complaints, close } = await open();
    const [depart, back] = [inDays(30), inDays(37)];
    await concierge.say(
      `Book me a flight to Tokyo leaving ${depart} and returning ${back} in business`,
    );
    await concierge.part('widget').last().getByRole('button').first().click();
    await concierge.part('widget').nth(1).getByRole('button').nth(1).click();
    await concierge.part('segment-pass').nth(3).waitFor();
    assert.equal(await concierge.part('segment-pass').count(), 4);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('names the thread, lists it, and opens it again after a restart of the server', async () => {
    const { page, concierge, close } = await open();
    await concierge.say('Move me to 12C on OA476');
    await stage.restartServer('SIGKILL');
    await page.reload();
    await concierge.part('user-message').getByText('Move me to 12C on OA476').waitFor();
    await concierge.seat('OA476').getByText('12C').waitFor();
    await concierge.root.getByRole('button', { name: 'Conversations' }).click();
    await concierge.part('history-item').filter({ hasText: /seat/i }).first().waitFor();
    await close();
  });
});

async function tabUntil(page: import('playwright-core').Page, part: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('part') ?? '';
    });
    if (focused.split(' ').includes(part)) return;
  }
  throw new Error(`Tab never reached the part ${part}`);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
