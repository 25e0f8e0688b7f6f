/** custom-elements.json is made from the class comment of <openskies-concierge>; inner views are nobody's API. */
import { readFileSync } from 'node:fs';

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json'));
const options = read('src/options.ts');

const tagName = 'openskies-concierge';
/** The door of the package: what the manifest describes is imported from there. */
const door = 'dist/index.js';

/** `openskies-thread-change` → `OpenskiesThreadChangeEvent`. @param {string} event */
const eventClass = (event) =>
  `${event.replace(/(?:^|-)(\w)/g, (_all, letter) => letter.toUpperCase())}Event`;

/** The words of a type of options.ts, in the place of its name. @param {string} type */
const spelledOut = (type) =>
  type.replace(
    /\b[A-Z]\w+/,
    (name) => new RegExp(`type ${name} =([^;]+);`).exec(options)?.[1]?.trim() ?? name,
  );

/** As it is written in HTML: what is null or false there is absent. @param {any} attribute */
function toHtml({ default: value, type, ...attribute }) {
  const written = value?.replace(/^'(.*)'$/, '$1');
  const isAbsent = ['', 'null', 'false', undefined].includes(written);
  const text = spelledOut(type.text).replace(/ \| null$/, '');
  return { ...attribute, type: { text }, ...(isAbsent ? {} : { default: written }) };
}

/** A parameter that is taken apart has the name of its type: `UserMessage` → `userMessage`. @param {any} parameter */
function toNamed(parameter) {
  if (/^\w+$/.test(parameter.name)) return parameter;
  return {
    ...parameter,
    name: parameter.type.text.replace(/^\w/, /** @param {string} a */ (a) => a.toLowerCase()),
  };
}

/** @param {any} member */
function toPublicMember({ default: value, ...member }) {
  const { type, parameters } = member;
  const shown = member.name === 'version' ? `'${version}'` : value;
  const isValue =
    shown !== undefined && !/^[a-z]\w*$/i.test(shown.replace(/^(null|undefined|true|false)$/, ''));
  return {
    ...member,
    ...(type ? { type: { text: spelledOut(type.text) } } : {}),
    ...(parameters ? { parameters: parameters.map(toNamed) } : {}),
    ...(isValue ? { default: shown } : {}),
  };
}

/** A property says what its attribute says: the class comment says it once. @param {any} declaration */
function describe({ members = [], attributes = [] }) {
  for (const { fieldName, description } of attributes) {
    const field = members.find(/** @param {any} member */ ({ name }) => name === fieldName);
    if (field) field.description ??= description;
  }
}

/** Private members, and events without a name of ours (dispatched through a variable), are not the page's business. */
const publicOnly = {
  name: 'public-only',
  /** @param {{ customElementsManifest: { modules: any[] } }} input */
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members
          ?.filter(
            /** @param {any} member */ ({ name, privacy }) =>
              !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
          )
          .map(toPublicMember);
        declaration.events = declaration.events
          ?.filter(/** @param {any} event */ ({ name }) => name?.startsWith('openskies-'))
          .map(
            /** @param {any} event */ (event) => ({
              ...event,
              type: { text: eventClass(event.name) },
            }),
          );
        declaration.attributes = declaration.attributes?.map(toHtml);
        describe(declaration);
        if (declaration.name === 'OpenskiesConcierge') declaration.tagName = tagName;
      }
    }
  },
};

/** Sources are not packed: what they declare comes through the package's door, and `define` registers the element. */
const asPacked = {
  name: 'as-packed',
  /** @param {{ customElementsManifest: { modules: any[] } }} input */
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    const isOpen = /** @param {any} module */ ({ path }) => path !== 'src/concierge-event.ts';
    const all = {
      kind: 'javascript-module',
      path: door,
      declarations: modules.flatMap(({ declarations }) => declarations ?? []),
      exports: modules.filter(isOpen).flatMap((module) => module.exports ?? []),
    };
    const packed = JSON.stringify(all).replaceAll(
      /"module":"\/?src\/[^"]+"/g,
      `"module":"${door}"`,
    );
    const declaration = { name: 'OpenskiesConcierge', module: door };
    customElementsManifest.modules = [
      JSON.parse(packed),
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tagName, declaration }],
      },
    ];
  },
};

export default {
  globs: [
    'src/concierge.ts',
    'src/concierge-event.ts',
    'src/*events.ts',
    'src/composer-extras/tool-change-event.ts',
    'src/layout/layer-events.ts',
  ],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly, asPacked],
};
