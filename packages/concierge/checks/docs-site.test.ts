/** The docs site: no link leads nowhere, and its examples are alive. */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { engines } from '../../../scripts/engines.mjs';
import { serveFolder } from '../../../scripts/release-stage.mjs';
import { ConciergePage } from '../src/testing/concierge-page.ts';
import { buildDocsSite } from '../scripts/build-docs-site.ts';
import { deadLinks, toHtml } from '../scripts/docs-page.ts';

describe('the docs site', () => {
  const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'openskies-docs-'))}/`);
  let dead: string[];
  before(async () => {
    dead = await buildDocsSite(folder);
  });
  after(() => rmSync(fileURLToPath(folder), { recursive: true, force: true }));

  it('links to pages, anchors and pictures that are there', () => {
    assert.deepEqual(dead, []);
  });

  it('would tell of a link that leads nowhere', () => {
    const html = toHtml('# One\n\n[a](two.md) [b](#two) [c](#one) ![d](d.png) [e](../e.ts)', 'one');
    assert.deepEqual(
      deadLinks(new Map([['one.html', html]]), () => false),
      ['one.html → two.html', 'one.html → #two', 'one.html → d.png'],
    );
  });

  it('would tell of a link that only our own machines know', () => {
    const html = toHtml('<http://localhost:5171/playground/> <https://example.com/>', 'one');
    assert.deepEqual(
      deadLinks(new Map([['one.html', html]]), () => false),
      ['one.html → http://localhost:5171/playground/'],
    );
  });

  it('reads on a phone: no page scrolls sideways, and each begins with its text', async () => {
    const { page, site, close } = await openSite({ width: 360, height: 740 });
    try {
      for (const path of globSync('**/*.html', { cwd: fileURLToPath(folder) }).sort()) {
        await page.goto(site.url + path);
        const wide = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
        assert.ok(wide <= 360, `${path} is ${wide} px wide`);
        const title = await page.locator('h1').boundingBox();
        assert.ok(title && title.y < 200, `${path} begins at ${title?.y} px`);
      }
      await page.getByText('Pages', { exact: true }).click();
      await page.getByRole('link', { name: 'Follow its versions' }).click();
      await page.waitForURL(/versioning\.html$/);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole('link', { name: 'Plan its size' }).waitFor();
    } finally {
      await close();
    }
  });

  it('has examples that answer, and change the trip', async () => {
    const { page, site, close } = await openSite({ width: 1280, height: 900 });
    try {
      const complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (said) => {
        if (said.type() === 'error') complaints.push(said.text());
      });
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(site.url).origin) {
          if (!request.url().startsWith('data:')) complaints.push(request.url());
        }
      });
      await page.goto(`${site.url}live.html`);
      const concierge = new ConciergePage(page);
      await concierge.say('Seat 12C, please');
      assert.match(await concierge.lastAnswer(), /12C/);
      await concierge.part('seat').getByText('12C').waitFor();
      const japanese = new ConciergePage(page, 'openskies-concierge[locale="ja"]');
      await japanese.part('composer-input').waitFor();
      assert.deepEqual(complaints, []);
    } finally {
      await close();
    }
  });

  async function openSite(viewport: { width: number; height: number }) {
    const site = await serveFolder(fileURLToPath(folder));
    const executablePath = process.env['CHROMIUM'] ?? engines.chromium.find();
    assert.ok(executablePath, 'There is no Chromium.');
    const args = ['--no-sandbox', '--disable-gpu'];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage({ viewport });
    const close = async () => {
      await browser.close();
      await site.stop();
    };
    return { page, site, close };
  }
});
