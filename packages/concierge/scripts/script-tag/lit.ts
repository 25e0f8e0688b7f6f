/**
 * Lit without what no browser needs that can draw this element: the ways round for browsers without adoptedStyleSheets (the
 * element's nested styles are newer than those), the hooks of their polyfills, the lists of versions on the page's window,
 * and words for authors of style sheets.
 */
import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';

/** What stands in Lit as published, and what takes its place. What then does nothing is dropped by the minifier. */
const edits: readonly [file: string, found: RegExp, instead: string][] = [
  ['css-tag.js', /\w\.ShadowRoot&&.*?CSSStyleSheet\.prototype/, '!0'],
  ['css-tag.js', /"CSSResult is not constructable[^"]*"/, '"css"'],
  ['css-tag.js', /"Value passed to 'css'[^"]*"\+\w\+"[^"]*"/, '"css"'],
  ['reactive-element.js', /\w\.reactiveElementPolyfillSupport/, 'void 0'],
  ['reactive-element.js', /\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['lit-html.js', /\w\.litHtmlPolyfillSupport/, 'void 0'],
  ['lit-html.js', /\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
  ['lit-element.js', /\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\)/, '0'],
  ['lit-element.js', /\w\.litElementPolyfillSupport/, 'void 0'],
  ['lit-element.js', /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0'],
];

export const litPlugin: Plugin = {
  name: 'lit',
  setup(build) {
    const filter = /\/(css-tag|reactive-element|lit-html|lit-element)\.js$/;
    build.onLoad({ filter }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [file, found, instead] of edits) {
        if (!path.endsWith(`/${file}`)) continue;
        if (!found.test(contents)) throw new Error(`${path} has nothing like ${found.source}`);
        contents = contents.replace(found, instead);
      }
      return { contents };
    });
  },
};
