/** Takes the pictures of docs/images from the running product: `npm run screenshots`. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ConciergePage } from './concierge-page.ts';
import { takeGallery } from './gallery-pictures.ts';
import { takeLooks } from './looks.ts';
import { startSpokenModel } from './spoken-model.ts';
import { startStage } from './stage.ts';

interface Picture {
  name: string;
  size: [width: number, height: number];
  scheme?: 'light' | 'dark';
  direction?: 'rtl';
  pose(concierge: ConciergePage): Promise<void>;
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const seat = 'Can I change my seat on flight OA476 to 12C?';

const pictures: Picture[] = [
  { name: 'desktop-light', size: [1280, 900], pose: seatAndMeal },
  { name: 'desktop-dark', size: [1280, 900], scheme: 'dark', pose: seatAndMeal },
  { name: 'right-to-left', size: [1280, 900], direction: 'rtl', pose: seatAndMeal },
  { name: 'start', size: [1280, 900], pose: async () => {} },
  { name: 'seat-changed', size: [1280, 900], pose: (concierge) => concierge.say(seat) },
  {
    name: 'confirmation',
    size: [1280, 900],
    pose: (concierge) => concierge.say('Something came up. Please cancel my trip'),
  },
  {
    name: 'confirmation-dark',
    size: [1280, 900],
    scheme: 'dark',
    pose: (concierge) => concierge.say('Something came up. Please cancel my trip'),
  },
  {
    name: 'declined',
    size: [1280, 900],
    async pose(concierge) {
      await concierge.say('Please cancel my trip');
      await concierge.answerCard('Keep trip');
    },
  },
  {
    name: 'cancelled',
    size: [1280, 900],
    async pose(concierge) {
      await concierge.say('Please cancel my trip');
      await concierge.answerCard('Cancel trip');
    },
  },
  {
    name: 'bag',
    size: [1280, 900],
    async pose(concierge) {
      await concierge.say('Please add a checked bag');
      await concierge.answerCard(/\$35\.00/);
    },
  },
  {
    name: 'assistance',
    size: [1280, 900],
    pose: (concierge) => concierge.say('I need a wheelchair to the gate'),
  },
  {
    name: 'booking',
    size: [1280, 900],
    async pose(concierge) {
      await concierge.say(`Book a flight to Tokyo from ${day(30)} to ${day(37)} in business`);
      await concierge.part('widget').last().getByRole('button').first().click();
      await concierge.part('widget').nth(1).waitFor();
    },
  },
  {
    name: 'history',
    size: [1280, 900],
    async pose(concierge) {
      await concierge.say(seat);
      await concierge.root.getByRole('button', { name: 'Conversations' }).click();
      await concierge.part('history-item').first().waitFor();
    },
  },
  { name: 'phone-start', size: [360, 740], pose: async () => {} },
  { name: 'phone-chat', size: [360, 740], pose: seatAndMeal },
  {
    name: 'phone-confirmation',
    size: [360, 740],
    pose: (concierge) => concierge.say('Please add a checked bag'),
  },
  {
    name: 'phone-trip',
    size: [360, 740],
    async pose(concierge) {
      await concierge.say(seat);
      await concierge.root.getByRole('tab', { name: /trip/i }).click();
    },
  },
];

async function seatAndMeal(concierge: ConciergePage): Promise<void> {
  await concierge.say(seat);
  await concierge.say('Great. Please set a meal for me too');
  await concierge.part('widget').getByRole('button', { name: 'Vegetarian' }).click();
  await concierge.part('assistant-message').nth(2).waitFor();
}

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
await mkdir(folder, { recursive: true });
const only = process.argv.slice(2);
const stage = await startStage();
for (const { name, size, scheme = 'light', direction, pose } of pictures) {
  if (only.length > 0 && !only.includes(name)) continue;
  const [width, height] = size;
  const { page, complaints, close } = await stage.visit('/', {
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  if (direction) {
    await page.locator('html').evaluate((html, dir) => html.setAttribute('dir', dir), direction);
  }
  const concierge = new ConciergePage(page);
  await concierge.root.locator('[part~="customer-name"]').waitFor({ state: 'attached' });
  await pose(concierge);
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
  process.stdout.write(`docs/images/${name}.png ${complaints.join(' ')}\n`);
  await close();
}
await takeGallery(stage, folder, only);
await stage.stop();

await using model = await startSpokenModel();
const spoken = await startStage({ OPENAI_BASE_URL: model.baseURL, OPENAI_API_KEY: 'none' });
await takeLooks(spoken, folder, only, process.env['SINGLES']);
await spoken.stop();
