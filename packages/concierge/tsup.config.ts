/** Two outcomes: modules for bundlers, and one file for a script tag. */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const manifest = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * Stands around the whole script-tag file: on a page that has the element already nothing of a second one is evaluated.
 * Words as in define.ts, which guards the other door.
 */
const guard = {
  js: `(()=>{let t="openskies-concierge",e=customElements.get(t);if(e)return void console.warn(\`<\${t}> is already registered (version \${e.version??"unknown"}); version ${manifest.version} stays out of the way. Load the script once.\`);`,
};

export default defineConfig([
  {
    entry: { index: 'src/index.ts', define: 'src/define.ts', react: 'src/react.ts' },
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    splitting: true,
    dts: true,
    sourcemap: true,
    outExtension: () => ({ js: '.js' }),
  },
  {
    entry: { 'openskies-concierge': 'src/define.ts' },
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    noExternal: [/.*/],
    minify: true,
    sourcemap: true,
    banner: guard,
    footer: { js: '})();' },
    esbuildOptions(options) {
      options.conditions = ['openskies-source', 'browser', 'production'];
      options.define = { ...options.define, 'process.env.NODE_ENV': '"production"' };
      options.legalComments = 'none';
    },
    outExtension: () => ({ js: '.js' }),
  },
]);
