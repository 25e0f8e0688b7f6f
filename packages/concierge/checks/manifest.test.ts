/** custom-elements.json leads a tool to the element, in the package as it is installed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { apiPage } from '../scripts/docs-reference.ts';
import { version } from '../src/version.ts';

interface Reference {
  name: string;
  module?: string;
  package?: string;
}
interface Member {
  kind: string;
  name: string;
  description?: string;
  default?: string;
  parameters?: { name: string; type?: { text: string } }[];
}
interface Declaration {
  name: string;
  tagName?: string;
  superclass?: Reference;
  members?: Member[];
  attributes?: { name: string; default?: string; type?: { text: string } }[];
  events?: { name: string; type?: { text: string } }[];
}
interface Module {
  path: string;
  declarations?: Declaration[];
  exports?: { kind: string; name: string; declaration: Reference }[];
}

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('custom-elements.json', root), 'utf8');
const { modules } = JSON.parse(text) as { modules: Module[] };
const declarations = modules.flatMap((module) => module.declarations ?? []);
const exports = modules.flatMap((module) => module.exports ?? []);
const element = declarations.find(({ tagName }) => tagName === 'openskies-concierge');
const { members = [], attributes = [], events = [] } = element ?? {};

describe('custom-elements.json', () => {
  it('names the tag, and the module that defines it', () => {
    assert.equal(element?.name, 'OpenskiesConcierge');
    const definition = exports.find(({ kind }) => kind === 'custom-element-definition');
    assert.equal(definition?.name, 'openskies-concierge');
    assert.deepEqual(definition?.declaration, {
      name: 'OpenskiesConcierge',
      module: 'dist/index.js',
    });
    const home = modules.find((module) => module.exports?.includes(definition));
    assert.equal(home?.path, 'dist/define.js');
  });

  it('has only modules that are packed, and points only to them', () => {
    const paths = modules.map(({ path }) => path);
    for (const path of paths) assert.ok(existsSync(new URL(path, root)), path);
    const named = [...text.matchAll(/"module": "([^"]+)"/g)].map(([, path = '']) => path);
    assert.deepEqual(
      named.filter((path) => !paths.includes(path)),
      [],
    );
  });

  it('says that a module exports what it exports', async () => {
    const door = (await import(new URL('dist/index.js', root).href)) as Record<string, unknown>;
    const said = exports.filter(({ kind }) => kind === 'js').map(({ name }) => name);
    assert.ok(said.length > 10);
    assert.deepEqual(
      said.filter((name) => !(name in door)),
      [],
    );
  });

  it('gives each event its class', () => {
    const classes = declarations.map(({ name }) => name);
    const untyped = events.filter(({ type }) => !classes.includes(type?.text ?? ''));
    assert.deepEqual(untyped, []);
    assert.ok(events.length > 10);
  });

  it('has defaults that are values, and parameters that are names', () => {
    const versionField = members.find(({ name }) => name === 'version');
    assert.equal(versionField?.default, `'${version}'`);
    const values = /^('[^']*'|-?\d+|true|false|null|undefined|\{\}|\[\])$/;
    const odd = members.filter((member) => !values.test(member.default ?? 'null'));
    assert.deepEqual(odd, []);
    const parameters = members.flatMap((member) => member.parameters ?? []);
    assert.ok(parameters.length > 3);
    assert.deepEqual(
      parameters.filter(({ name, type }) => !/^\w+$/.test(name) || !type),
      [],
    );
  });

  it('says of each property and method what it is for, and what goes in and comes out', () => {
    const silent = members.filter(({ description }) => !description);
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
    const page = apiPage();
    assert.doesNotMatch(page, /\| +\|/);
    assert.match(page, /`setThreadId` \| `\(threadId: string \\\| null\) => Promise<void>`/);
  });

  it('has attributes as they are written in HTML', () => {
    const layout = attributes.find(({ name }) => name === 'layout');
    assert.equal(layout?.default, 'inline');
    assert.match(layout?.type?.text ?? '', /^'inline' \| /);
    const odd = attributes.filter(
      ({ default: initial = '', type }) =>
        /'|^(null|false)$/.test(initial) || /\bnull$/.test(type?.text ?? ''),
    );
    assert.deepEqual(odd, []);
  });
});
