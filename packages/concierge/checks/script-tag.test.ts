/** The built script-tag file on a foreign page: another origin, a strict policy, twice. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { engines } from '../../../scripts/engines.mjs';
import { version } from '../src/version.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const parts = readdirSync(`${dist}openskies-concierge`);
const registry = `globalThis[Symbol.for('openskies-concierge ${version}')]`;

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

const script: RequestListener = (request, response) => {
  readFile(dist + request.url).then(
    (body) => {
      response.setHeader('content-type', 'text/javascript');
      response.setHeader('access-control-allow-origin', '*');
      response.end(body);
    },
    () => response.writeHead(404).end(),
  );
};

describe('the script-tag file', { skip: engines.chromium.find() ? false : 'no Chromium' }, () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof listen>>;
  let page: Awaited<ReturnType<typeof listen>>;

  before(async () => {
    host = await listen(script);
    page = await listen((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${host.origin}; require-trusted-types-for 'script'; trusted-types openskies-concierge`,
      );
      const tag = `<script src="${host.origin}/openskies-concierge.js" defer></script>`;
      response.end(`<!doctype html><html lang="en"><title>A page</title>${tag}${tag}</html>`);
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

  it('begins with the words by which a browser compiles it in one go', async () => {
    const [first] = (await readFile(`${dist}openskies-concierge.js`, 'utf8')).split('\n');
    assert.equal(first, '//# allFunctionsCalledOnLoad');
  });

  it('registers once, and says so to the page that loads it twice', async () => {
    const tab = await browser.newPage();
    const said: string[] = [];
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(error.message));
    await tab.goto(page.origin);
    assert.ok(await tab.evaluate(`Boolean(customElements.get('openskies-concierge'))`));
    assert.equal(said.length, 1);
    assert.match(said[0]!, /^<openskies-concierge> is already registered \(version [\d.]+\)/);
  });

  it('is read right by a page in an old encoding, which is that of its scripts', async () => {
    const tag = `<script src="${host.origin}/openskies-concierge.js"></script>`;
    const element =
      '<openskies-concierge panels="customer" api-url="/support"></openskies-concierge>';
    const old = await listen(({ url }, response) => {
      if (url !== '/') return void response.writeHead(503).end();
      response.setHeader('content-type', 'text/html; charset=windows-1252');
      response.end(`<!doctype html><html lang="en"><title>A page</title>${tag}${element}</html>`);
    });
    const tab = await browser.newPage();
    await tab.goto(old.origin);
    const title = await tab.locator('openskies-concierge [part="state-title"]').textContent();
    old.close();
    assert.equal(title?.trim(), 'Your trip didn’t load');
  });

  it('finds every part beside itself, on the Lit that it brought', async () => {
    const tab = await browser.newPage();
    await tab.goto(page.origin);
    for (const part of parts) {
      const load = `${registry}.load('${part.replace(/-\w+\.js$/, '')}')`;
      const names = await tab.evaluate(`${load}.then((part) => Object.keys(part))`);
      assert.ok((names as string[]).length > 0, `${part} exports nothing`);
    }
  });
});
