/** A sample of payloads in every sink: nothing runs, nothing is fetched, nothing breaks the strict policy. `npm run xss` renders all. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { present, type Browser } from '../hostile/browsers.ts';
import { complaintsOf } from '../hostile/matrix.ts';
import { startApi, type Api } from '../stage.ts';
import { some } from './payloads.ts';
import { renderAll } from './xss.ts';

/** Unsafe rendering, played by the page: it draws the words of messages and of the customer as HTML. */
const spoil = `globalThis.spoil = (root) => {
  for (const element of root.querySelectorAll('[part~="bubble"], [part~="markdown"], [part~="customer-name"]')) {
    try { element.innerHTML = element.textContent; } catch {}
  }
};`;

describe('payloads in every sink', { skip: present.length === 0 ? 'no engine' : false }, () => {
  let api: Api;
  let origin: string;
  let browser: Browser;
  before(async () => {
    api = await startApi();
    origin = new URL(api.url).origin;
    browser = await present[0]!.launch();
  });
  after(async () => {
    await browser?.close();
    await api?.stop();
  });

  it('2,000 renders: no script, no violation, no foreign request, no exception', async () => {
    const addresses = ['https://evil.example/x.png', '//evil.example/x'];
    const report = await renderAll(browser, origin, [...addresses, ...some(24)]);
    assert.deepEqual(complaintsOf(report), []);
    assert.ok(report.renders! >= 2000, `${report.renders} renders`);
  });

  it('sees unsafe rendering by the policy that it breaks', async () => {
    const report = await renderAll(browser, origin, some(3), { before: spoil });
    const broken = report.violations.filter((line) => line.startsWith('require-trusted-types-for'));
    assert.notDeepEqual(broken, []);
  });

  it('sees unsafe rendering by what it does where no policy stops it', async () => {
    const attack = ['<img src=x onerror="globalThis.owned=1">', '<img src=http://localhost:9/x>'];
    const page = { before: spoil, policy: '' };
    const report = await renderAll(browser, origin, attack, page);
    assert.match(report.exceptions.join('\n'), /a script ran/);
    assert.match(report.foreign.join('\n'), /localhost:9/);
  });
});
