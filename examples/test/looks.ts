/** The four layouts and the themes of partners, each as one sheet: every width, light and dark, in both directions. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ConciergePage } from './concierge-page.ts';
import { talks } from './spoken-model.ts';
import type { Stage } from './stage.ts';

interface Row {
  label: string;
  path: string;
  scheme: 'light' | 'dark';
  language: 'en' | 'ar';
  pose?(page: Page): Promise<unknown>;
}

interface Sheet {
  name: string;
  rows: Row[];
}

const height = 720;
/** Widest first: a window becomes smaller round one conversation. */
const views: { label: string; width: number; tab: 'chat' | 'customer' }[] = [
  { label: '1280', width: 1280, tab: 'customer' },
  { label: '768', width: 768, tab: 'chat' },
  { label: '360', width: 360, tab: 'chat' },
  { label: '360, the trip', width: 360, tab: 'customer' },
];

const directions = [
  { language: 'en', words: 'left to right' },
  { language: 'ar', words: 'right to left' },
] as const;
const schemes = ['light', 'dark'] as const;

const sheets: Sheet[] = [
  ...['launcher', 'sidebar', 'fullscreen', 'inline'].map((layout) => ({
    name: `looks-${layout}`,
    rows: directions.flatMap(({ language, words }) =>
      schemes.map((scheme) => ({
        label: `${scheme}, ${words}`,
        path: `/layouts/?layout=${layout}&lang=${language}`,
        scheme,
        language,
      })),
    ),
  })),
  {
    name: 'looks-themes',
    rows: ['Volt', 'Atelier', 'Lagoon', 'Lagoon at night'].map((label) => ({
      label,
      path: '/partner-theme/',
      scheme: 'light',
      language: 'en',
      pose: (page) => page.getByLabel(label, { exact: true }).check(),
    })),
  },
];

/** @param singles folder for the pictures in full size, to look closer */
export async function takeLooks(
  stage: Stage,
  folder: string,
  only: readonly string[],
  singles?: string,
): Promise<void> {
  if (singles) await mkdir(singles, { recursive: true });
  for (const { name, rows } of sheets) {
    if (only.length > 0 && !only.includes(name)) continue;
    const figures: string[] = [];
    for (const [index, row] of rows.entries()) {
      const pictures = await takeRow(stage, row);
      for (const { label, width, png } of pictures) {
        if (singles) await writeFile(`${singles}/${name}-${index}-${label}.png`, png);
        figures.push(figure(`${row.label}, ${label}`, width, png));
      }
    }
    const sheet = await stage.visit('/layouts/', { viewport: { width: 1452, height: 800 } });
    await sheet.page.setContent(`<style>${sheetStyle}</style>${figures.join('')}`);
    await writeFile(`${folder}${name}.webp`, await webp(sheet.page));
    await sheet.close();
    process.stdout.write(`docs/images/${name}.webp\n`);
  }
}

async function takeRow(stage: Stage, { path, scheme, language, pose }: Row) {
  const { page, complaints, close } = await stage.visit(path, {
    viewport: { width: views[0]!.width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  await pose?.(page);
  const concierge = new ConciergePage(page);
  await concierge.root.evaluate((element) => (element as HTMLElement & { show(): unknown }).show());
  const { seat, bag } = talks[language];
  await concierge.say(seat);
  await concierge.send(bag);
  await concierge.part('confirmation').waitFor();
  await concierge.part('send-stop').waitFor({ state: 'detached' });
  const pictures: { label: string; width: number; png: Buffer }[] = [];
  for (const { label, width, tab } of views) {
    await page.setViewportSize({ width, height });
    const tabs = concierge.part('tabs');
    if (await tabs.isVisible()) await tabs.locator(`#tab-${tab}`).click();
    await twoFrames(page);
    pictures.push({ label, width, png: await page.screenshot({ animations: 'disabled' }) });
  }
  if (complaints.length > 0) throw new Error(`${path}: ${complaints.join(' ')}`);
  await close();
  return pictures;
}

/** What answers to another size has done so. */
const twoFrames = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );

function figure(label: string, width: number, png: Buffer): string {
  const source = `data:image/png;base64,${png.toString('base64')}`;
  return `<figure style="width: ${width / 2}px"><figcaption>${label}</figcaption><img src="${source}"></figure>`;
}

const sheetStyle = `
  body { margin: 16px; display: flex; flex-wrap: wrap; gap: 12px; background: #8d95a3; font: 12px/20px sans-serif; }
  figure { margin: 0; }
  figcaption { white-space: nowrap; overflow: hidden; }
  img { display: block; width: 100%; }
`;

/** The whole page. Playwright's own pictures are PNG and JPEG alone. */
async function webp(page: Page): Promise<Buffer> {
  const size = await page.evaluate(() => {
    const { scrollWidth: width, scrollHeight } = document.documentElement;
    return { width, height: scrollHeight };
  });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 75,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, ...size, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
