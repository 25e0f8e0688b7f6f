/** `npm start`: the product from a bare clone. `npm run dev` (--watch): the same, following every change. */
import { command } from './failure.mjs';
import { prepared } from './install.mjs';

await command(async () => {
  await prepared(import.meta.url);
  const { serve } = await import('./serve.mjs');
  await serve({ watch: process.argv.includes('--watch') });
});
