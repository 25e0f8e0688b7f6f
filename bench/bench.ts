/**
 * `npm run bench`: the element in Chromium beside a bare page that uses streaming-markdown directly, both in one run and in
 * turns. A report, no test: times differ from machine to machine, ratios less.
 */
import { build } from 'esbuild';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { engines } from '../scripts/engines.mjs';
import { reply, type Bench } from './workload.ts';

declare const bench: Bench;

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../packages/concierge/dist/', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const subjects = ['bare', 'element'] as const;
type Subject = (typeof subjects)[number];

const bundled = async (name: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(here, name)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]!.text;
};
const scripts = {
  bare: await bundled('bare-page.ts'),
  element: await bundled('element-page.ts'),
};
const style = `body { margin: 0; font: 15px/24px sans-serif }
  .messages { height: 600px; overflow-y: auto } .message { margin: 16px; content-visibility: auto; contain-intrinsic-size: auto 200px }
  openskies-concierge { display: block; width: 420px; height: 700px }`;
const html = (
  subject: Subject,
) => `<!doctype html><html lang="en"><title>${subject}</title><style>${style}</style><body>
${subject === 'element' ? '<script src="/openskies-concierge.js"></script>' : ''}<script src="/${subject}.js"></script></body></html>`;

async function streamReply(id: string, count: number, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'text/event-stream');
  for await (const events of reply(id, count)) {
    response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  }
  response.end();
}

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  const [, id, count] = /^\/reply\/(\w+)\/(\d+)$/.exec(path) ?? [];
  if (id) return void streamReply(id, Number(count), response);
  const subject = subjects.find((name) => path === `/${name}` || path === `/${name}.js`);
  const body = subject
    ? path.endsWith('.js')
      ? scripts[subject]
      : html(subject)
    : readFile(dist + path);
  void Promise.resolve(body).then(
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

/** Opens a subject and hands it to the measurement. */
async function on<T>(
  subject: Subject,
  slow: number,
  measure: (page: Page, protocol: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 800, height: 800 } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  // The main thread's own time: what else the machine does is not counted.
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.addInitScript(() => {
    Object.assign(globalThis, { long: 0, shift: 0 });
    const sum = globalThis as unknown as { long: number; shift: number };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) sum.long += duration;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        sum.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${origin}/${subject}`);
  const usable = await page.evaluate(() => bench.usable());
  Object.assign(page, { usable });
  try {
    return await measure(page, protocol);
  } finally {
    await context.close();
  }
}

async function metric(protocol: CDPSession, name: string): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? 0;
}

async function afterGarbage(protocol: CDPSession, name: string): Promise<number> {
  for (let turn = 0; turn < 3; turn++) await protocol.send('HeapProfiler.collectGarbage');
  return metric(protocol, name);
}

/** Main-thread milliseconds of 2,000 deltas on a thread of so many messages. */
const streaming = (messages: number, all: boolean) => (subject: Subject) =>
  on(subject, 1, async (page, protocol) => {
    await page.evaluate(([count, whole]) => bench.open(count, whole), [messages, all] as const);
    const before = await metric(protocol, 'TaskDuration');
    await page.evaluate(() => bench.stream(2000));
    return 1000 * ((await metric(protocol, 'TaskDuration')) - before);
  });

const start = (which: 'usable' | 'long' | 'shift') => (subject: Subject) =>
  on(subject, 4, async (page) => {
    await page.waitForTimeout(1500);
    if (which === 'usable') return (page as unknown as { usable: number }).usable;
    return page.evaluate((name) => (globalThis as unknown as Record<string, number>)[name]!, which);
  });

/** Milliseconds from a key to the frame that shows it, the slowest of twenty but one. */
const typing = (subject: Subject) =>
  on(subject, 4, async (page) => {
    await page.evaluate(() => bench.open(50, false));
    await page.evaluate(() => {
      bench.input().focus();
      const times: number[] = [];
      Object.assign(globalThis, { times });
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)));
        },
        true,
      );
    });
    for (const key of 'May I have a window?')
      await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(500);
    const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
    return times.sort((a, b) => a - b).at(-2)!;
  });

const memory = (subject: Subject) =>
  on(subject, 1, async (page, protocol) => {
    await page.evaluate(() => bench.open(20, false));
    await page.evaluate(() => bench.stream(20));
    const before = await afterGarbage(protocol, 'JSHeapUsedSize');
    for (let turn = 0; turn < 50; turn++) await page.evaluate(() => bench.stream(100));
    return ((await afterGarbage(protocol, 'JSHeapUsedSize')) - before) / 1024;
  });

const leftNodes = (subject: Subject) =>
  on(subject, 1, async (page, protocol) => {
    const again = (times: number) =>
      page.evaluate(async (count) => {
        for (let turn = 0; turn < count; turn++) {
          bench.unmount();
          bench.mount();
          await bench.usable();
        }
        // What the last of them had asked for may still be on its way.
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }, times);
    await again(3);
    const before = await afterGarbage(protocol, 'Nodes');
    await again(50);
    return (await afterGarbage(protocol, 'Nodes')) - before;
  });

interface Line {
  name: string;
  unit: string;
  measure: (subject: Subject) => Promise<number>;
  budget?: string;
  /** Another line, whose element's time this one's is held against too. */
  against?: string;
}

const lines: Line[] = [
  { name: 'usable, processor 4× slower', unit: 'ms', measure: start('usable') },
  { name: 'long tasks until then and after, 4× slower', unit: 'ms', measure: start('long') },
  { name: 'layout shift', unit: '', measure: start('shift'), budget: '0' },
  {
    name: '2,000 deltas, thread of 50',
    unit: 'ms',
    measure: streaming(50, false),
    budget: '1.5 ×',
  },
  { name: '2,000 deltas, thread of 500', unit: 'ms', measure: streaming(500, false) },
  {
    name: '2,000 deltas, thread of 2,000',
    unit: 'ms',
    measure: streaming(2000, false),
    budget: '1.1 × that of 50',
    against: '2,000 deltas, thread of 50',
  },
  {
    name: '2,000 deltas, all 2,000 loaded',
    unit: 'ms',
    measure: streaming(2000, true),
    budget: '1.2 ×',
  },
  { name: 'key to frame, 4× slower', unit: 'ms', measure: typing },
  { name: 'memory of 50 answers', unit: 'KB', measure: memory },
  { name: 'nodes left by 50 mounts', unit: '', measure: leftNodes, budget: '0' },
];

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const wanted = process.argv[3];
console.log('| What | Bare page | Element | Ratio | Budget |\n| --- | --- | --- | --- | --- |');
const known = new Map<string, number>();
for (const { name, unit, measure, budget, against } of lines) {
  if (wanted && !name.includes(wanted)) continue;
  const values: Record<Subject, number[]> = { bare: [], element: [] };
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) values[subject].push(await measure(subject));
  }
  const [bare, ours] = [median(values.bare), median(values.element)];
  const show = (value: number) =>
    `${value.toFixed(Math.abs(value) < 10 && value % 1 ? 2 : 0)} ${unit}`.trim();
  known.set(name, ours);
  const other = known.get(against ?? '');
  const ratio = [
    ...(bare > 0 ? [(ours / bare).toFixed(2)] : []),
    ...(other ? [`${(ours / other).toFixed(2)} × that of 50`] : []),
  ].join('; ');
  console.log(`| ${name} | ${show(bare)} | ${show(ours)} | ${ratio} | ${budget ?? ''} |`);
}
await browser.close();
server.close();
