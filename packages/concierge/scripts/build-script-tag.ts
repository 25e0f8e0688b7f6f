/**
 * Builds the script-tag file, dist/openskies-concierge.js, and the parts that it loads later, dist/openskies-concierge/*.js.
 *
 * The file must work in a plain `<script src>`, so it can be no module; the parts are loaded by import(), so they are modules.
 * Both use the same Lit and the same views. Therefore two passes: the first splits everything into modules as for npm; the
 * second folds those that the page needs at once into one classic script, and makes each remaining one take what it shares
 * with that script from a registry on globalThis.
 */
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifyTemplatesPlugin } from '../minify-templates.ts';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const name = 'openskies-concierge';
const registry = `globalThis[Symbol.for(${JSON.stringify(`${name} ${manifest.version}`)})]`;

/**
 * Stands around the classic script: on a page that has the element already, nothing of a second one is evaluated (words as in
 * define.ts, which guards the other door). The parts lie beside the script, wherever that is.
 */
const before = `(()=>{let t="${name}",e=customElements.get(t);if(e)return void console.warn(\`<\${t}> is already registered (version \${e.version??"unknown"}); version ${manifest.version} stays out of the way. Load the script once.\`);let openskiesBase=new URL(".",document.currentScript?.src||document.baseURI).href;`;
const after = '})();';

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  legalComments: 'none',
  write: false,
  charset: 'utf8',
};

interface Split {
  /** File name → code. */
  files: Map<string, string>;
  /** File name → what it imports, and how. */
  imports: Map<string, { file: string; lazy: boolean }[]>;
}

async function splitIntoModules(): Promise<Split> {
  const result = await build({
    ...common,
    entryPoints: { define: 'src/define.ts' },
    format: 'esm',
    splitting: true,
    outdir: 'dist/split',
    conditions: ['openskies-source', 'browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [minifyTemplatesPlugin as Plugin],
    metafile: true,
    write: false,
  });
  const outputs: Metafile['outputs'] = result.metafile.outputs;
  return {
    files: new Map(result.outputFiles.map(({ path, text }) => [basename(path), text])),
    imports: new Map(
      Object.entries(outputs).map(([path, { imports }]) => [
        basename(path),
        imports
          .filter(({ external }) => !external)
          .map(({ path: to, kind }) => ({ file: basename(to), lazy: kind === 'dynamic-import' })),
      ]),
    ),
  };
}

/** The entry and everything that it imports at once. */
function coreOf({ imports }: Split): Set<string> {
  const core = new Set(['define.js']);
  for (const file of core) {
    for (const to of imports.get(file) ?? []) if (!to.lazy) core.add(to.file);
  }
  return core;
}

/** Resolves the first pass's files in memory. `place` says what becomes of an import, or null to fold the file in. */
function fromMemory(
  { files }: Split,
  place: (file: string, lazy: boolean) => { path: string } | 'registry' | null,
): Plugin {
  return {
    name: 'from-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) => {
        const file = basename(path);
        const placed = place(file, kind === 'dynamic-import');
        if (placed === 'registry') return { path: file, namespace: 'registry' };
        if (placed) return { path: placed.path, external: true };
        return { path: file, namespace: 'split' };
      });
      onLoad({ filter: /./, namespace: 'split' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        resolveDir: root,
      }));
      onLoad({ filter: /./, namespace: 'registry' }, ({ path }) => ({
        contents: `module.exports = ${registry}[${JSON.stringify(path)}];`,
      }));
    },
  };
}

async function foldCore(split: Split, core: Set<string>): Promise<string> {
  const shared = new Set<string>();
  for (const [file, imports] of split.imports) {
    if (core.has(file)) continue;
    for (const to of imports) if (core.has(to.file)) shared.add(to.file);
  }
  const names = [...shared].sort();
  const contents = [
    ...names.map((file, index) => `import * as shared${index} from './${file}';`),
    `import './define.js';`,
    `${registry} = { ${names.map((file, index) => `${JSON.stringify(file)}: shared${index}`).join(', ')} };`,
  ].join('\n');
  const result = await build({
    ...common,
    stdin: { contents, resolveDir: root },
    format: 'iife',
    minify: true,
    write: false,
    plugins: [fromMemory(split, (file, lazy) => (lazy ? { path: `./${name}/${file}` } : null))],
  });
  const code = result.outputFiles[0]?.text ?? '';
  return before + code.replaceAll('import("./', 'import(openskiesBase+"') + after;
}

async function makePart(split: Split, core: Set<string>, file: string): Promise<string> {
  const result = await build({
    ...common,
    stdin: { contents: split.files.get(file) ?? '', resolveDir: root },
    format: 'esm',
    minify: true,
    write: false,
    plugins: [fromMemory(split, (to) => (core.has(to) ? 'registry' : { path: `./${to}` }))],
  });
  return result.outputFiles[0]?.text ?? '';
}

const split = await splitIntoModules();
const core = coreOf(split);
const outputs = new Map([[`${name}.js`, await foldCore(split, core)]]);
for (const file of split.files.keys()) {
  if (!core.has(file)) outputs.set(`${name}/${file}`, await makePart(split, core, file));
}
await rm(join(root, 'dist', name), { recursive: true, force: true });
for (const [file, code] of outputs) {
  const path = join(root, 'dist', file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}
