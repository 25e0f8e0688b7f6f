/** Answers that outlive what carries them: a reload, a lost network, a frozen page, a killed server; and two tabs on one thread. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OpenskiesConcierge } from '@openskies/concierge';
import type { Page } from 'playwright-core';
import { ConciergePage } from '../test/concierge-page.ts';
import { HeldModel } from '../test/held-model.ts';
import { startStage, type Stage, type Visit } from '../test/stage.ts';

const question = 'What happens if I cancel?';
const model = new HeldModel(question);
let stage: Stage;
before(async () => {
  stage = await startStage({ OPENAI_BASE_URL: await model.start(), OPENAI_API_KEY: 'a-key' });
});
after(async () => {
  await stage?.stop();
  await model.stop();
});

describe('an answer under way', () => {
  /** The question is asked, and half of its answer stands there. */
  async function asked(): Promise<Visit & { concierge: ConciergePage }> {
    const visit = await stage.visit('/');
    const concierge = new ConciergePage(visit.page);
    await concierge.seat('OA476').getByText('14A').waitFor();
    model.hold();
    await concierge.send(question);
    await begun(concierge);
    return { ...visit, concierge };
  }

  /** What the page shows is what the server has, as a page that never saw it being written shows it. */
  async function assertWhole({ page, concierge }: { page: Page; concierge: ConciergePage }) {
    await concierge.answered();
    const shown = await conversation(concierge);
    assert.equal(shown.length, 2);
    assert.ok(shown[1]!.split(' ').length > 20, shown[1]);
    await page.reload();
    await concierge.answered();
    assert.deepEqual(shown, await conversation(concierge));
  }

  it('is waited for to its last word, behind an earlier one too', async () => {
    const visit = await stage.visit('/');
    const concierge = new ConciergePage(visit.page);
    for (const count of [0, 1]) {
      model.hold();
      let said = false;
      const saying = concierge.say(question).then(() => (said = true));
      await begun(concierge, count);
      await concierge.part('send-stop').waitFor();
      assert.ok(!said, 'half an answer is none');
      model.goOn();
      await saying;
      assert.match(await concierge.lastAnswer(), /Shall I\?$/);
    }
    await visit.close();
  });

  it('goes on where it was when the page is reloaded', async () => {
    const { page, concierge, complaints, close } = await asked();
    await page.reload();
    await begun(concierge);
    await concierge.part('send-stop').waitFor();
    model.goOn();
    await assertWhole({ page, concierge });
    assert.deepEqual(complaints, []);
    await close();
  });

  it('goes on when the network is back; meanwhile one is told, and can write', async () => {
    const { page, concierge, close } = await asked();
    // What notices a lost network comes with the first answer, by the network.
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/follower-')),
    );
    await page.context().setOffline(true);
    await concierge.part('reconnecting').getByText('Reconnecting').waitFor();
    await concierge.part('composer-input').fill('And what is the fee?');
    assert.ok(await concierge.part('composer-input').isEditable());
    await page.context().setOffline(false);
    await concierge.part('reconnecting').getByText('Back online').waitFor();
    await concierge.part('reconnecting').waitFor({ state: 'detached' });
    model.goOn();
    await assertWhole({ page, concierge });
    await close();
  });

  it('goes on when the page was frozen, as it is while a laptop sleeps', async () => {
    const { page, concierge, complaints, close } = await asked();
    const threadId = await concierge.root.evaluate(
      (element) => (element as OpenskiesConcierge).threadId,
    );
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    // It sleeps until the answer has been said, as another tab sees.
    const other = await page.context().newPage();
    const seen = await openThread(other, stage.siteUrl, threadId);
    model.goOn();
    await seen.answered();
    await other.close();
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await assertWhole({ page, concierge });
    assert.deepEqual(complaints, []);
    await close();
  });

  it('is written again from its start when the server is killed, and nothing of it is doubled', async () => {
    const { page, concierge, close } = await asked();
    await stage.restartServer('SIGKILL');
    model.goOn();
    await assertWhole({ page, concierge });
    await close();
  });
});

describe('two tabs on one thread', () => {
  /** Two tabs of one browser that show the same conversation. */
  async function twoTabs(): Promise<{
    one: ConciergePage;
    two: ConciergePage;
    close(): Promise<void>;
  }> {
    const { page, close } = await stage.visit('/');
    const one = new ConciergePage(page);
    await one.say('Hello');
    await one.answered();
    const threadId = await one.root.evaluate((element) => (element as OpenskiesConcierge).threadId);
    const other = await page.context().newPage();
    const two = await openThread(other, stage.siteUrl, threadId);
    return { one, two, close };
  }

  it('both show the answer while it is written, and the messages that wait', async () => {
    const { one, two, close } = await twoTabs();
    model.hold();
    await one.send(question);
    await two.part('send-stop').waitFor();
    await two.part('cursor').waitFor();
    await one.send('And what is the fee?');
    for (const tab of [one, two]) await tab.part('message-meta').waitFor();
    await two.send('Thank you');
    for (const tab of [one, two]) await tab.part('message-meta').nth(1).waitFor();
    model.goOn();
    for (const tab of [one, two]) {
      await tab.part('user-message').nth(3).waitFor();
      await tab.part('message-meta').first().waitFor({ state: 'detached', timeout: 60_000 });
      await tab.part('assistant-message').nth(3).waitFor();
      await tab.answered();
    }
    await two.part('send-stop').waitFor({ state: 'detached' });
    const whole = await conversation(two);
    assert.equal(whole.length, 8);
    // A tab in the background draws when it is seen.
    await one.root.page().bringToFront();
    await one.part('assistant-message').last().getByText(lastWord(whole)).waitFor();
    assert.deepEqual(await conversation(one), whole);
    await close();
  });

  it('a seat that is changed in one is on the panel of the other by the stream alone', async () => {
    const { one, two, close } = await twoTabs();
    await two.root.page().route(/\/support\/customer/, (route) => route.abort());
    await one.send('Can I change my seat on flight OA476 to 12C?');
    await two.seat('OA476').getByText('12C').waitFor();
    await one.seat('OA476').getByText('12C').waitFor();
    await close();
  });
});

/** A tab that shows the same conversation. */
async function openThread(tab: Page, url: string, threadId: string | null): Promise<ConciergePage> {
  await tab.goto(url);
  const concierge = new ConciergePage(tab);
  await concierge.seat('OA476').waitFor();
  await concierge.root.evaluate(
    (element, id) => (element as OpenskiesConcierge).setThreadId(id),
    threadId,
  );
  await concierge.part('assistant-message').waitFor();
  return concierge;
}

/** @param before how many answers stand above it */
async function begun(concierge: ConciergePage, before = 0): Promise<void> {
  await concierge
    .part('assistant-message')
    .nth(before)
    .getByText(/(\S+ ){4}/)
    .waitFor();
}

/** Everything that was said, in its order. */
function conversation(concierge: ConciergePage): Promise<string[]> {
  return concierge.root.locator('[part~="bubble"], [part~="markdown"]').allInnerTexts();
}

function lastWord(texts: string[]): string {
  return texts.at(-1)!.split(/\s+/).at(-1)!;
}
