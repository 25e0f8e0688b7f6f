/** The parts of the script tag on a page of another origin, under a strict policy with a nonce: in time, late, and lost. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodeSse } from '@openskies/protocol';
import { chromium, type Browser, type Page } from 'playwright-core';
import { engines } from '../../../scripts/engines.mjs';
import { assistantItem, done, threadCreated, userItem } from '../test/events.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const words = 'Seat 12C, please';
const answer = 'Your seat is 12C.';
const flight = { flight_number: 'OA476', date: '2026-12-03', origin: 'SFO', destination: 'JFK' };
const customer = JSON.stringify({ name: 'Jordan Miles', segments: [flight] });

/** Serves on a port of its own, so that each server is an origin of its own. */
async function listen(handle: RequestListener): Promise<{ origin: string; close: () => void }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('the parts', { skip: engines.chromium.find() ? false : 'no Chromium' }, () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof listen>>;
  let page: Awaited<ReturnType<typeof listen>>;
  /** Whether parts can be had. */
  let reachable = true;
  let asked: string[] = [];

  const serve: RequestListener = (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return void response.end();
    if (path === '/chatkit') {
      response.setHeader('content-type', 'text/event-stream');
      const events = [
        threadCreated,
        done(userItem('msg_1', words)),
        done(assistantItem('msg_2', answer)),
      ];
      for (const event of events) response.write(encodeSse({ data: event }));
      return void response.end();
    }
    if (path.startsWith('/openskies-concierge/') && !reachable)
      return void request.socket.destroy();
    readFile(dist + path.replace(/\?.*/, '')).then(
      (body) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  };

  before(async () => {
    host = await listen(serve);
    page = await listen((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src ${host.origin}; require-trusted-types-for 'script'; trusted-types openskies-concierge lit-html`,
      );
      response.end(`<!doctype html><html lang="en"><title>A page</title>
        <script nonce="abc" src="${host.origin}/openskies-concierge.js" defer></script>
        <openskies-concierge api-url="${host.origin}/chatkit" panels="chat"></openskies-concierge></html>`);
    });
    browser = await chromium.launch({
      executablePath: engines.chromium.find() ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  after(async () => {
    await browser?.close();
    host?.close();
    page?.close();
  });
  beforeEach(() => {
    reachable = true;
    asked = [];
  });

  /** The page, with what is wrong in it. */
  async function open(saveData = false): Promise<{ tab: Page; wrong: string[] }> {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(15_000);
    const wrong: string[] = [];
    tab.on('pageerror', (error) => wrong.push(error.message));
    tab.on('console', (message) => {
      if (/policy|trusted/i.test(message.text())) wrong.push(message.text());
    });
    // The idle moment comes when a test says so, or never.
    const idle = `globalThis.requestIdleCallback = (act) => (globalThis.idle = act)`;
    const saving = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;
    await tab.addInitScript({ content: saveData ? saving : idle });
    await tab.goto(page.origin);
    await tab.getByRole('textbox').waitFor();
    return { tab, wrong };
  }

  const conversations = (): string[] => asked.filter((path) => path.includes('/conversation-'));

  it('come when the page is idle, and not before', async () => {
    const { tab, wrong } = await open();
    assert.deepEqual(conversations(), []);
    const response = tab.waitForResponse(/\/conversation-/);
    await tab.evaluate('globalThis.idle()');
    await response;
    assert.equal(conversations().length, 1);
    assert.deepEqual(wrong, []);
    await tab.close();
  });

  it('come with the first message alone where the visitor saves data', async () => {
    const { tab } = await open(true);
    await tab.evaluate(`new Promise((resolve) => requestIdleCallback(resolve))`);
    assert.deepEqual(conversations(), []);
    await tab.close();
  });

  it('bring the answer to a message that was sent before they were there', async () => {
    const { tab, wrong } = await open();
    await tab.getByRole('textbox').fill(words);
    await tab.keyboard.press('Enter');
    await tab.getByRole('log').getByText(answer).waitFor();
    assert.equal(conversations().length, 1);
    assert.deepEqual(wrong, []);
    await tab.close();
  });

  it('lose no word when they cannot be had, and come when they can', async () => {
    const { tab, wrong } = await open();
    reachable = false;
    await tab.getByRole('textbox').fill(words);
    await tab.keyboard.press('Enter');
    const retry = tab.getByRole('button', { name: 'Retry' });
    await retry.waitFor();
    assert.equal(await tab.getByRole('textbox').inputValue(), words);

    reachable = true;
    await retry.click();
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('log').getByText(answer).waitFor();
    const [first] = conversations();
    assert.notEqual(conversations().at(-1), first, 'a browser remembers that an address failed');
    assert.equal(await tab.getByRole('textbox').inputValue(), '');
    assert.deepEqual(wrong, []);
    await tab.close();
  });

  it('throw nothing into the page when a layout cannot be had, and come when it can', async () => {
    const { tab, wrong } = await open();
    const become = (layout: string): Promise<unknown> =>
      tab.evaluate(`document.querySelector('openskies-concierge').layout = '${layout}'`);
    reachable = false;
    const lost = tab.waitForEvent('requestfailed');
    await become('fullscreen');
    await lost;
    reachable = true;
    await become('launcher');
    await tab.getByRole('button', { name: 'Open the concierge' }).waitFor();
    assert.deepEqual(wrong, []);
    await tab.close();
  });

  it('leave the trip in sight when its lower half cannot be had, and bring that when it can', async () => {
    const { tab, wrong } = await open();
    const show = (more: string): Promise<unknown> =>
      tab.evaluate(
        `Object.assign(document.querySelector('openskies-concierge'), { panels: 'customer', customer: ${customer}, ${more} })`,
      );
    reachable = false;
    const lost = tab.waitForEvent('requestfailed');
    await show('');
    await lost;
    await tab.locator('openskies-trip-list').getByText('OA476').waitFor();
    assert.equal(await tab.getByRole('heading', { name: 'Recent concierge actions' }).count(), 0);
    reachable = true;
    await show('headingLevel: 3');
    await tab.getByRole('heading', { name: 'Recent concierge actions' }).waitFor();
    assert.deepEqual(wrong, []);
    await tab.close();
  });

  it('keep focus in the composer, and the composer where it is', async () => {
    const { tab } = await open();
    const composer = tab.getByRole('textbox');
    await composer.fill(words);
    const box = await tab.locator('openskies-composer').boundingBox();
    await tab.keyboard.press('Enter');
    await tab.getByRole('log').getByText(answer).waitFor();
    await tab.keyboard.type('Thanks');
    assert.equal(await composer.inputValue(), 'Thanks');
    assert.deepEqual(await tab.locator('openskies-composer').boundingBox(), box);
    await tab.close();
  });
});
