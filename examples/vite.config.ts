/** Serves and builds the demo airline site (at /) and the examples (each at /<name>/). */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Connect, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const pages = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${root}${entry.name}/index.html`))
  .map((entry) => entry.name);

process.env['VITE_OPENSKIES_API_URL'] ??= `http://127.0.0.1:${process.env['PORT'] ?? 8001}/support`;

/** The site is the front page; its files stay in a folder like every example's. */
const toSite: Connect.NextHandleFunction = (request, response, next) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://site');
  if (pathname !== '/') return next();
  response.writeHead(302, { location: `/airline-site/${search}` }).end();
};

/** The page with a login asks who is there; where its backend does not run, nothing is the answer. */
const nobody: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url !== '/host-login/api/me') return next();
  response.writeHead(204).end();
};

const demoAddresses: Plugin = {
  name: 'demo-addresses',
  configureServer: ({ middlewares }) => void middlewares.use(toSite).use(nobody),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(toSite).use(nobody),
};

export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [demoAddresses],
  resolve: { conditions: ['openskies-source', ...defaultClientConditions] },
  server: { strictPort: true },
  preview: { strictPort: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: pages.map((name) => `${root}${name}/index.html`) },
  },
});
