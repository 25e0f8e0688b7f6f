/** Takes layout and comments out of html`…` and css`…` literals: esbuild minifies code, not text in code. */
import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';
import ts from 'typescript';
import { editDecorators, type Edit } from './plain-properties.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Strings stay as they are; a space before a colon means a descendant and stays too. */
const cssParts = /(["'])(?:\\.|(?!\1).)*\1|\/\*[\s\S]*?\*\/|\s*([{};,])\s*|:\s+|\s+/g;

function minifyCss(css: string): string {
  return css
    .replace(cssParts, (match: string, quote?: string, mark?: string) => {
      if (quote) return match;
      if (match.startsWith('/*')) return '';
      if (mark) return mark;
      return match.startsWith(':') ? ':' : ' ';
    })
    .replaceAll(';}', '}');
}

/** A line break shows as a space, so it may as well be one; at the end of a tag nothing shows. */
const minifyHtml = (html: string): string =>
  html.replace(/\s*\n\s*/g, ' ').replace(/(["}])\s+>/g, '$1>');

const minifiers = new Map([
  ['css', minifyCss],
  ['html', minifyHtml],
  ['svg', minifyHtml],
]);

/** The texts of a template literal: what stands before, between and after its expressions. */
function textsOf(template: ts.TemplateLiteral): ts.TemplateLiteralLikeNode[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template];
  return [template.head, ...template.templateSpans.map((span) => span.literal)];
}

function editTemplates(node: ts.Node, source: string, file: ts.SourceFile, edits: Edit[]): void {
  if (!ts.isTaggedTemplateExpression(node)) return;
  const minify = minifiers.get(node.tag.getText(file));
  for (const part of minify ? textsOf(node.template) : []) {
    const [start, end] = [part.getStart(file), part.getEnd()];
    if (minify) edits.push({ start, end, text: minify(source.slice(start, end)) });
  }
}

function minifySource(source: string, path: string): string {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    editTemplates(node, source, file, edits);
    if (ts.isClassDeclaration(node)) editDecorators(node, file, edits);
    ts.forEachChild(node, visit);
  };
  visit(file);
  let result = source;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}

export const minifyTemplatesPlugin: Plugin = {
  name: 'minify-templates',
  setup(build) {
    build.onLoad({ filter: /concierge\/src\/.*\.ts$/ }, async ({ path }) => {
      return { contents: minifySource(await readFile(path, 'utf8'), path), loader: 'ts' };
    });
  },
};
