/** The docs site: no link leads nowhere, and its examples are alive. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
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

  it('has examples that answer, and change the trip', async () => {
    const site = await serveFolder(fileURLToPath(folder));
    const executablePath = process.env['CHROMIUM'] ?? engines.chromium.find();
    assert.ok(executablePath, 'There is no Chromium.');
    const args = ['--no-sandbox', '--disable-gpu'];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage();
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
      await browser.close();
      await site.stop();
    }
  });
});
