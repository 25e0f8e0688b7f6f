/** What is measured of a subject. Times of the main thread are its own: what else the machine does is not counted. */
import type { CDPSession } from 'playwright-core';
import type { Stage, Subject } from './stage.ts';
import type { Bench } from './workload.ts';

declare const bench: Bench;

export type Measure = (stage: Stage, subject: Subject) => Promise<number>;

async function metric(protocol: CDPSession, name: string): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? 0;
}

async function afterGarbage(protocol: CDPSession, name: string): Promise<number> {
  for (let turn = 0; turn < 3; turn++) await protocol.send('HeapProfiler.collectGarbage');
  return metric(protocol, name);
}

/** Main-thread milliseconds of the work. */
async function busy(protocol: CDPSession, work: () => Promise<void>): Promise<number> {
  const before = await metric(protocol, 'TaskDuration');
  await work();
  return 1000 * ((await metric(protocol, 'TaskDuration')) - before);
}

/** Main-thread milliseconds of 2,000 deltas on a thread of so many messages. */
export const streaming =
  (messages: number, all: boolean): Measure =>
  (stage, subject) =>
    stage.on(subject, 1, async ({ page, protocol }) => {
      await page.evaluate(([count, whole]) => bench.open(count, whole), [messages, all] as const);
      return busy(protocol, () => page.evaluate(() => bench.stream(2000)));
    });

/** Main-thread milliseconds until a thread of so many messages is opened and drawn. */
export const opening =
  (messages: number): Measure =>
  (stage, subject) =>
    stage.on(subject, 1, ({ page, protocol }) =>
      busy(protocol, () =>
        page.evaluate(async (count) => {
          await bench.open(count, false);
          await new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(resolve)),
          );
        }, messages),
      ),
    );

/** On a processor 4× slower: milliseconds until one can write, of long tasks until then and after, or layout shift. */
export const start =
  (which: 'usable' | 'long' | 'shift'): Measure =>
  (stage, subject) =>
    stage.on(subject, 4, async ({ page, usable }) => {
      if (which === 'usable') return usable;
      await page.waitForTimeout(1500);
      return page.evaluate(
        (name) => (globalThis as unknown as Record<string, number>)[name]!,
        which,
      );
    });

/** Milliseconds from a key to the frame that shows it, the slowest of twenty but one. */
export const typing: Measure = (stage, subject) =>
  stage.on(subject, 4, async ({ page }) => {
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

/** KB of the heap that fifty answers stay in. */
export const memory: Measure = (stage, subject) =>
  stage.on(subject, 1, async ({ page, protocol }) => {
    await page.evaluate(() => bench.open(20, false));
    await page.evaluate(() => bench.stream(20));
    const before = await afterGarbage(protocol, 'JSHeapUsedSize');
    for (let turn = 0; turn < 50; turn++) await page.evaluate(() => bench.stream(100));
    return ((await afterGarbage(protocol, 'JSHeapUsedSize')) - before) / 1024;
  });

/** Nodes that stay alive after fifty mounts. */
export const leftNodes: Measure = (stage, subject) =>
  stage.on(subject, 1, async ({ page, protocol }) => {
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

/** The median of so many measurements of each subject, taken in turns. */
export async function medians(
  stage: Stage,
  subjects: readonly Subject[],
  measure: Measure,
  rounds: number,
): Promise<number[]> {
  const values = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, subject] of subjects.entries())
      values[index]!.push(await measure(stage, subject));
  }
  return values.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!);
}

export const show = (value: number, unit: string): string =>
  `${value.toFixed(Math.abs(value) < 10 && value % 1 ? 2 : 0)} ${unit}`.trim();
