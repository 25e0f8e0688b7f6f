/** Serves the hostile pages, an older copy of the element's script and a second Lit, and takes the visitors' reports. */
import { build } from 'esbuild';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { toHtml, type HostilePage } from './pages.ts';
import type { Report } from './report.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../../packages/concierge/dist/', import.meta.url));
const { version } = JSON.parse(await readFile(join(dist, '../package.json'), 'utf8')) as {
  version: string;
};

export interface HostileSite {
  /** Puts the page on an origin of its own, so that no visit finds what an earlier one has stored. */
  visit(page: HostilePage): Promise<Visit>;
}

export interface Visit {
  origin: string;
  /** What the visitor reports. */
  report: Promise<Report>;
  close(): void;
}

/**
 * @param api origin of the concierge server
 * @param files path → text of what it serves besides
 */
export async function openSite(
  api: string,
  files: Readonly<Record<string, string>> = {},
): Promise<HostileSite> {
  const [visitor, secondLit] = await Promise.all([
    bundle({ entryPoints: [join(here, 'visitor.ts')] }),
    bundle({ stdin: { contents: secondLitSource, resolveDir: here } }),
  ]);
  const nonce = randomBytes(12).toString('base64');

  const answer = async (
    page: HostilePage,
    done: (report: Report) => void,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { pathname, origin } = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (pathname === '/report') {
      done(JSON.parse(await text(request)) as Report);
      response.end();
    } else if (pathname === '/') {
      const policy = page.policy?.replaceAll('$nonce', nonce).replaceAll('$api', api);
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(policy ? { 'content-security-policy': policy } : {}),
        ...page.headers,
      });
      response.end(toHtml(page, api, nonce, `${api} ${origin}`));
    } else {
      const code = await script(pathname);
      response.writeHead(code === null ? 404 : 200, { 'content-type': 'text/javascript' });
      response.end(code);
    }
  };

  const script = async (path: string): Promise<string | null> => {
    if (Object.hasOwn(files, path)) return files[path]!;
    if (path === '/visitor.js') return visitor;
    if (path === '/second-lit.js') return secondLit;
    const [, older] = /^\/older\/([\w./-]+\.js)$/.exec(path) ?? [];
    if (!older) return null;
    const file = older.includes('/') ? join('openskies-concierge', basename(older)) : older;
    return (await readFile(join(dist, file), 'utf8')).replaceAll(version, '0.0.9');
  };

  return {
    async visit(page) {
      let done!: (report: Report) => void;
      const report = new Promise<Report>((resolve) => (done = resolve));
      const server = createServer(
        (request, response) => void answer(page, done, request, response),
      );
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      return { origin: `http://127.0.0.1:${port}`, report, close };
    },
  };
}

export async function bundle(from: Parameters<typeof build>[0]): Promise<string> {
  const { outputFiles } = await build({
    ...from,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['browser', 'production'],
    write: false,
  });
  return outputFiles![0]!.text;
}

const secondLitSource = `
  import { LitElement, html, css } from 'lit';
  class PageGreeting extends LitElement {
    static styles = css\`:host { display: block }\`;
    render() { return html\`<p>Welcome, <b>\${'guest'}</b></p>\`; }
  }
  customElements.define('page-greeting', PageGreeting);
  addEventListener('DOMContentLoaded', () => document.body.append(document.createElement('page-greeting')));`;
