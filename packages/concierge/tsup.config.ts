/** The modules for bundlers. The file for a script tag is made by scripts/build-script-tag.ts. */
import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { minifyTemplatesPlugin } from './minify-templates.ts';

/** The languages that load: those files of src/text that are named by a tag. */
const locales = readdirSync(new URL('src/text', import.meta.url))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => /^[a-z]{2}(-[A-Z0-9]{2,3})?$/.test(name) && name !== 'en');

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    define: 'src/define.ts',
    react: 'src/react.ts',
    testing: 'src/testing/index.ts',
    'locales/en': 'src/text/english.ts',
    ...Object.fromEntries(locales.map((tag) => [`locales/${tag}`, `src/text/${tag}.ts`])),
  },
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  splitting: true,
  dts: true,
  sourcemap: true,
  esbuildPlugins: [minifyTemplatesPlugin],
  clean: ['!openskies-concierge*', '!openskies-concierge/*', '!release/**'],
  outExtension: () => ({ js: '.js' }),
});
