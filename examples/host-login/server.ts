/** Runs the example: `node --conditions=openskies-source examples/host-login/server.ts` */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { HostBackend } from './host/backend.ts';
import { startConcierge } from './host/concierge.ts';

const port = Number(process.env['DEMO_PORT'] ?? 5172);
const origin = `http://localhost:${port}`;
const backend = new HostBackend();
const concierge = await startConcierge({ origin, port: Number(process.env['PORT'] ?? 8002) });
backend.apiUrl = concierge.url;
const site = await createServer({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  plugins: [
    {
      name: 'host-backend',
      enforce: 'pre',
      configureServer: ({ middlewares }) => void middlewares.use(backend.handle),
    },
  ],
  server: { port, host: 'localhost' },
});
await site.listen();
process.stdout.write(`Host site: ${origin}/host-login/\nConcierge: ${concierge.url}\n`);
