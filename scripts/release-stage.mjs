/** What the release check looks at: servers of the installed packages, and a page in Chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { engines } from './engines.mjs';
import { Failure } from './failure.mjs';

const host = '127.0.0.1';
const patience = 120_000; // milliseconds for anything that starts
/** @type {Record<string, string>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * A program of an installed package, once it answers.
 *
 * @param {string} folder @param {string[]} args @param {Record<string, string>} env @param {string} url
 */
async function start(folder, args, env, url) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (chunk) => (said += chunk));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  for (const began = Date.now(); ; await delay(100)) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return stop;
    if (child.exitCode !== null || Date.now() - began > patience) {
      await stop();
      throw new Failure(`${args.join(' ')} does not answer at ${url}\n${said}`);
    }
  }
}

/** The server's own command, as it is installed. @param {string} folder @param {string} data */
export async function serveApi(folder, data) {
  const url = `http://${host}:${await freePort()}/support`;
  const entry = join(folder, 'node_modules/@openskies/concierge-server/dist/main.js');
  const env = { PORT: new URL(url).port, OPENSKIES_DATA_DIR: data, OPENSKIES_DEMO_PACE_MS: '0' };
  const stop = await start(folder, [entry], env, `${url}/health?ready=1`);
  const script = await (await fetch(`${url}/openskies-concierge.js`)).text();
  return { url, stop, script: Math.round(script.length / 1024) };
}

/** @param {string} folder of a built Next program */
export async function serveNext(folder) {
  const port = String(await freePort());
  const url = `http://${host}:${port}/`;
  const next = join(folder, 'node_modules/next/dist/bin/next');
  const stop = await start(folder, [next, 'start', '--port', port, '--hostname', host], {}, url);
  return { url, stop };
}

/** @param {string} folder of plain files */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', `http://${host}`).pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  }).listen(0, host);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://${host}:${port}/`, stop };
}

/**
 * Opens a page, asks something, and says what was seen.
 *
 * @param {string} url
 */
export async function look(url) {
  const executablePath = process.env['CHROMIUM'] ?? engines.chromium.find();
  if (!executablePath) throw new Failure('There is no Chromium: set CHROMIUM to its path.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patience);
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.addInitScript(() => {
      const shifts = /** @type {{ shift: number }} */ (/** @type {unknown} */ (globalThis));
      shifts.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          shifts.shift += /** @type {{ value: number }} */ (/** @type {unknown} */ (entry)).value;
        }
      }).observe({ type: /** @type {any} */ ('layout-shift'), buffered: true });
    });
    await page.goto(url);
    const concierge = page.locator('openskies-concierge').first();
    const part = (/** @type {string} */ name) => concierge.locator(`[part~="${name}"]`);
    await part('composer-input').waitFor();
    await part('customer-name').waitFor();
    const shift = await page.evaluate(
      () => /** @type {{ shift: number }} */ (/** @type {unknown} */ (globalThis)).shift,
    );
    await part('composer-input').fill('Which seat do I have?');
    await part('composer-input').press('Enter');
    await part('assistant-message').last().getByText('14A').waitFor();
    if (complaints.length > 0) throw new Failure(`${url} complains:\n${complaints.join('\n')}`);
    if (shift > 0) throw new Failure(`${url}: the page shifted by ${shift}.`);
    return `drawn in Chromium, customer shown, question answered, layout shift ${shift}`;
  } finally {
    await browser.close();
  }
}
