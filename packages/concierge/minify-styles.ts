/** Takes comments and layout out of css`…` literals: esbuild minifies code, not text in code. */
import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Strings stay as they are; a space before a colon means a descendant and stays too. */
const parts = /(["'])(?:\\.|(?!\1).)*\1|\/\*[\s\S]*?\*\/|\s*([{};,])\s*|:\s+|\s+/g;

function minify(css: string): string {
  return css
    .replace(parts, (match: string, quote?: string, mark?: string) => {
      if (quote) return match;
      if (match.startsWith('/*')) return '';
      if (mark) return mark;
      return match.startsWith(':') ? ':' : ' ';
    })
    .replaceAll(';}', '}');
}

export const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup(build) {
    build.onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/(\bcss)`([^`]*)`/g, (_match, tag: string, css: string) => {
        const pieces = css.split(/(\$\{[^}]*\})/); // every second one is code
        return `${tag}\`${pieces.map((piece, i) => (i % 2 ? piece : minify(piece))).join('')}\``;
      });
      return { contents, loader: 'ts' };
    });
  },
};
