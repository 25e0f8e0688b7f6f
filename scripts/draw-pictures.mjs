/// <reference lib="dom" />
// Draws the destination pictures of the demo airline and packs them into server/src/airline/openskies/pictures.ts.
// Needs Chromium. The drawings are our own; change them here and run `node scripts/draw-pictures.mjs`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { engines } from './engines.mjs';

const size = 192;
const scenes = {
  HND: `<rect width="96" height="96" fill="#2b2350"/><circle cx="70" cy="24" r="13" fill="#ff9d8a"/>
    <path d="M0 66 34 30l12 10 8-6 42 34v28H0Z" fill="#4a3f86"/><path d="m27 37 7-7 12 10-6 3-5-4-4 4Z" fill="#f4eefb"/>
    <path d="M10 96V60h12v36ZM26 96V52h9v44ZM40 96V66h14v30ZM58 96V56h10v40ZM72 96V64h14v32Z" fill="#191434"/>
    <path d="M13 65h2v3h-2Zm4 8h2v3h-2ZM29 58h2v3h-2Zm2 10h2v3h-2Zm13 4h2v3h-2Zm5 7h2v3h-2Zm13-17h2v3h-2Zm2 12h2v3h-2Zm11 0h2v3h-2Zm5 8h2v3h-2Z" fill="#ffd27a"/>`,
  CDG: `<rect width="96" height="96" fill="#f6cfa7"/><circle cx="24" cy="26" r="10" fill="#fff1d6"/>
    <path d="M0 74q24-12 48-4t48-6v32H0Z" fill="#8fa37a"/>
    <path d="M47 14h3l2 26 7 36h-6l-4-14h-2l-4 14h-6l7-36Z" fill="#5b4636"/><path d="M42 44h13v3H42Zm-3 16h19v3H39Z" fill="#5b4636"/>
    <path d="M6 80h20v16H6Zm64-2h22v18H70Z" fill="#c98f6b"/><path d="M4 80h24l-4-6H8Zm64-2h26l-4-6H72Z" fill="#7d4f46"/>`,
  LIS: `<rect width="96" height="96" fill="#bfe3f5"/><path d="M0 60q20-14 40-4t56-12v52H0Z" fill="#2f7fb0"/>
    <path d="M0 84 18 62h22l16-16h20l20 18v32H0Z" fill="#f3e7d3"/><path d="m14 66 12-9 12 9Zm36-17 12-9 14 9Zm24 16 11-8 11 8Z" fill="#d9603f"/>
    <path d="M20 70h5v7h-5Zm10 0h5v7h-5Zm26-16h5v7h-5Zm10 0h5v7h-5Zm14 16h5v7h-5Z" fill="#4d86a8"/>
    <rect x="36" y="74" width="24" height="14" rx="3" fill="#f2b632"/><path d="M39 77h7v5h-7Zm11 0h7v5h-7Z" fill="#27445a"/>`,
  HNL: `<rect width="96" height="96" fill="#9fe0ea"/><circle cx="70" cy="22" r="11" fill="#fff0b8"/>
    <path d="M0 58 26 28l14 14 12-8 44 26v36H0Z" fill="#2f8f68"/><path d="M0 62h96v34H0Z" fill="#1fa3b8"/>
    <path d="M0 80q24-8 48 0t48 0v16H0Z" fill="#f4dfae"/>
    <path d="M22 86q2-22 8-34" stroke="#7a5230" stroke-width="3.5" fill="none"/>
    <path d="M30 52q-14-6-20 6 12-6 20-6Zm0 0q12-10 22 0-12-2-22 0Zm0 0q-6-14-18-10 12 2 18 10Zm0 0q8-12 16-8-10 2-16 8Z" fill="#17724f"/>`,
  MEX: `<rect width="96" height="96" fill="#ffb36b"/><circle cx="48" cy="34" r="15" fill="#ffe1a1"/>
    <path d="M0 72 30 40h36l30 32v24H0Z" fill="#9c4a3c"/><path d="M34 40h28l6 8H28Zm-12 14h52l8 9H14Zm-12 16h76l8 9H2Z" fill="#c2644b"/>
    <path d="M44 44h8v36h-8Z" fill="#7d352e"/>
    <path d="M10 96V70q0-4 4-4t4 4v8h5v-6q0-3 3-3t3 3v12H18v12Zm66 0V66q0-4 4-4t4 4v30Z" fill="#2e6b4f"/>`,
  SYD: `<rect width="96" height="96" fill="#8ccbf0"/><path d="M0 56h96v40H0Z" fill="#1d5f9c"/>
    <path d="M0 60q24-26 48-26t48 26h-4Q70 40 48 40T4 60Z" fill="#49566b"/><path d="M20 46v14m14-19v19m14-20v20m14-19v19m14-14v14" stroke="#49566b" stroke-width="2"/>
    <path d="M18 78q2-22 20-24 4 12-4 24Zm20 0q2-26 24-28 4 16-6 28Zm22 0q2-18 18-20 2 12-4 20Z" fill="#fdfdfd"/>
    <path d="M10 78h76v6H10Z" fill="#c8b79b"/><path d="M0 88q12-4 24 0t24 0 24 0 24 0v8H0Z" fill="#2a74b8"/>`,
};

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? engines.chromium.find() ?? undefined,
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
const lines = [];
for (const [code, scene] of Object.entries(scenes)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 96 96">${scene}</svg>`;
  const address = await page.evaluate(
    async ({ svg, size }) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
      canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
      return canvas.toDataURL('image/webp', 0.82);
    },
    { svg, size },
  );
  lines.push(`  '${code}.webp': webp(\n    '${address.split(',')[1]}',\n  ),`);
}
await browser.close();
const file = fileURLToPath(new URL('../server/src/airline/openskies/pictures.ts', import.meta.url));
writeFileSync(
  file,
  `/** Pictures of places, drawn by scripts/draw-pictures.mjs, which makes this file. */
import type { Picture } from '../airline.ts';

const webp = (base64: string): Picture => ({
  type: 'image/webp',
  bytes: Buffer.from(base64, 'base64'),
});

export const pictures: Readonly<Record<string, Picture>> = {
${lines.join('\n')}
};
`,
);
