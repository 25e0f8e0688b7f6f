/** The class comment of <openskies-concierge> is the API record: it names what the sources have, all of it and nothing else. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Entry {
  name: string;
  description?: string;
}
interface Declaration {
  name: string;
  cssParts?: Entry[];
  cssProperties?: Entry[];
  cssStates?: Entry[];
  slots?: Entry[];
  events?: Entry[];
  attributes?: Entry[];
}

const manifest = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as {
  modules: { declarations?: Declaration[] }[];
};
const record = manifest.modules
  .flatMap((module) => module.declarations ?? [])
  .find((declaration) => declaration.name === 'OpenskiesConcierge')!;

const sources = globSync('src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('src/test/'))
  .map((file) => {
    const text = readFileSync(root + file, 'utf8');
    return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  });
const code = sources.map((file) => file.text).join('\n');

/** What templates give to `part`: whole names, and beginnings of names that an expression completes. */
function partsInTemplates(): { names: Set<string>; beginnings: Set<string> } {
  const names = new Set<string>();
  const beginnings = new Set<string>();
  const take = (words: string): void => {
    for (const word of words.split(/\s+/).filter(Boolean)) {
      if (word.endsWith('-')) beginnings.add(word);
      else names.add(word);
    }
  };
  const takeExpression = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) take(node.text);
    else if (ts.isTemplateExpression(node)) take(node.head.text);
    else if (ts.isConditionalExpression(node)) {
      takeExpression(node.whenTrue);
      takeExpression(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) takeExpression(node.right);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNoSubstitutionTemplateLiteral(node)) takeStatic(node.text);
    if (ts.isTemplateExpression(node)) {
      takeStatic(node.head.text);
      let open = endsInPart(node.head.text, false);
      for (const { expression, literal } of node.templateSpans) {
        if (open) takeExpression(expression);
        const [rest = ''] = literal.text.split('"');
        if (open === 'quoted') take(rest);
        takeStatic(literal.text);
        open = endsInPart(literal.text, open === 'quoted' && !literal.text.includes('"'));
      }
    }
    ts.forEachChild(node, visit);
  };
  const takeStatic = (text: string): void => {
    for (const [, words] of text.matchAll(/\spart="([^"]*)/g)) take(words ?? '');
  };
  for (const file of sources) visit(file);
  return { names, beginnings };
}

/** Whether an expression that follows this text belongs to a part attribute. */
function endsInPart(text: string, stillQuoted: boolean): 'quoted' | 'bare' | false {
  if (stillQuoted || /\spart="[^"]*$/.test(text)) return 'quoted';
  return /\spart=$/.test(text) ? 'bare' : false;
}

const found = (pattern: RegExp): string[] =>
  [...new Set([...code.matchAll(pattern)].map(([, name = '']) => name))].sort();

const namesOf = (entries: Entry[] | undefined): string[] =>
  [...new Set((entries ?? []).map((entry) => entry.name))].sort();

describe('the class comment of <openskies-concierge>', () => {
  it('names every part', () => {
    const documented = new Set(namesOf(record.cssParts));
    const { names, beginnings } = partsInTemplates();
    assert.deepEqual(
      [...names].filter((name) => !documented.has(name)).sort(),
      [],
      'in templates, not in the comment',
    );
    const unused = [...beginnings].filter(
      (beginning) => ![...documented].some((name) => name.startsWith(beginning)),
    );
    assert.deepEqual(unused, [], 'beginnings of part names without any in the comment');
  });

  it('names no part that is gone', () => {
    const { names, beginnings } = partsInTemplates();
    const gone = namesOf(record.cssParts).filter(
      (name) =>
        !names.has(name) &&
        ![...beginnings].some((beginning) => name.startsWith(beginning)) &&
        !code.includes(`'${name}'`),
    );
    assert.deepEqual(gone, []);
  });

  it('names the custom properties that the tokens read', () => {
    assert.deepEqual(namesOf(record.cssProperties), found(/var\(\s*(--openskies-[a-z0-9-]+)/g));
  });

  it('names the events that are defined', () => {
    const documented = namesOf(record.events).filter((name) => name.startsWith('openskies-'));
    assert.deepEqual(documented, found(/super\(\s*'(openskies-[a-z-]+)'/g));
  });

  it('names the slots that the templates have', () => {
    assert.deepEqual(namesOf(record.slots), found(/(?:<slot name="|\[slot="?)([a-z-]+)/g));
  });

  it('says of each entry what it is for', () => {
    const { cssParts, cssProperties, events, slots, attributes, cssStates } = record;
    const entries = [cssParts, cssProperties, events, slots, attributes, cssStates].flatMap(
      (list) => list ?? [],
    );
    const silent = entries.filter((entry) => !entry.description?.trim()).map(({ name }) => name);
    assert.deepEqual(silent, []);
  });
});
