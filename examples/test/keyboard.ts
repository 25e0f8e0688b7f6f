/** A page under real keys: what has focus, and the way to it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Name, or else text, of what has focus, through shadow roots; '' for nothing. */
export const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let node: Element | null = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (!node || node === document.body) return '';
    const label =
      node.getAttribute('aria-label') ?? (node as HTMLInputElement).labels?.[0]?.textContent;
    return (label ?? node.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until what has focus is named so; fails when it comes round to where it began. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 60) {
    await page.keyboard.press(key);
    const now = await focusName(page);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    seen.push(now);
  }
  assert.fail(`${key} does not reach ${String(name)}, only ${seen.join(' · ')}`);
}
