/** Each layout as a visitor has it: by mouse and keyboard in a wide window, by touch on a phone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OpenskiesConcierge } from '@openskies/concierge';
import { ConciergePage } from '../test/concierge-page.ts';
import { startStage, type Stage } from '../test/stage.ts';

const layouts = ['launcher', 'sidebar', 'fullscreen', 'inline'];
const phone = {
  viewport: { width: 390, height: 780 },
  isMobile: true,
  hasTouch: true,
  reducedMotion: 'reduce',
} as const;

describe('the layouts on a page', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  for (const layout of layouts) {
    it(`${layout}: answers on a phone, with every slot filled`, async () => {
      const { page, complaints, close } = await stage.visit(
        `/layouts/?layout=${layout}&slots`,
        phone,
      );
      const concierge = new ConciergePage(page);
      if (layout === 'launcher') await concierge.part('launcher').tap();
      if (layout === 'sidebar') await page.getByRole('button', { name: 'Ask the concierge' }).tap();
      await concierge.say('What seat do I have on OA476?');
      assert.match(await concierge.lastAnswer(), /14A/);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
      const { bottom } = await concierge
        .part('composer')
        .evaluate((node) => node.getBoundingClientRect());
      assert.ok(bottom <= 780, `the composer ends at ${bottom}`);
      assert.deepEqual(complaints, []);
      await close();
    });
  }

  it('methods throw nothing into the page where the layout’s part cannot be fetched, and work once it can', async () => {
    const { page, close } = await stage.visit('/script-tag/');
    const part = /openskies-concierge\/conversation-/;
    await page.route(part, (route) => route.abort());
    await page.reload();
    const concierge = new ConciergePage(page);
    await concierge.part('composer-input').waitFor();
    const codes = await concierge.root.evaluate(async (node) => {
      const element = node as OpenskiesConcierge;
      const seen: string[] = [];
      element.addEventListener('openskies-error', ({ detail }) => seen.push(detail.error.code));
      element.layout = 'launcher';
      await element.show();
      await element.stop();
      return seen;
    });
    assert.deepEqual(codes, ['network.unreachable', 'network.unreachable']);
    await page.unroute(part);
    await concierge.root.evaluate((node) => (node as OpenskiesConcierge).show());
    await concierge.part('start').waitFor();
    await close();
  });

  for (const layout of ['launcher', 'sidebar', 'fullscreen']) {
    it(`${layout}: nothing stands under a phone’s notch or its bar`, async () => {
      const { page, close } = await stage.visit(`/layouts/?layout=${layout}`, phone);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setSafeAreaInsetsOverride', {
        insets: { top: 47, bottom: 34 },
      });
      const concierge = new ConciergePage(page);
      await concierge.root.evaluate((element) =>
        (element as HTMLElement & { show(): unknown }).show(),
      );
      await concierge.part('start').waitFor();
      const box = (name: string) =>
        concierge
          .part(name)
          .first()
          .evaluate((node) => node.getBoundingClientRect());
      assert.equal((await box('header')).top, 47);
      assert.equal((await box('composer-area')).bottom, 780 - 34);
      await close();
    });
  }

  it('launcher: the keyboard alone opens it, reads the news and comes back', async () => {
    const { page, complaints, close } = await stage.visit('/layouts/?layout=launcher');
    const concierge = new ConciergePage(page);
    const launcher = concierge.part('launcher');
    await launcher.focus();
    await page.keyboard.press('Enter');
    await concierge.say('What seat do I have on OA476?');
    await page.keyboard.press('Escape');
    await concierge.part('launcher-panel').waitFor({ state: 'hidden' });
    const inside = () =>
      concierge.root.evaluate((element) => element.shadowRoot?.activeElement?.className);
    assert.equal(await inside(), 'launcher');
    await concierge.root.evaluate((element) =>
      (element as HTMLElement & { sendUserMessage(message: object): unknown }).sendUserMessage({
        text: 'What seat do I have on OA477?',
      }),
    );
    await concierge.part('unread').getByText('1').waitFor();
    await concierge.part('teaser').getByText('15C').waitFor();
    await page.keyboard.press('Enter');
    await concierge.part('unread').waitFor({ state: 'detached' });
    assert.match(String(await inside()), /composer-input/);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('sidebar: the page makes room, and has it back', async () => {
    const { page, close } = await stage.visit('/layouts/?layout=sidebar');
    const width = (wanted: number) =>
      page.waitForFunction(
        (pixels) =>
          Math.round(document.querySelector('.page')!.getBoundingClientRect().width) === pixels,
        wanted,
      );
    await width(1280);
    const opener = page.getByRole('button', { name: 'Ask the concierge' });
    await opener.click();
    await new ConciergePage(page).part('composer-input').waitFor();
    await width(860);
    await page.keyboard.press('Escape');
    await new ConciergePage(page).part('launcher-panel').waitFor({ state: 'hidden' });
    await width(1280);
    assert.ok(await opener.evaluate((node) => document.activeElement === node));
    await page.setViewportSize({ width: 800, height: 720 });
    await opener.click();
    await new ConciergePage(page).part('composer-input').waitFor();
    await width(800);
    await close();
  });
});
