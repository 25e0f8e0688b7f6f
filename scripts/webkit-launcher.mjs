/**
 * Runs web-test-runner sessions in WebKitGTK: its own WebDriver, and a screen of its own (Xvfb).
 * The stock launcher for this needs webdriverio and three downloaded drivers; the protocol is four calls.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const startLimit = 20_000; // milliseconds

/** One WebDriver session; sessions of the runner come one after the other into its one window. */
export class WebKit {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];
  #base = '';
  #session = '';
  /** Of the engine, once started. */
  version = '';

  /** @param {{ driver: string, browser: string }} programs */
  constructor(programs) {
    this.programs = programs;
  }

  async start() {
    const screen = this.#spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    const pipe = /** @type {import('node:stream').Readable} */ (screen.stdio[3]);
    const [display] = await once(pipe, 'data', { signal: AbortSignal.timeout(startLimit) });
    const port = await freePort();
    this.#spawn(this.programs.driver, ['--host=127.0.0.1', `--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${String(display).trim()}`,
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
    this.#base = `http://127.0.0.1:${port}`;
    await this.#answers();
    const { sessionId, capabilities } = await this.#call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: this.programs.browser, args: ['--automation'] },
        },
      },
    });
    this.#session = sessionId;
    this.version = String(capabilities.browserVersion);
  }

  /** @param {string} url */
  open(url) {
    return this.#call('POST', `/session/${this.#session}/url`, { url });
  }

  async stop() {
    if (this.#session) await this.#call('DELETE', `/session/${this.#session}`).catch(() => {});
    for (const child of this.#children.reverse()) child.kill();
  }

  /**
   * @param {string} program
   * @param {string[]} args
   * @param {import('node:child_process').SpawnOptions} options
   */
  #spawn(program, args, options) {
    const child = spawn(program, args, options);
    this.#children.push(child);
    return child;
  }

  async #answers() {
    const end = Date.now() + startLimit;
    for (;;) {
      try {
        return await this.#call('GET', '/status');
      } catch (error) {
        if (Date.now() > end) throw new Error('WebKitWebDriver does not answer', { cause: error });
        await delay(50);
      }
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async #call(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`WebKitWebDriver: ${value?.message ?? response.status}`);
    return value;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {{ driver: string, browser: string }} programs paths of WebKitWebDriver and MiniBrowser
 * @returns {import('@web/test-runner-core').BrowserLauncher}
 */
export function webkitLauncher(programs) {
  const webkit = new WebKit(programs);
  /** @type {Promise<void> | undefined} */
  let started;
  /** @type {Map<string, string>} */
  const urls = new Map();
  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency: 1,
    async startSession(id, url) {
      await (started ??= webkit.start());
      urls.set(id, url);
      await webkit.open(url);
    },
    isActive: (id) => urls.has(id),
    getBrowserUrl: (id) => urls.get(id),
    async stopSession(id) {
      urls.delete(id);
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKit here has no window to debug in: use Chromium');
    },
    stop: () => webkit.stop(),
  };
}
