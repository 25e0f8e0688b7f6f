/** The product as a visitor meets it: a real server with the demo model, the built pages, and Chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createNetServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import * as vite from 'vite';
import { engines } from '../../scripts/engines.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // A microphone that hums, for whom a page has allowed it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** A page, and everything on it that a visitor or a reviewer would object to. */
export interface Visit {
  page: Page;
  /** Console errors, uncaught exceptions, and requests to anybody but the site and the API. */
  complaints: string[];
  close(): Promise<void>;
}

export interface Stage {
  /** `http://127.0.0.1:<port>/support` */
  apiUrl: string;
  siteUrl: string;
  visit(path: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Ends the server with the signal and starts it again on the same data. */
  restartServer(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param environment more variables for the server, `OPENAI_BASE_URL` for one
 */
export async function startStage(environment: Record<string, string> = {}): Promise<Stage> {
  // Whatever stands when something fails is taken down: a server left behind would keep the test file from ending.
  const owned = new AsyncDisposableStack();
  try {
    return await setUp(environment, owned);
  } catch (error) {
    await owned.disposeAsync();
    throw error;
  }
}

async function setUp(
  environment: Record<string, string>,
  owned: AsyncDisposableStack,
): Promise<Stage> {
  const api = await startApi(environment);
  owned.defer(() => api.stop());
  const apiUrl = api.url;
  const folder = await mkdtemp(join(tmpdir(), 'openskies-pages-'));
  owned.defer(() => rm(folder, { recursive: true, force: true }));

  process.env['VITE_OPENSKIES_API_URL'] = apiUrl;
  const outDir = join(folder, 'pages');
  const configFile = join(repository, 'examples/vite.config.ts');
  await vite.build({ configFile, logLevel: 'error', build: { outDir } });
  const site = await vite.preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { port: await freePort(), host: 'localhost' },
  });
  owned.defer(() => site.close());
  const siteUrl = site.resolvedUrls!.local[0]!.replace(/\/$/, '');

  const executablePath = process.env['CHROMIUM'] ?? engines.chromium.find();
  if (!executablePath) throw new Error('These tests need Chromium.');
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  owned.defer(() => browser.close());

  return {
    apiUrl,
    siteUrl,
    visit: (path, options) =>
      visit(browser, [siteUrl, new URL(apiUrl).origin], siteUrl + path, options),
    restartServer: (signal) => api.restart(signal),
    stop: () => owned.disposeAsync(),
  };
}

/** A server with the demo model, on data of its own. */
export interface Api {
  /** `http://127.0.0.1:<port>/support` */
  url: string;
  /** Ends it with the signal and starts it again on the same data. */
  restart(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

export async function startApi(environment: Record<string, string> = {}): Promise<Api> {
  const folder = await mkdtemp(join(tmpdir(), 'openskies-api-'));
  const clear = () => rm(folder, { recursive: true, force: true });
  const port = await freePort();
  const start = () =>
    startServer(port, { OPENSKIES_DATA_DIR: join(folder, 'data'), ...environment });
  let server = await start().catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    url: `http://127.0.0.1:${port}/support`,
    async restart(signal) {
      await end(signal);
      server = await start();
    },
    async stop() {
      await end('SIGTERM');
      await clear();
    },
  };
}

async function startServer(port: number, environment: Record<string, string>) {
  const server = spawn(
    process.execPath,
    ['--conditions=openskies-source', join(repository, 'server/src/main.ts')],
    {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        OPENSKIES_DEMO_PACE_MS: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  server.stdout.on('data', (chunk) => (output += String(chunk)));
  server.stderr.on('data', (chunk) => (output += String(chunk)));
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended at once:\n${output}`);
    const health = await fetch(`http://127.0.0.1:${port}/support/health`).catch(() => null);
    if (health?.ok) return server;
    if (Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`The server does not answer:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function visit(
  browser: Browser,
  origins: string[],
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 940 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && !origins.includes(origin)) {
      complaints.push(`third-party request: ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

export async function freePort(): Promise<number> {
  const probe = createNetServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
