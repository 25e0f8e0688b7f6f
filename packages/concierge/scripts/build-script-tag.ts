/**
 * Builds the script-tag file, dist/openskies-concierge.js, and the parts that it loads later, dist/openskies-concierge/*.js.
 *
 * The file must work in a plain `<script src>`, so it can be no module; the parts are loaded by import(), so they are modules.
 * Both use the same Lit and the same views. Therefore two passes: the first splits everything into modules as for npm; the
 * second folds those that the page needs at once into one classic script and the others into few parts, which take what
 * they share from a registry on globalThis.
 *
 * dist/release/<version> has the same once more, with integrity.json.
 */
import { build, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { minify } from 'terser';
import manifest from '../package.json' with { type: 'json' };
import { plan, type Part, type Plan } from './script-tag/parts.ts';
import { shortenProperties } from './script-tag/private-properties.ts';
import { common, root, splitIntoModules, type Split } from './script-tag/split.ts';

const name = 'openskies-concierge';
const registry = `globalThis[Symbol.for(${JSON.stringify(`${name} ${manifest.version}`)})]`;

/**
 * Stands around the classic script: on a page that has the element already, nothing of a second one is evaluated (words as in
 * define.ts, which guards the other door). The parts lie beside the script, wherever that is; an image that is named
 * `currentScript` hides that property on the document, so it is read from the prototype.
 */
const before = `(()=>{let t="${name}",e=customElements.get(t);if(e)return void console.warn(\`<\${t}> is already registered (version \${e.version??"unknown"}); version ${manifest.version} stays out of the way. Load the script once.\`);let openskiesBase=new URL("${name}/",Object.getOwnPropertyDescriptor(Document.prototype,"currentScript").get.call(document)?.src||location).href,openskies;`;
const after = '})();';
/** Most of the entry runs at once: a browser that knows these words compiles it in one go, not each function when it is first called. */
const compileHint = '//# allFunctionsCalledOnLoad\n';

/** What crosses from one part to another: a name of a module → its short name. */
class Crossings {
  #keys = new Map<string, { file: string; name: string; key: string }>();

  /** In the order of names, which is the same in each build; esbuild asks for files as they come. */
  constructor(split: Split, home: Plan['home']) {
    for (const file of [...split.keys()].sort()) {
      for (const { from, names } of split.get(file)?.imports ?? []) {
        if (home.get(file) === home.get(from)) continue;
        for (const [name] of names) this.#add(from, name);
      }
    }
  }

  #add(file: string, name: string): void {
    const id = `${file} ${name}`;
    if (this.#keys.has(id)) return;
    this.#keys.set(id, { file, name, key: `_${this.#keys.size.toString(36)}` });
  }

  /** What the core gives away is a list: names would only be bytes. */
  place(file: string, name: string, core: ReadonlySet<string>): string {
    const key = this.key(file, name);
    if (!core.has(file)) return key;
    return String(this.keysOf(core).indexOf(key));
  }

  keysOf(files: ReadonlySet<string>): string[] {
    return [...this.#keys.values()].filter(({ file }) => files.has(file)).map(({ key }) => key);
  }

  key(file: string, name: string): string {
    const known = this.#keys.get(`${file} ${name}`);
    if (!known) throw new Error(`Nobody gives ${name} of ${file} away.`);
    return known.key;
  }

  /** Export lines for what other files take from these. */
  exportsOf(files: ReadonlySet<string>): string[] {
    return [...this.#keys.values()]
      .filter(({ file }) => files.has(file))
      .map(({ file, name, key }) => `export { ${name} as ${key} } from './${file}';`);
  }
}

/** The first pass's files in memory. What is not among the `own` is taken from the registry, or from the loader. */
function fromMemory(split: Split, home: Plan['home'], own: ReadonlySet<string>): Plugin {
  return {
    name: 'from-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) => ({ path: basename(path), namespace: 'split' }));
      onLoad({ filter: /./, namespace: 'split' }, ({ path }) => {
        const { code = '', imports = [] } = split.get(path) ?? {};
        let contents = code.replaceAll(/\bimport\("\.\/([^"]+)"\)/g, (_whole, file: string) => {
          const part = JSON.stringify(home.get(file));
          return `openskies.load(${part}).then((part) => part.${moduleKey(file)})`;
        });
        for (const { statement, from, names } of imports) {
          if (own.has(from)) continue;
          const taken = names.map(
            ([there, here]) => `${crossings.place(from, there, whole.core)}: ${here}`,
          );
          const place = `openskies.parts${member(home.get(from) ?? 'core')}`;
          const line = names.length > 0 ? `const { ${taken.join(', ')} } = ${place};` : '';
          contents = contents.replace(statement, line);
        }
        return { contents, resolveDir: root };
      });
    },
  };
}

const member = (key: string): string =>
  /^\w+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;

/** A part's own name of a module in it that somebody asks the loader for. */
const moduleKey = (file: string): string =>
  file.replace(/-[A-Z0-9]+\.js$/, '').replaceAll(/\W/g, '');

/** A plain object of what is in a module: `export * as` would bring a getter for each. */
function moduleLines(file: string, names: readonly string[]): string {
  const key = moduleKey(file);
  const taken = names.map((name) => [name, `${key}_${name}`] as const);
  const list = (between: string) => taken.map((pair) => pair.join(between)).join(', ');
  return `import { ${list(' as ')} } from './${file}'; export const ${key} = { ${list(': ')} };`;
}

/** Bundles and minifies. What is imported later goes through the loader. */
async function fold(
  contents: string,
  format: 'esm' | 'iife',
  split: Split,
  home: Plan['home'],
  own: ReadonlySet<string>,
): Promise<string> {
  const result = await build({
    ...common,
    stdin: { contents, resolveDir: root },
    format,
    minify: true,
    write: false,
    plugins: [fromMemory(split, home, own)],
  });
  const code = result.outputFiles[0]?.text ?? '';
  // Lit inside has a Trusted Types policy of our name: a page may allow that one alone, and has its own Lit beside it.
  return code.replace('createPolicy("lit-html"', `createPolicy("${name}"`);
}

/**
 * What esbuild leaves, terser finds. Sequences would be fewer bytes, but more when compressed. Functions may become arrows and methods:
 * nothing here calls one with `new`.
 */
async function shrink(code: string, module: boolean): Promise<string> {
  const { code: shrunk = '' } = await minify(code, {
    ecma: 2020,
    module,
    toplevel: true,
    // A classic script is read in the encoding of its page, whatever that is; a module is UTF-8.
    format: { ascii_only: !module },
    compress: {
      passes: 3,
      sequences: false,
      keep_fargs: false,
      hoist_funs: true,
      unsafe_arrows: true,
      unsafe_methods: true,
    },
  });
  return shorten(shrunk);
}

async function makePart(split: Split, { home }: Plan, { files }: Part): Promise<string> {
  const own = new Set(files);
  const lines = files
    .filter((file) => split.get(file)?.source)
    .map((file) => moduleLines(file, split.get(file)?.exports ?? []));
  const all = [...lines, ...crossings.exportsOf(own)].join('\n');
  const code = await fold(all, 'esm', split, home, own);
  const uses = code.includes('openskies.') ? `let openskies=${registry};` : '';
  return shrink(uses + code, true);
}

async function makeCore(split: Split, { core, parts, home }: Plan, hash: string): Promise<string> {
  const needs = [...parts]
    .filter(([, part]) => part.needs.size > 0)
    .map(([part, { needs }]) => [part, [...needs]]);
  const start = [
    `import { createLoader } from ${JSON.stringify(join(root, 'scripts/script-tag/loader.ts'))};`,
    `openskies = ${registry} = createLoader(openskiesBase, '-${hash}.js', ${JSON.stringify(Object.fromEntries(needs))});`,
  ];
  const taken = crossings.exportsOf(core);
  const contents = [
    // First: define.js upgrades what stands in the page, which may ask for a part at once.
    `import './start.js';`,
    ...taken.map((line) => line.replace(/^export/, 'import')),
    `import './define.js';`,
    `openskies.parts.core = [${crossings.keysOf(core).join(', ')}];`,
  ];
  const begun = { code: start.join('\n'), imports: [], exports: [], inputs: [], source: undefined };
  const files = new Map(split).set('start.js', begun);
  const code = await fold(contents.join('\n'), 'iife', files, home, core);
  return compileHint + (await shrink(before + code + after, false));
}

async function writeAll(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  for (const [file, text] of texts) await writeFile(join(folder, file), text);
}

/** File → what `integrity=` of a page says of it. */
function integrityOf(texts: ReadonlyMap<string, string>): string {
  const files = [...texts].sort().map(([file, text]) => {
    return [file, `sha384-${createHash('sha384').update(text).digest('base64')}`];
  });
  const { version } = manifest;
  return `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** Where to, other than dist: a test builds twice and compares. */
const target = process.argv[2] ?? join(root, 'dist');

const split = await splitIntoModules();
const whole = plan(split);
const shorten = shortenProperties(split);
const crossings = new Crossings(split, whole.home);
const made = new Map<string, string>();
for (const part of whole.parts.values()) made.set(part.name, await makePart(split, whole, part));
// One for all: they fit each other, and the core need not list them.
const hash = createHash('sha256')
  .update([...made.values()].join())
  .digest('hex')
  .slice(0, 10);
const core = await makeCore(split, whole, hash);

const written = new Map([[`${name}.js`, core]]);
for (const [part, code] of made) written.set(`${name}/${part}-${hash}.js`, code);
await rm(join(target, name), { recursive: true, force: true });
await rm(join(target, 'release'), { recursive: true, force: true });
await writeAll(target, written);
// The same under an address that names the version: what is there never changes, so a page may pin its hash.
const release = join(target, 'release', manifest.version);
await writeAll(release, written.set('integrity.json', integrityOf(written)));
