/** The modules for bundlers. The file for a script tag is made by scripts/build-script-tag.ts. */
import { defineConfig } from 'tsup';
import { minifyTemplatesPlugin } from './minify-templates.ts';

export default defineConfig({
  entry: { index: 'src/index.ts', define: 'src/define.ts', react: 'src/react.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  splitting: true,
  dts: true,
  sourcemap: true,
  esbuildPlugins: [minifyTemplatesPlugin],
  clean: ['!openskies-concierge*', '!openskies-concierge/*'],
  outExtension: () => ({ js: '.js' }),
});
