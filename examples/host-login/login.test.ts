/** The element on a site with a login, in Chromium, with the host's backend and the concierge's server running. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import * as vite from 'vite';
import { engines } from '../../scripts/engines.mjs';
import { ConciergePage } from '../test/concierge-page.ts';
import { chromiumFlags, freePort } from '../test/stage.ts';
import { HostBackend } from './host/backend.ts';
import { startConcierge } from './host/concierge.ts';

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const seat = 'Please move me to seat 12C on OA476';

describe('a site with a login', () => {
  const owned = new AsyncDisposableStack();
  const backend = new HostBackend();
  /** Milliseconds by which both servers, which live in this process, are ahead. */
  let ahead = 0;
  /** Whether their time stands still, and at what. */
  let still: number | null = null;
  const { now } = Date;
  let site: string;
  let browser: Browser;

  before(async () => {
    Date.now = () => still ?? now() + ahead;
    owned.defer(() => void (Date.now = now));
    const folder = await mkdtemp(join(tmpdir(), 'openskies-login-'));
    owned.defer(() => rm(folder, { recursive: true, force: true }));
    const outDir = join(folder, 'pages');
    await vite.build({ configFile, logLevel: 'error', build: { outDir } });
    const port = await freePort();
    site = `http://localhost:${port}`;
    const preview = await vite.preview({
      configFile,
      logLevel: 'error',
      build: { outDir },
      preview: { port, host: 'localhost' },
      plugins: [
        {
          name: 'host-backend',
          enforce: 'pre',
          configurePreviewServer: ({ middlewares }) => void middlewares.use(backend.handle),
        },
      ],
    });
    owned.defer(() => preview.close());
    const concierge = await startConcierge({
      origin: site,
      paceMs: 20,
      messagesPerMinute: 6,
    });
    owned.defer(() => concierge.stop());
    backend.apiUrl = concierge.url;
    const executablePath = process.env['CHROMIUM'] ?? engines.chromium.find();
    if (!executablePath) throw new Error('These tests need Chromium.');
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
    owned.defer(() => browser.close());
  });
  after(() => owned.disposeAsync());

  async function visitor(): Promise<BrowserContext> {
    // Limits are each person's; a minute later they are forgotten.
    ahead += 70_000;
    return browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  }

  async function open(context: BrowserContext): Promise<[Page, ConciergePage]> {
    const page = await context.newPage();
    await page.goto(`${site}/host-login/`);
    await page.locator('#who:not(:empty)').waitFor();
    const concierge = new ConciergePage(page);
    await concierge.part('composer-input').waitFor();
    return [page, concierge];
  }

  const logIn = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: `Log in as ${name}` }).click();
    await page.getByText(`Welcome, ${name}`).waitFor();
  };
  const logOut = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByText('You are not logged in').waitFor();
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (!process.env['PICTURES']) return;
    await page.screenshot({ path: `${images}login-${name}.png`, animations: 'disabled' });
  };

  it('hands a visitor’s conversation over at the login, once, and shows the next person nothing', async () => {
    const context = await visitor();
    const [page, concierge] = await open(context);
    await concierge.say('What can you do for me?');
    await picture(page, 'anonymous');
    await logIn(page, 'Anna');
    await concierge.part('segment-pass').first().waitFor();
    assert.equal(await concierge.part('customer-name').innerText(), 'Anna Berg');
    assert.match(await concierge.part('bubble').first().innerText(), /What can you do/);
    await concierge.say(seat);
    await concierge.seat('OA476').getByText('12C').waitFor();
    await picture(page, 'anna');

    await logOut(page);
    await concierge.part('start').waitFor();
    assert.equal(await concierge.part('bubble').count(), 0);
    await picture(page, 'logged-out');
    await logIn(page, 'Bert');
    await concierge.seat('OA476').getByText('14A').waitFor();
    assert.equal(await concierge.part('customer-name').innerText(), 'Bert Lund');
    await concierge.root.getByRole('button', { name: 'Conversations' }).click();
    await concierge.root.getByText('No conversations yet').waitFor();
    await picture(page, 'bert');

    await logOut(page);
    await logIn(page, 'Anna');
    await concierge.seat('OA476').getByText('12C').waitFor();
    await concierge.root.getByRole('button', { name: 'Conversations' }).click();
    await concierge.part('history-item').first().waitFor();
    assert.equal(await concierge.part('history-item').count(), 1);
    await context.close();
  });

  it('loses nothing when the token expires in mid-answer', async () => {
    const context = await visitor();
    const [page, concierge] = await open(context);
    await logIn(page, 'Anna');
    await concierge.part('segment-pass').first().waitFor();
    const opened: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/session')) opened.push(request.method());
    });
    await concierge.part('composer-input').fill('What are my benefits?');
    await concierge.part('composer-input').press('Enter');
    await concierge.part('cursor').waitFor();
    ahead += 11 * 60_000;
    await context.setOffline(true);
    await context.setOffline(false);
    await concierge.answered();
    assert.match(await concierge.lastAnswer(), /upgrade|lounge|benefit/i);
    await picture(page, 'expired');
    await concierge.say('And my seat on OA476?');
    assert.deepEqual(opened, ['POST'], 'renewed once');
    assert.equal(await concierge.part('bubble').count(), 2);
    assert.equal(await concierge.part('error-row').count(), 0);
    await context.close();
  });

  it('asks again for an offer that ran out, and a click on the old card changes nothing', async () => {
    const context = await visitor();
    const [page, concierge] = await open(context);
    await logIn(page, 'Bert');
    await concierge.part('segment-pass').first().waitFor();
    await concierge.say('Please cancel my trip');
    await concierge.part('confirmation').waitFor();
    ahead += 6 * 60_000;
    await concierge.answerCard('Cancel trip');
    await concierge.part('receipt').getByText('This offer has expired').waitFor();
    const cancelled = concierge.part('status').filter({ hasText: 'Cancelled' });
    assert.equal(await cancelled.count(), 0);
    await concierge.button('Ask again').click();
    await concierge.part('confirmation').waitFor();
    await concierge.part('receipt').getByText('Replaced by a newer request').waitFor();
    await concierge
      .part('confirmation-actions')
      .getByRole('button', { name: 'Cancel trip' })
      .click();
    await concierge.part('receipt').getByText('Trip cancelled').waitFor();
    await cancelled.nth(1).waitFor();
    await context.close();
  });

  it('shows an error while getToken fails, and never turns anonymous', async () => {
    const context = await visitor();
    backend.down = true;
    const [page, concierge] = await open(context);
    const sessions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/session')) sessions.push(request.url());
    });
    await concierge.part('composer-input').fill('Hello');
    await concierge.part('composer-input').press('Enter');
    await concierge.root.getByText('Your sign-in could not be checked.').first().waitFor();
    await concierge.part('state-error').waitFor();
    assert.deepEqual(sessions, []);
    assert.equal(await concierge.part('composer-input').inputValue(), 'Hello');
    await picture(page, 'unavailable');
    backend.down = false;
    await concierge.root.getByRole('button', { name: 'Try again' }).first().click();
    await concierge.answered();
    await context.close();
  });

  it('follows a login and a logout of another tab', async () => {
    const context = await visitor();
    const [page, concierge] = await open(context);
    await logIn(page, 'Anna');
    await concierge.say(seat);
    const [second, other] = await open(context);
    await other.part('segment-pass').first().waitFor();
    await other.root.getByRole('button', { name: 'Conversations' }).click();
    await other.part('history-item').first().getByRole('button').first().click();
    await other.part('bubble').first().waitFor();
    await picture(second, 'second-tab');
    await logOut(page);
    await other.part('start').waitFor();
    assert.equal(await other.part('bubble').count(), 0);
    await logIn(page, 'Bert');
    await second.reload();
    await other.seat('OA476').getByText('14A').waitFor();
    await context.close();
  });

  it('counts down when somebody sends too much, and sends again', async () => {
    const context = await visitor();
    const [page, concierge] = await open(context);
    await logIn(page, 'Bert');
    await concierge.part('segment-pass').first().waitFor();
    still = Date.now();
    for (let n = 1; n <= 6; n++) await concierge.say(`What seat do I have on OA476? (${n})`);
    await concierge.send('One more');
    await concierge.root.getByRole('timer').waitFor();
    still = null;
    assert.equal(await concierge.part('composer-input').inputValue(), 'One more');
    await picture(page, 'too-much');
    await concierge.root.getByRole('button', { name: 'Try again' }).click({ timeout: 60_000 });
    await concierge.answered();
    assert.equal(await concierge.part('message-meta-danger').count(), 0);
    await context.close();
  });
});
