/** The pages that are measured, their server and their browser. */
import { build, type StdinOptions } from 'esbuild';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { engines } from '../scripts/engines.mjs';
import { reply, type Bench } from './workload.ts';

declare const bench: Bench;

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../packages/concierge/dist/', import.meta.url));

/** One of those that are held against each other. */
export interface Subject {
  name: string;
  /** Script of its page: it sets `globalThis.bench`. */
  page: string;
  /** A script that the page loads before, as a path of the server. */
  library?: string;
}

/** What a measurement is given. `usable`: milliseconds until one could write. */
export interface Visit {
  page: Page;
  protocol: CDPSession;
  usable: number;
}

export interface Stage {
  /** Opens a page of its own, its processor so many times slower, and hands it to the measurement. */
  on<T>(subject: Subject, slow: number, measure: (visit: Visit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** One script of what is imported in it, `without` some that are not called; packages are looked for in `nodePaths` last. */
export async function bundled(
  contents: string,
  nodePaths: string[] = [],
  without: readonly string[] = [],
): Promise<string> {
  const stdin: StdinOptions = { contents, resolveDir: here, loader: 'ts' };
  const { outputFiles } = await build({
    stdin,
    nodePaths,
    alias: Object.fromEntries(
      without.map((name) => [name, 'data:text/javascript,module.exports={}']),
    ),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
}

/** The two that every table has. */
export async function ownSubjects(): Promise<{ bare: Subject; element: Subject }> {
  return {
    bare: { name: 'bare', page: await bundled(`import './bare-page.ts'`) },
    element: {
      name: 'element',
      page: await bundled(`import './element-page.ts'`),
      library: '/openskies-concierge.js',
    },
  };
}

const style = `body { margin: 0; font: 15px/24px sans-serif }
  .messages { height: 600px; overflow-y: auto } .message { margin: 16px; content-visibility: auto; contain-intrinsic-size: auto 200px }
  openskies-concierge { display: block; width: 420px; height: 700px }`;

const html = ({
  name,
  library,
}: Subject) => `<!doctype html><html lang="en"><title>${name}</title><style>${style}</style><body>
${library ? `<script src="${library}"></script>` : ''}<script src="/${name}.js"></script></body></html>`;

async function streamReply(id: string, count: number, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'text/event-stream');
  for await (const events of reply(id, count)) {
    response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  }
  response.end();
}

/** @param libraries path → script, beside the files of the build */
export async function openStage(
  subjects: readonly Subject[],
  libraries: ReadonlyMap<string, string> = new Map(),
): Promise<Stage> {
  const texts = new Map(libraries);
  for (const subject of subjects) {
    texts.set(`/${subject.name}`, html(subject));
    texts.set(`/${subject.name}.js`, subject.page);
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const [, id, count] = /^\/reply\/(\w+)\/(\d+)$/.exec(path) ?? [];
    if (id) return void streamReply(id, Number(count), response);
    void Promise.resolve(texts.get(path) ?? readFile(dist + path)).then(
      (text) => {
        response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
        response.end(text);
      },
      () => response.writeHead(404).end(),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: engines.chromium.find() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc'],
  });
  return {
    async on(subject, slow, measure) {
      const context = await browser.newContext({ viewport: { width: 800, height: 800 } });
      try {
        const page = await context.newPage();
        const protocol = await context.newCDPSession(page);
        // The main thread's own time: what else the machine does is not counted.
        await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
        await protocol.send('Emulation.setCPUThrottlingRate', { rate: slow });
        await page.addInitScript(watchStart);
        await page.goto(`${origin}/${subject.name}`);
        const usable = await page.evaluate(() => bench.usable());
        return await measure({ page, protocol, usable });
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** In the page, before its scripts: sums of long tasks and of layout shifts. */
function watchStart(): void {
  const sum = Object.assign(globalThis, { long: 0, shift: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) sum.long += duration;
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      sum.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}
