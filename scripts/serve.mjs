/** Runs the product: the API server as a child, the demo airline site in this process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { Failure } from './failure.mjs';
import { root } from './install.mjs';
import { onNpmEnded } from './npm-ended.mjs';

const announcement = /^OpenSkies Concierge API: (\S+) \((.+)\)$/;
const siteHost = '127.0.0.1';
const endLimit = 20_000; // milliseconds; the server gives itself 15 seconds

/** @param {string} name @param {number} preset */
function portFrom(name, preset) {
  const text = process.env[name]?.trim() || String(preset);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`${name} must be a port between 1 and 65535; it is "${text}".`);
  }
  return port;
}

/**
 * Asked before anything is built, so that the answer comes at once.
 *
 * @param {string} variable that sets the port
 * @param {number} port
 * @param {string[]} hosts on which somebody else could have it
 */
async function refuseTaken(variable, port, hosts) {
  for (const host of hosts) {
    const probe = createProbe().listen({ port, host, exclusive: true });
    try {
      await once(probe, 'listening');
      probe.close();
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EADDRINUSE') {
        throw new Failure(`Port ${port} is taken. Set ${variable} to a free one.`);
      }
    }
  }
}

/** @param {string[]} flags of Node */
function startServer(flags) {
  const main = join(root, 'server/src/main.ts');
  const child = spawn(process.execPath, ['--conditions=openskies-source', ...flags, main], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<{ url: string, model: string }>} */
  const announced = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url, model] = announcement.exec(line) ?? [];
      if (url && model) resolve({ url, model });
      else console.log(line);
    });
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  return { child, announced, ended };
}

/** @param {number} port @param {boolean} watch */
async function startSite(port, watch) {
  const vite = await import('vite');
  const configFile = join(root, 'examples/vite.config.ts');
  const address = { port, host: siteHost, strictPort: true };
  if (!watch) return vite.preview({ configFile, logLevel: 'warn', preview: address });
  const server = await vite.createServer({ configFile, logLevel: 'warn', server: address });
  return server.listen();
}

/** @param {string} url */
async function answers(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(endLimit) });
  if (!response.ok) throw new Failure(`${url} answers ${response.status}.`);
}

/**
 * Serves until a signal, or until the server ends.
 *
 * @param {{ watch: boolean }} options watch: the server restarts and the site reloads when a source file changes
 */
export async function serve({ watch }) {
  const apiPort = portFrom('PORT', 8001);
  const sitePort = portFrom('DEMO_PORT', 5171);
  const apiHost = process.env['HOST']?.trim() || '127.0.0.1';
  if (apiPort === sitePort) {
    throw new Failure(`PORT and DEMO_PORT are both ${apiPort}. Give them two different ports.`);
  }
  await refuseTaken('PORT', apiPort, [apiHost]);
  // A page at "localhost" may be looked for at either address of this machine.
  await refuseTaken('DEMO_PORT', sitePort, [siteHost, '::1']);
  await build(watch ? ['script-tag'] : ['script-tag', 'site']);

  let stopping = false;
  const server = startServer(watch ? ['--watch', '--watch-preserve-output'] : []);
  const stop = () => {
    stopping = true;
    server.child.kill('SIGTERM');
    setTimeout(() => server.child.kill('SIGKILL'), endLimit).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  onNpmEnded(stop);

  /** @type {Awaited<ReturnType<typeof startSite>> | undefined} */
  let site;
  try {
    const first = await Promise.race([server.announced, server.ended]);
    if ('url' in first) {
      site = await startSite(sitePort, watch);
      await Promise.all([
        answers(`${first.url}/health`),
        answers(`http://${siteHost}:${sitePort}/`),
      ]);
      console.log(`\n  Demo airline  http://localhost:${sitePort}`);
      console.log(`  API           ${first.url} (${first.model})\n\n  Ctrl+C ends both.\n`);
    }
    const { code, signal } = await server.ended;
    if (!stopping)
      throw new Failure(`The server ended by itself (${signal ?? `exit code ${code}`}).`);
  } finally {
    server.child.kill('SIGTERM');
    await site?.close();
  }
}
