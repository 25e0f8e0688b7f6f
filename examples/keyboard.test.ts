/** More flows by keyboard alone, with real keys: what costs, what is chosen and sent along, what has to be tried again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ConciergePage } from './test/concierge-page.ts';
import { focusName, tabTo } from './test/keyboard.ts';
import { startStage, type Stage, type Visit } from './test/stage.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('by keyboard', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  const open = async (path: string): Promise<Visit & { concierge: ConciergePage }> => {
    const visit = await stage.visit(path, { viewport: { width: 1280, height: 900 } });
    return { ...visit, concierge: new ConciergePage(visit.page) };
  };

  it('a bag is added, by a card that is accepted, and taken back', async () => {
    const { page, concierge, complaints, close } = await open('/airline-site/');
    await concierge.part('prompt').first().waitFor();
    await tabTo(page, 'Message');
    await page.keyboard.type('Add a checked bag');
    await page.keyboard.press('Enter');
    await concierge.part('confirmation').waitFor();
    await concierge.answered();
    assert.equal(await focusName(page), 'Message', 'the card takes no focus');
    await tabTo(page, /^Add bag for/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await concierge.part('receipt').waitFor();
    await concierge.part('stat-value').getByText('1', { exact: true }).waitFor();
    await concierge.answered();
    assert.notEqual(await focusName(page), '');
    await concierge.button(/^Undo/).first().waitFor();
    await tabTo(page, /^Undo/, (await focusName(page)) === 'Message' ? 'Shift+Tab' : 'Tab');
    await page.keyboard.press('Enter');
    await concierge.part('stat-value').getByText('None').first().waitFor();
    await concierge.answered();
    assert.notEqual(await focusName(page), '');
    assert.deepEqual(complaints, []);
    await close();
  });

  it('a tool and a model are chosen, and something is mentioned', async () => {
    const { page, concierge, complaints, close } = await open(
      '/playground/?tools=on&models=on&entities=on&commands=on&panels=chat',
    );
    await concierge.part('model').waitFor();
    await concierge.part('composer-input').focus();
    await tabTo(page, 'Tools');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Find a seat' }).waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focusName(page), 'Look after my bags');
    await page.keyboard.press('Enter');
    await concierge.part('tool-chosen').waitFor();
    assert.equal(await focusName(page), 'Message');
    await tabTo(page, /Quick/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Thorough' }).waitFor();
    await page.keyboard.press('Escape');
    assert.match(await focusName(page), /Quick/, 'Escape gives focus back');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Thorough' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await concierge.part('model').getByText('Thorough').waitFor();
    assert.match(await focusName(page), /Thorough/);
    await tabTo(page, 'Message', 'Shift+Tab');
    await page.keyboard.type('Am I on @oa');
    await page.getByRole('option', { name: 'OA476' }).waitFor();
    await page.keyboard.press('Enter');
    const sent = page.waitForRequest((request) => Boolean(request.postData()?.includes('today?')));
    await page.keyboard.type('today?');
    await page.keyboard.press('Enter');
    const { params } = (await sent).postDataJSON() as {
      params: { input: { content: { type: string }[]; inference_options: unknown } };
    };
    assert.deepEqual(params.input.inference_options, {
      model: 'thorough',
      tool_choice: { id: 'bags' },
    });
    assert.deepEqual(
      params.input.content.map(({ type }) => type),
      ['input_text', 'input_tag', 'input_text'],
    );
    assert.deepEqual(complaints, []);
    await close();
  });

  it('a file is attached and taken away again', async () => {
    const { page, concierge, complaints, close } = await open(
      '/playground/?attachments=on&panels=chat',
    );
    await page.getByRole('button', { name: 'Attach files' }).waitFor();
    await concierge.part('composer-input').focus();
    // Asked for well before the key: the browser takes a moment to hand its file dialog over.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, 'Attach files');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([{ name: 'bag.png', mimeType: 'image/png', buffer: pixel }]);
    await page.getByText('bag.png is attached.').waitFor({ state: 'attached' });
    await concierge.part('composer-input').focus();
    await tabTo(page, 'Remove bag.png', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await concierge.part('attachment').waitFor({ state: 'detached' });
    assert.equal(await focusName(page), 'Message');
    assert.deepEqual(complaints, []);
    await close();
  });

  it('a message that was not sent is sent again', async () => {
    const { page, concierge, close } = await open('/airline-site/');
    await concierge.part('prompt').first().waitFor();
    const busy = {
      status: 429,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'retry-after',
        'retry-after': '1',
      },
      json: { error: { code: 'rate.limited', message: 'Too much.', retry: true } },
    };
    await page.route(/\/support/, (route) =>
      route.request().postData()?.includes('OA476') ? route.fulfill(busy) : route.continue(),
    );
    await tabTo(page, 'Message');
    await page.keyboard.type('What seat do I have on OA476?');
    await page.keyboard.press('Enter');
    await concierge.part('message-meta-danger').waitFor();
    assert.equal(await focusName(page), 'Message');
    await page.unroute(/\/support/);
    await concierge.button('Try again').waitFor();
    await tabTo(page, 'Try again', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await concierge.answered();
    assert.match(await concierge.lastAnswer(), /14A/);
    assert.notEqual(await focusName(page), '');
    await close();
  });
});
