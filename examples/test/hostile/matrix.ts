/** A whole conversation on each hostile page in each engine, and what it came to. */
import { startApi } from '../stage.ts';
import { present, type Browser } from './browsers.ts';
import type { HostilePage } from './pages.ts';
import type { Report } from './report.ts';
import { openSite, type HostileSite } from './site.ts';

/** Milliseconds for one page; the visitor gives up before. */
const limit = 90_000;

export interface HostileStage extends AsyncDisposable {
  engines: Browser[];
  visit(engine: Browser, page: HostilePage): Promise<Report>;
}

export async function startHostileStage(): Promise<HostileStage> {
  const owned = new AsyncDisposableStack();
  try {
    const api = await startApi();
    owned.defer(() => api.stop());
    const site = await openSite(new URL(api.url).origin);
    const engines = [];
    for (const { launch } of present) {
      const engine = await launch();
      owned.defer(() => engine.close());
      engines.push(engine);
    }
    return {
      engines,
      visit: (engine, page) => visit(engine, page, site, new URL(api.url).origin),
      [Symbol.asyncDispose]: () => owned.disposeAsync(),
    };
  } catch (error) {
    await owned.disposeAsync();
    throw error;
  }
}

async function visit(
  engine: Browser,
  page: HostilePage,
  site: HostileSite,
  api: string,
): Promise<Report> {
  const { origin, report: coming, close } = await site.visit(page);
  const tab = await engine.open(origin, page.reader);
  const timer = new AbortController();
  try {
    const report = await Promise.race([coming, noReport(timer.signal)]);
    const foreign = tab.seen.requests.filter(
      (address) =>
        !/^(data|blob|about):/.test(address) && ![api, origin].includes(new URL(address).origin),
    );
    report.foreign.push(...foreign.filter((address) => !report.foreign.includes(address)));
    if (report.exceptions.length === 0) report.exceptions.push(...tab.seen.errors);
    return report;
  } finally {
    timer.abort();
    await tab.close();
    close();
  }
}

function noReport(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no report came')), limit);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** What is wrong with a report, in a line each. */
export function complaintsOf(report: Report): string[] {
  const { violations, exceptions, foreign, lost } = report;
  return Object.entries({ violations, exceptions, foreign, lost }).flatMap(([kind, list]) =>
    list.map((each) => `${kind}: ${each}`),
  );
}
