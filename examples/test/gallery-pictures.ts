/** The widget gallery, each section whole, in its two looks: light from left to right, dark from right to left. */
import type { Page } from 'playwright-core';
import { galleryDrawn, gallerySections } from './gallery-page.ts';
import type { Stage } from './stage.ts';

const looks = [
  { name: 'light', query: 'scheme=light&dir=ltr&width=420' },
  { name: 'dark-rtl', query: 'scheme=dark&dir=rtl&width=360' },
];

/** What is opened before some of the pictures. */
const poses: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'gallery-composer-light': (page) => page.getByRole('button', { name: 'Tools' }).click(),
  async 'gallery-composer-dark-rtl'(page) {
    await page.locator('openskies-composer .attachment').last().scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Model: Quick' }).click();
  },
};

/** @param only names of the pictures to take; none for all */
export async function takeGallery(
  stage: Stage,
  folder: string,
  only: readonly string[],
): Promise<void> {
  for (const look of looks) {
    for (const section of gallerySections) {
      const name = `gallery-${section}-${look.name}`;
      if (only.length > 0 && !only.includes(name)) continue;
      const { page, complaints, close } = await stage.visit(
        `/widget-gallery/?${look.query}#${section}`,
        { viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce' },
      );
      await galleryDrawn(page);
      await standWhole(page);
      await poses[name]?.(page);
      await page.locator('openskies-concierge').screenshot({
        path: `${folder}${name}.png`,
        animations: 'disabled',
      });
      process.stdout.write(`docs/images/${name}.png ${complaints.join(' ')}\n`);
      await close();
    }
  }
}

/** Makes the element as high as its conversation, so that nothing has to be scrolled to and nothing stands empty. */
async function standWhole(page: Page): Promise<void> {
  let { height } = page.viewportSize()!;
  const missing = () =>
    page.evaluate(() => {
      const root = document.querySelector('openskies-concierge')!.shadowRoot!;
      const list = root.querySelector('.message-list')!;
      const end = [...root.querySelectorAll('.entry')].at(-1)!.getBoundingClientRect().bottom;
      const top = list.getBoundingClientRect().top - list.scrollTop;
      return Math.ceil(end - top + 24 - list.clientHeight);
    });
  // What is far away has a guessed height until it comes near.
  for (let more = await missing(); more !== 0; more = await missing()) {
    height = Math.max(540, height + more);
    await page.setViewportSize({ width: 1000, height });
    if (height === 540) return;
  }
}
