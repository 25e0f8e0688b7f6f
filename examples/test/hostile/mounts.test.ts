/** Fifty mounts and unmounts leave no node behind: counted by the browser after it has cleared away what nobody holds. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chromium } from 'playwright-core';
import { engines } from '../../../scripts/engines.mjs';
import { chromiumFlags, startApi } from '../stage.ts';
import { hostilePages } from './pages.ts';
import { openSite } from './site.ts';

const program = engines.chromium.find();

it('50 mounts and unmounts leave no detached node', { skip: !program }, async () => {
  await using owned = new AsyncDisposableStack();
  const api = await startApi();
  owned.defer(() => api.stop());
  const site = await openSite(new URL(api.url).origin, { '/nobody.js': '' });
  const { origin, close } = await site.visit({ ...hostilePages[0]!, visitor: '/nobody.js' });
  owned.defer(close);
  const browser = await chromium.launch({ executablePath: program!, args: chromiumFlags });
  owned.defer(() => browser.close());
  const context = await browser.newContext();
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await page.goto(origin);

  const again = (times: number, keep: boolean) =>
    page.evaluate(
      async ([count, hold]) => {
        const until = async (condition: () => unknown) => {
          while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
        };
        const held = ((globalThis as { held?: Element[] }).held ??= []);
        for (let turn = 0; turn < count; turn++) {
          const old = document.querySelector('openskies-concierge')!;
          const next = old.cloneNode() as Element;
          old.replaceWith(next);
          if (hold) held.push(old);
          await until(() => next.shadowRoot?.querySelector('[part~="customer-name"]'));
        }
      },
      [times, keep] as const,
    );
  const nodes = async (): Promise<number> => {
    for (let turn = 0; turn < 4; turn++) await protocol.send('HeapProfiler.collectGarbage');
    return (await protocol.send('Memory.getDOMCounters')).nodes;
  };

  await again(3, false);
  const before = await nodes();
  await again(50, false);
  // The last trees go when what they had asked for has come; fifty that stay would be thousands of nodes.
  const end = performance.now() + 20_000;
  let left = (await nodes()) - before;
  while (left >= 300 && performance.now() < end) left = (await nodes()) - before;
  assert.ok(left < 300, `${left} nodes are left`);
  await again(5, true);
  assert.ok((await nodes()) - before > 1000, 'elements that are held are seen');
});
