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
    await concierge.answered();
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

  it('holds a flight out and back, and books both on their card', async () => {
    const { concierge, complaints, close } = await open();
    const [depart, back] = [inDays(30), inDays(37)];
    await concierge.say(
      `Book me a flight to Tokyo leaving ${depart} and returning ${back} in business`,
    );
    await concierge.part('widget').last().getByRole('button').first().click();
    await concierge.part('widget').nth(1).getByRole('button').nth(1).click();
    await concierge.part('segment-pass').nth(3).waitFor();
    assert.equal(await concierge.part('segment-pass').count(), 4);
    assert.equal(await concierge.part('status').filter({ hasText: 'Held' }).count(), 2);
    await concierge
      .part('confirmation-actions')
      .getByRole('button', { name: 'Book for $' })
      .click();
    await concierge.part('status').filter({ hasText: 'Scheduled' }).nth(3).waitFor();
    await concierge.part('receipt').getByText('Trip booked').waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('shows the seat map, and takes a seat by the arrow keys alone', async () => {
    const { page, concierge, complaints, close } = await open();
    await concierge.say('Show me the seat map');
    const map = concierge.part('widget').last();
    await map.getByRole('button', { name: '14A, window, your seat' }).waitFor();
    await map
      .getByRole('button', { name: /, free/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const chosen = await page.evaluate(() => {
      const root = document.querySelector('openskies-concierge')?.shadowRoot;
      return root?.activeElement?.getAttribute('aria-label') ?? '';
    });
    const [seat = ''] = chosen.split(',');
    assert.match(chosen, /^\d+[A-F], \w+, free/);
    await page.keyboard.press('Enter');
    await concierge.seat('OA476').getByText(seat).waitFor();
    await map.getByRole('button', { name: new RegExp(`^${seat}, .*your seat`) }).waitFor();
    await concierge.answered();
    assert.equal(await map.locator('button:enabled').count(), 0);
    await concierge.part('progress').getByRole('button', { name: /Undo/ }).click();
    await concierge.seat('OA476').getByText('14A').waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('upgrades on the click of its card alone, which names the price', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('Can I upgrade to business?');
    await concierge
      .part('widget')
      .last()
      .getByRole('button', { name: 'Upgrade', exact: true })
      .click();
    const accept = concierge.part('confirmation-actions').getByRole('button', { name: /for \$/ });
    await accept.waitFor();
    assert.match(await concierge.seat('OA476').innerText(), /14A/);
    await accept.click();
    await concierge.part('receipt').waitFor();
    assert.match(await concierge.latestEntry().innerText(), /Upgraded OA476 to business/);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('does three things at once: a list with marks, and a card for what costs', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('Change my seat to 14C on OA476, add a bag and set a vegetarian meal');
    await concierge.seat('OA476').getByText('14C').waitFor();
    await concierge.part('stat').nth(1).getByText('Vegetarian').waitFor();
    await concierge.part('confirmation-actions').waitFor();
    assert.match(await concierge.part('stat').first().innerText(), /\b0\b/);
    await concierge.root.getByText(/Done in \d/).click();
    await concierge.root.getByText('Add one checked bag?').first().waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('shows places to go with pictures of our own server, and flights there', async () => {
    const { concierge, complaints, close } = await open();
    await concierge.say('Where should I go next?');
    const ideas = concierge.part('widget').last();
    const picture = ideas.locator('img').first();
    await picture.waitFor();
    const loaded = await picture.evaluate((image: HTMLImageElement) =>
      image.decode().then(() => image.naturalWidth),
    );
    assert.ok(loaded > 0);
    await ideas.getByRole('button', { name: /Lisbon/ }).click();
    await concierge
      .part('widget')
      .last()
      .getByText(/Flights to Lisbon/)
      .waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('tells of a delayed flight unasked: in the open panel, and on the closed launcher', async () => {
    const { page, concierge, complaints, close } = await open();
    await concierge.say('Hello');
    await page.getByRole('button', { name: 'Delay my flight' }).click();
    await concierge.part('status').filter({ hasText: 'Delayed' }).waitFor();
    await concierge.root
      .getByText(/OA476 to New York is delayed/)
      .first()
      .waitFor();
    await concierge.part('widget').last().getByRole('button', { name: /12:35/ }).click();
    const change = concierge
      .part('confirmation-actions')
      .getByRole('button', { name: 'Change flight' });
    await change.click();
    await concierge.part('receipt').waitFor();

    await page.evaluate(() =>
      document.querySelector('openskies-concierge')?.setAttribute('layout', 'launcher'),
    );
    await concierge.part('launcher').waitFor();
    await page.getByRole('button', { name: 'Delay my flight' }).click();
    await concierge.part('unread').waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  it('says on the other tab of a phone that the concierge spoke', async () => {
    const { page, concierge, close } = await open();
    await page.setViewportSize({ width: 360, height: 740 });
    await concierge.say('Hello');
    await concierge.root.getByRole('tab', { name: 'Your trip' }).click();
    await page.getByRole('button', { name: 'Delay my flight' }).click();
    const chat = concierge.root.getByRole('tab', { name: 'Chat' });
    await chat.locator('[part~="tab-dot"]').waitFor();
    await chat.click();
    await concierge.root
      .getByText(/OA476 to New York is delayed/)
      .first()
      .waitFor();
    assert.equal(await concierge.part('tab-dot').count(), 0);
    await close();
  });

  it('speaks German with who reads German', async () => {
    const visit = await stage.visit('/', { locale: 'de-DE' });
    const concierge = new ConciergePage(visit.page);
    await visit.page.evaluate(() =>
      document.querySelector('openskies-concierge')?.setAttribute('locale', 'de-DE'),
    );
    await concierge.seat('OA476').getByText('14A').waitFor();
    await concierge.say('Please add a checked bag');
    const actions = concierge.part('confirmation-actions');
    await actions.getByRole('button', { name: /35,00/ }).click();
    await concierge.part('receipt').getByText('Gepäckstück hinzugefügt').waitFor();
    assert.match(await concierge.latestEntry().innerText(), /Gepäckstück hinzugefügt, insgesamt 1/);
    assert.deepEqual(visit.complaints, []);
    await visit.close();
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
