/**
 * The element's tests in Chromium, Firefox and WebKit.
 * While working on one view: `ENGINES=chromium npm run test:element -- --files src/chat/steps.test.ts`
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { elementReporter } from '../../scripts/element-reporter.mjs';
import { engines, findMiniBrowser, installCommand } from '../../scripts/engines.mjs';
import { webkitLauncher } from '../../scripts/webkit-launcher.mjs';
import { scriptedServer } from './test/scripted-server.mjs';
import { statesPlugin } from './test/states/plugin.mjs';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const chromiumArgs = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // A root user has no user namespace to build the sandbox from.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const named = /** @param {any} launcher @param {string} name */ (launcher, name) =>
  Object.assign(launcher, { name });

/** @type {Record<keyof typeof engines, (program: string) => import('@web/test-runner-core').BrowserLauncher>} */
const launchers = {
  chromium: (executablePath) =>
    named(chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs } }), 'Chromium'),
  firefox: (executablePath) =>
    named(
      chromeLauncher({
        puppeteer: puppeteerCore,
        launchOptions: { browser: 'firefox', executablePath, headless: true },
      }),
      'Firefox',
    ),
  webkit: (driver) => webkitLauncher({ driver, browser: findMiniBrowser() ?? '' }),
};

const wanted = (process.env['ENGINES'] ?? Object.keys(engines).join(',')).split(',');
const browsers = [];
const missing = [];
for (const name of wanted) {
  if (!(name in engines)) throw new Error(`ENGINES: ${name} is none of ${Object.keys(engines)}`);
  const key = /** @type {keyof typeof engines} */ (name);
  const program = engines[key].find();
  if (program) browsers.push(launchers[key](program));
  else missing.push(engines[key]);
}
if (missing.length > 0 && process.env['TEST_SET'] === undefined) {
  const names = missing.map((engine) => engine.name).join(', ');
  console.log(`Not tested here, because absent: ${names}. To have it: ${installCommand(missing)}`);
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  rootDir: here('../..'),
  hostname: '127.0.0.1',
  browsers,
  // Two browsers on two cores starve each other’s timers.
  concurrentBrowsers: 1,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 900_000,
  // A hang ends too; a busy machine is no hang.
  testFramework: { config: { timeout: 60_000 } },
  nodeResolve: { exportConditions: ['openskies-source', 'browser', 'development'] },
  middleware: [scriptedServer()],
  plugins: [
    statesPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('./tsconfig.json') }),
  ],
  reporters: [elementReporter()],
  staticLogging: true,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
