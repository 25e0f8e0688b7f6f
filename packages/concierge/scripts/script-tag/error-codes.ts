/**
 * The protocol's table of errors is for both sides. The element needs those codes alone that its sources give to an error;
 * all others come from a server, which sends their words along.
 */
import type { Plugin } from 'esbuild';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What never runs in a page, and words, whose keys look like codes. */
const serverSide = /\.test\.ts$|\/errors\.ts$|\/requests\.ts$|^src\/(text|testing|test)\//;

export function errorCodesPlugin(root: string): Plugin {
  return {
    name: 'error-codes',
    setup(build) {
      build.onLoad({ filter: /protocol\/src\/errors\.ts$/ }, async ({ path }) => {
        const table = await readFile(path, 'utf8');
        const files = globSync(['src/**/*.ts', '../protocol/src/*.ts'], { cwd: root });
        const texts = await Promise.all(
          files
            .filter((file) => !serverSide.test(file))
            .map((file) => readFile(join(root, file), 'utf8')),
        );
        const sources = texts.join('\n');
        // Neither compared, nor a key, nor words of the same name.
        const isNamed = (code: string): boolean =>
          new RegExp(`(?<![=!]== |text\\()'${code.replaceAll('.', '\\.')}'(?!:)`).test(sources);
        const contents = table.replaceAll(
          /^ {2}'([\w.]+)': \{[^}]*\},\n/gm,
          (entry: string, code: string) => (isNamed(code) ? entry : ''),
        );
        if (contents === table) throw new Error(`${path} has no table of the known form.`);
        return { contents, loader: 'ts' };
      });
    },
  };
}
