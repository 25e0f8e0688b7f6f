/** What moved on a page while nobody asked for it. */
import type { Page } from 'playwright-core';

export function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(counted);
}

/** Each shift that Chromium counted, and what moved. */
function counted(): string[] {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  const shifts = observer.takeRecords() as unknown as {
    value: number;
    sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
  }[];
  const told = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join(' ');
  return shifts.map(({ value, sources }) => {
    const moved = sources.map(({ node, previousRect, currentRect }) => {
      const what = node?.className || node?.nodeName;
      return `${what}: ${told(previousRect)} → ${told(currentRect)}`;
    });
    return `${value.toFixed(4)} ${moved.join(', ')}`;
  });
}
