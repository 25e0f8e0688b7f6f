/** The one file for a script tag: everything in it, nothing else needed. */
import { defineConfig } from 'tsup';
import { minifyStyles } from './minify-styles.ts';
import manifest from './package.json' with { type: 'json' };

/**
 * Stands around the whole file: on a page that has the element already, nothing of a second one is evaluated.
 * Words as in define.ts, which guards the other door.
 */
const guard = `(()=>{let t="openskies-concierge",e=customElements.get(t);if(e)return void console.warn(\`<\${t}> is already registered (version \${e.version??"unknown"}); version ${manifest.version} stays out of the way. Load the script once.\`);`;

export default defineConfig({
  entry: { 'openskies-concierge': 'src/define.ts' },
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  noExternal: [/.*/],
  minify: true,
  sourcemap: true,
  esbuildPlugins: [minifyStyles],
  banner: { js: guard },
  footer: { js: '})();' },
  esbuildOptions(options) {
    options.conditions = ['openskies-source', 'browser', 'production'];
    options.define = { ...options.define, 'process.env.NODE_ENV': '"production"' };
    options.legalComments = 'none';
  },
  outExtension: () => ({ js: '.js' }),
});
