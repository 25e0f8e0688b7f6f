/** Opens an address in Chromium, Firefox or WebKit, each by what is at hand for it. */
import { puppeteerCore } from '@web/test-runner-chrome';
import { chromium } from 'playwright-core';
import { engines, findMiniBrowser } from '../../../scripts/engines.mjs';
import { WebKit } from '../../../scripts/webkit-launcher.mjs';
import { chromiumFlags } from '../stage.ts';
import type { HostilePage } from './pages.ts';

export interface Tab {
  /** What the browser itself saw that no page can hide: requests and uncaught errors. */
  seen: { requests: string[]; errors: string[] };
  close(): Promise<void>;
}

export interface Browser {
  name: string;
  /** Whether the engine, as it is driven here, can show the page as this reader has it. */
  can(reader: HostilePage['reader']): boolean;
  open(url: string, reader: HostilePage['reader']): Promise<Tab>;
  close(): Promise<void>;
}

type Launch = (program: string) => Promise<Browser>;

const nothingSeen = () => ({ requests: [], errors: [] });

const launchChromium: Launch = async (executablePath) => {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  return {
    name: `Chromium ${browser.version().split('.')[0]}`,
    can: () => true,
    async open(url, reader) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...(reader === 'reduced motion' ? { reducedMotion: 'reduce' as const } : {}),
        ...(reader === 'forced colours' ? { forcedColors: 'active' as const } : {}),
      });
      const page = await context.newPage();
      const seen: Tab['seen'] = nothingSeen();
      page.on('request', (request) => seen.requests.push(request.url()));
      page.on('pageerror', ({ message }) => seen.errors.push(message));
      await page.goto(url);
      return { seen, close: () => context.close() };
    },
    close: () => browser.close(),
  };
};

/** Readers' settings are preferences of the whole browser, so each has a browser of its own. */
const firefoxPreferences = {
  'reduced motion': { 'ui.prefersReducedMotion': 1 },
  'forced colours': { 'browser.display.document_color_use': 2 },
};

const launchFirefox: Launch = async (executablePath) => {
  const launch = (reader: HostilePage['reader']) =>
    puppeteerCore.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      extraPrefsFirefox: reader ? firefoxPreferences[reader] : {},
    });
  const plain = await launch(undefined);
  return {
    name: (await plain.version())
      .replace(/[/](\d+).*/, ' $1')
      .replace(/^./, (c) => c.toUpperCase()),
    can: () => true,
    async open(url, reader) {
      const browser = reader ? await launch(reader) : plain;
      const page = await browser.newPage();
      const seen: Tab['seen'] = nothingSeen();
      page.on('request', (request) => seen.requests.push(request.url()));
      page.on('pageerror', (error) => seen.errors.push(String(error)));
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(url);
      return { seen, close: () => (reader ? browser.close() : page.close()) };
    },
    close: () => plain.close(),
  };
};

const launchWebKit: Launch = async (driver) => {
  const webkit = new WebKit({ driver, browser: findMiniBrowser() ?? '' });
  await webkit.start();
  return {
    name: 'WebKitGTK',
    can: (reader) => !reader,
    async open(url) {
      await webkit.open(url);
      return { seen: nothingSeen(), close: () => webkit.open('about:blank') };
    },
    close: () => webkit.stop(),
  };
};

const launches = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };

/** The engines of this machine, or those of them that the environment's `ENGINES` names. */
export const present = Object.entries(launches).flatMap(([key, launch]) => {
  const wanted = (process.env['ENGINES'] ?? Object.keys(launches).join()).split(',');
  const program = engines[key as keyof typeof engines].find();
  return program && wanted.includes(key) ? [{ key, launch: () => launch(program) }] : [];
});
