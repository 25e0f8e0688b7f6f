/** The test kit as docs/testing.md says it: under Playwright, on a page with the script tag. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ConciergePage, scriptedServer, type Script } from '@openskies/concierge/testing';
import { startStage, type Stage } from './test/stage.ts';

describe('the test kit', () => {
  let stage: Stage;
  before(async () => {
    // Slow enough to be stopped in mid-answer on a busy machine.
    stage = await startStage({ OPENSKIES_DEMO_PACE_MS: '300' });
  });
  after(() => stage.stop());

  async function opened(script: Script) {
    const { page, close } = await stage.visit('/script-tag/');
    const server = scriptedServer(script);
    await page.route('**/support**', server.route);
    await page.reload();
    return { server, concierge: new ConciergePage(page), close };
  }

  it('answers what the element asks, and leaves its files to the page', async () => {
    const replies = ['Hello.', (message: string) => `You asked: ${message}`];
    const { server, concierge, close } = await opened({ replies });
    await concierge.say('Hi');
    await concierge.say('Seat 12C, please');
    assert.equal(await concierge.lastAnswer(), 'You asked: Seat 12C, please');
    const asked = server.requests.map(({ type }) => type);
    assert.ok(asked.includes('threads.create'), asked.join());
    assert.deepEqual(
      asked.filter((type) => type.endsWith('.js')),
      [],
    );
    await close();
  });

  it('waits for the answer to what was said, however long it takes to begin', async () => {
    let begin = (): void => undefined;
    const until = new Promise<void>((resolve) => (begin = resolve));
    const { concierge, close } = await opened({ replies: ['One.', { text: 'Two.', until }] });
    await concierge.say('First');
    let over = false;
    const said = concierge.say('Second').then(() => (over = true));
    await concierge.part('progress-dot').waitFor();
    // Whoever does not wait has seen all there is to see by now.
    await concierge.lastAnswer();
    assert.equal(over, false);
    begin();
    await said;
    assert.equal(await concierge.lastAnswer(), 'Two.');
    await close();
  });

  it('goes on after an answer that was stopped', async () => {
    const { page, close } = await stage.visit('/script-tag/');
    const concierge = new ConciergePage(page);
    await concierge.send('What can you do for me?');
    await concierge.part('cursor').waitFor();
    await concierge.part('send-stop').click();
    await concierge.part('message-meta').waitFor();
    await concierge.say('What is my booking reference?');
    assert.match(await concierge.lastAnswer(), /LL0EZ6/);
    await close();
  });
});
