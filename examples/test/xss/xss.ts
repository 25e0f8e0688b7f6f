/** Every payload in every sink, in a browser, under the strict policy. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '../hostile/browsers.ts';
import { hostilePages, type HostilePage } from '../hostile/pages.ts';
import type { Report } from '../hostile/report.ts';
import { bundle, openSite } from '../hostile/site.ts';

const painter = fileURLToPath(new URL('painter.ts', import.meta.url));
const strict = hostilePages.find(({ name }) => name === 'strict policy, Trusted Types')!;

/**
 * @param api origin of a server that hands out the element's script
 * @param change of the page, to plant a fault
 */
export async function renderAll(
  browser: Browser,
  api: string,
  payloads: readonly string[],
  change: Partial<HostilePage> = {},
): Promise<Report> {
  const files = {
    '/painter.js': await bundle({ entryPoints: [painter] }),
    '/payloads': JSON.stringify(payloads),
  };
  const site = await openSite(api, files);
  const page = { ...strict, name: 'payloads', visitor: '/painter.js', ...change };
  const { origin, report, close } = await site.visit(page);
  const tab = await browser.open(origin, undefined);
  try {
    const told = await report;
    const foreign = tab.seen.requests.filter(
      (address) =>
        !/^(data|blob|about):/.test(address) && ![api, origin].includes(new URL(address).origin),
    );
    told.foreign.push(...foreign);
    return told;
  } finally {
    await tab.close();
    close();
  }
}
