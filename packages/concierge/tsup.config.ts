/** The modules for bundlers. The file for a script tag is tsup.script-tag.config.ts's. */
import { defineConfig } from 'tsup';
import { minifyStyles } from './minify-styles.ts';

export default defineConfig({
  entry: { index: 'src/index.ts', define: 'src/define.ts', react: 'src/react.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  splitting: true,
  dts: true,
  sourcemap: true,
  esbuildPlugins: [minifyStyles],
  clean: ['!openskies-concierge.js', '!openskies-concierge.js.map'],
  outExtension: () => ({ js: '.js' }),
});
