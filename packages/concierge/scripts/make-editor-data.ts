/**
 * Writes what editors and frameworks know of the element into editors/, from custom-elements.json: web-types for
 * JetBrains, custom data for VS Code, and types of the tag for React, Vue and Svelte.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readManifest, type Attribute, type Described, type ElementRecord } from './manifest.ts';
import { reactTypes, svelteTypes, vueTypes } from './tag-types.ts';

const record = readManifest();
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const folder = new URL('../editors/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name: string, text: string): void => writeFileSync(new URL(name, folder), text);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

write('web-types.json', json(webTypes(record)));
write('vscode.html-custom-data.json', json(htmlData(record)));
write('vscode.css-custom-data.json', json(cssData(record)));
for (const [name, types] of [
  ['react', reactTypes(record)],
  ['vue', vueTypes(record)],
  ['svelte', svelteTypes(record)],
] as const) {
  write(`${name}.d.ts`, types);
  // Types alone: whoever imports it gets a module with nothing in it.
  write(`${name}.js`, 'export {};\n');
}

function webTypes({ tagName, description, ...public_ }: ElementRecord): object {
  const writable = public_.members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  return {
    name: '@openskies/concierge',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description,
            attributes: public_.attributes.map(({ name, description, type, default: initial }) => ({
              name,
              description,
              ...(initial === undefined ? {} : { default: initial }),
              value: { type: type?.text ?? 'string' },
            })),
            slots: named(public_.slots),
            js: {
              events: named(public_.events),
              properties: writable.map(({ name, description, type }) => ({
                name,
                ...(description === undefined ? {} : { description }),
                value: { type: type?.text ?? 'unknown' },
              })),
            },
            css: { parts: named(public_.cssParts), properties: named(public_.cssProperties) },
          },
        ],
      },
    },
  };
}

function htmlData({ tagName, description, attributes }: ElementRecord): object {
  const tag = {
    name: tagName,
    description,
    attributes: attributes.map((attribute) => ({
      name: attribute.name,
      description: attribute.description,
      ...valuesOf(attribute),
    })),
  };
  return { version: 1.1, tags: [tag] };
}

function cssData({ cssProperties, cssParts, tagName }: ElementRecord): object {
  return {
    version: 1.1,
    properties: named(cssProperties),
    pseudoElements: cssParts.map(({ name, description }) => ({
      name: `::part(${name})`,
      description: `${tagName}: ${description}`,
    })),
  };
}

/** The words that an attribute may have, where it is one of several; `valueSet` v: none is needed. */
function valuesOf({ type }: Attribute): object {
  if (type?.text === 'boolean') return { valueSet: 'v' };
  const values = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => ({ name }));
  return values.length === 0 ? {} : { values };
}

function named(rows: Described[]): Described[] {
  return rows.map(({ name, description = '' }) => ({ name, description }));
}
