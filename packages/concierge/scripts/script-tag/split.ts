/** The first pass: everything as modules, as for npm, with what they share in modules of its own. */
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifyTemplatesPlugin } from '../../minify-templates.ts';
import { errorCodesPlugin } from './error-codes.ts';
import { litPlugin } from './lit.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
};

/** One import statement. */
export interface Import {
  statement: string;
  from: string;
  /** Name there → name here. */
  names: [string, string][];
}

export interface SplitFile {
  code: string;
  /** The source file that somebody imports to have this one; undefined for what several share. */
  source: string | undefined;
  /** What it cannot do without. */
  imports: Import[];
  /** What whoever imports it finds in it. */
  exports: string[];
  /** Source file → its bytes in here. */
  inputs: [file: string, bytes: number][];
}

/** File name → file. The page's first is `define.js`. */
export type Split = ReadonlyMap<string, SplitFile>;

export async function splitIntoModules({ minify = false } = {}): Promise<Split> {
  const result = await build({
    ...common,
    entryPoints: { define: 'src/define.ts' },
    format: 'esm',
    splitting: true,
    outdir: 'dist/split',
    minify,
    conditions: ['openskies-source', 'browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [minifyTemplatesPlugin as Plugin, errorCodesPlugin(root), litPlugin],
    metafile: true,
    write: false,
  });
  const outputs: Metafile['outputs'] = result.metafile.outputs;
  const texts = new Map(result.outputFiles.map(({ path, text }) => [basename(path), text]));
  return new Map(
    Object.entries(outputs)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { entryPoint, inputs, imports, exports }]) => {
        const code = withoutTable(texts.get(basename(path)) ?? '');
        const needed = imports.filter(
          ({ kind, external }) => kind === 'import-statement' && !external,
        );
        const file: SplitFile = {
          code,
          source: entryPoint,
          imports: minify
            ? needed.map(({ path: to }) => ({ statement: '', from: basename(to), names: [] }))
            : importsOf(code),
          exports,
          inputs: Object.entries(inputs).map(([input, { bytesInOutput }]) => [
            input,
            bytesInOutput,
          ]),
        };
        return [basename(path), file];
      }),
  );
}

/** Icons by their letter: what loads one, in place of esbuild's table of them all. */
function withoutTable(code: string): string {
  const short = code
    .replace(
      /__glob\(\{[^}]*rare-icons[^}]*\}\)/,
      '(file) => openskies.load(`icons-${file.at(-4)}`).then((part) => part[file.at(-4)])',
    )
    .replace(/^ {2}__glob,?\n/m, '');
  if (short.includes('__glob(')) throw new Error('A table of files has another form than known.');
  return short;
}

/** As esbuild writes them. */
function importsOf(code: string): Import[] {
  return [...code.matchAll(/^import (?:\{([^}]*)\} from )?"\.\/([^"]+)";$/gm)].map(
    ([statement, list = '', from = '']) => {
      const names = list.split(',').map((name) => name.trim().split(' as '));
      const pairs = names.map(([there = '', here = there]): [string, string] => [there, here]);
      return { statement, from, names: pairs.filter(([there]) => there !== '') };
    },
  );
}
