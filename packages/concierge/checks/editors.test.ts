/** What editors and frameworks are told of the element is what the class comment says. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readManifest } from '../scripts/manifest.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const record = readManifest();
const names = (rows: { name: string }[] = []): string[] => rows.map(({ name }) => name).sort();
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../editors/${name}`, import.meta.url), 'utf8'));

interface Named {
  name: string;
  description: string;
}

it('web-types name every attribute, event, slot, part and token', () => {
  const { contributions } = read('web-types.json') as {
    contributions: {
      html: {
        elements: {
          attributes: Named[];
          slots: Named[];
          js: { events: Named[] };
          css: { parts: Named[]; properties: Named[] };
        }[];
      };
    };
  };
  const [element] = contributions.html.elements;
  assert.deepEqual(names(element?.attributes), names(record.attributes));
  assert.deepEqual(names(element?.slots), names(record.slots));
  assert.deepEqual(names(element?.js.events), names(record.events));
  assert.deepEqual(names(element?.css.parts), names(record.cssParts));
  assert.deepEqual(names(element?.css.properties), names(record.cssProperties));
});

it('VS Code completes attributes with their words, tokens and parts', () => {
  const html = read('vscode.html-custom-data.json') as {
    tags: { name: string; attributes: (Named & { values?: Named[] })[] }[];
  };
  const [tag] = html.tags;
  assert.equal(tag?.name, 'openskies-concierge');
  assert.deepEqual(names(tag?.attributes), names(record.attributes));
  const valuesOf = (name: string): string[] =>
    names(tag?.attributes.find((one) => one.name === name)?.values);
  assert.deepEqual(valuesOf('panels'), ['both', 'chat', 'customer']);
  assert.deepEqual(valuesOf('layout'), ['fullscreen', 'inline', 'launcher', 'sidebar']);
  const css = read('vscode.css-custom-data.json') as {
    properties: Named[];
    pseudoElements: Named[];
  };
  assert.deepEqual(names(css.properties), names(record.cssProperties));
  assert.equal(css.pseudoElements.length, record.cssParts.length);
});

it('React, Vue and Svelte know the tag, and refuse what it does not have', async () => {
  const tsc = `${root}/node_modules/typescript/bin/tsc`;
  const project = `${root}/packages/concierge/checks/editors`;
  await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch(
    (error: { stdout: string }) => assert.fail(error.stdout),
  );
});

it('the React wrapper binds every event', () => {
  const wrapper = readFileSync(new URL('../src/react.ts', import.meta.url), 'utf8');
  const bound = [...wrapper.matchAll(/'(openskies-[\w-]+)' as EventName/g)].map(([, name]) => name);
  assert.deepEqual(bound.sort(), names(record.events));
});
