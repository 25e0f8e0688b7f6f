/** Each of the six ways shows its own customer, and what the desk changes where it can. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from '../test/concierge-page.ts';
import { startStage, type Stage } from '../test/stage.ts';

const partner = 'Harbour Club Silver';
const ways: [way: string, tier: string, seat: string, flight: string, afterDesk: string | null][] =
  [
    ['1-property', partner, '7D', 'HB210', '2A'],
    ['2-source', partner, '7D', 'HB210', '2A'],
    ['3-event', partner, '7D', 'HB210', '2A'],
    ['4-address', partner, '7D', 'HB210', null],
    ['5-inline', partner, '7D', 'HB210', '2A'],
    ['6-server', 'Aviator Platinum', '14A', 'OA476', null],
  ];

describe('own customer data', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  for (const [way, tier, seat, flight, afterDesk] of ways) {
    it(`${way} shows its customer and follows the desk where it can`, async () => {
      const { page, complaints, close } = await stage.visit('/own-customer-data/');
      await page.check(`input[value="${way}"]`);
      const concierge = new ConciergePage(page);
      await concierge.part('tier-badge').filter({ hasText: tier }).waitFor();
      await concierge.seat(flight).filter({ hasText: seat }).waitFor();
      assert.equal(await page.isVisible('#desk'), afterDesk !== null);
      if (afterDesk) {
        await page.click('#desk');
        await concierge.seat(flight).filter({ hasText: afterDesk }).waitFor();
      }
      assert.deepEqual(complaints, []);
      await close();
    });
  }

  it('suggests only what the demo server can do, whose booking is another', async () => {
    const { page, close } = await stage.visit('/own-customer-data/');
    const concierge = new ConciergePage(page);
    await concierge.seat('HB210').waitFor();
    const prompts = concierge.part('prompt');
    const said = await prompts.allInnerTexts();
    assert.ok(said.length > 1 && said.every((text) => !text.includes('HB210')), said.join(', '));
    for (const text of said) {
      await concierge.button(text.trim()).click();
      await concierge.answered();
      assert.doesNotMatch(await concierge.lastAnswer(), /not on the itinerary|not understand/);
      await concierge.button('New conversation').first().click();
    }
    await close();
  });

  it('never moves a flight to another day, wherever the reader is', async () => {
    for (const timezoneId of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const { page, close } = await stage.visit('/own-customer-data/', { timezoneId });
      const meta = await new ConciergePage(page).part('segment-meta').innerText();
      assert.match(meta, /Thu, Mar 4/, timezoneId);
      await close();
    }
  });

  it('marks what the desk changed where the customer looks, and tells a screen reader', async () => {
    const { page, close } = await stage.visit('/own-customer-data/', {
      viewport: { width: 760, height: 900 },
    });
    const concierge = new ConciergePage(page);
    await concierge.part('tab').first().waitFor();
    await page.click('#desk');
    await concierge.part('tab-dot').waitFor();
    await concierge.root.getByText('Seat on HB210 changed from 7D to 2A.').waitFor({
      state: 'attached',
    });
    await concierge.part('tab').last().click();
    await concierge.part('seat-changed').waitFor();
    assert.equal(await concierge.part('seat-was').innerText(), 'was 7D');
    assert.equal(await concierge.part('tab-dot').count(), 0);
    await concierge.part('seat-changed').waitFor({ state: 'detached' });
    await close();
  });
});
