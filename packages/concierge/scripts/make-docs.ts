/**
 * Writes the tables of attributes, events, parts and tokens into docs/, from custom-elements.json, and that of languages
 * from their words.
 * A place for one is `<!-- made: parts -->` … `<!-- /made -->`. With `--check` nothing is written and a difference is an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { languagesTable } from './languages-table.ts';
import { readManifest, type Described, type Member } from './manifest.ts';

const docs = ['embedding.md', 'languages.md', 'theming.md'].map(
  (name) => new URL(`../../../docs/${name}`, import.meta.url),
);

/** The pages as they should be, by address. */
export async function madeDocs(): Promise<Map<URL, { is: string; should: string }>> {
  const tables = await madeTables();
  const pages = new Map<URL, { is: string; should: string }>();
  for (const address of docs) {
    const is = await readFile(address, 'utf8');
    const filled = is.replaceAll(
      /(<!-- made: (\w+) -->)[^]*?(<!-- \/made -->)/g,
      (_whole, open: string, kind: string, close: string) => {
        const table = tables[kind];
        if (!table) throw new Error(`${address.pathname}: nobody makes "${kind}".`);
        return `${open}\n\n${table}\n\n${close}`;
      },
    );
    const options = await resolveConfig(address);
    pages.set(address, { is, should: await format(filled, { ...options, parser: 'markdown' }) });
  }
  return pages;
}

async function madeTables(): Promise<Record<string, string>> {
  const element = readManifest();
  return {
    attributes: table('Attribute', element.attributes),
    events: table('Event', element.events),
    languages: await languagesTable(),
    parts: table('Part', element.cssParts),
    properties: table('Property', element.members.filter(isOwnProperty)),
    tokens: table('Token', element.cssProperties),
  };
}

/** What has no attribute, and so is in no table yet. */
const isOwnProperty = ({ kind, static: isStatic, attribute }: Member): boolean =>
  kind === 'field' && !isStatic && attribute === undefined;

function table(head: string, rows: Described[]): string {
  const lines = rows.map(
    ({ name, description = '' }) =>
      `| \`${name}\` | ${description.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  );
  return [`| ${head} | What |`, '| --- | --- |', ...lines].join('\n');
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  for (const [address, { is, should }] of await madeDocs()) {
    if (is === should) continue;
    if (check) {
      process.exitCode = 1;
      process.stderr.write(`${address.pathname} is not as the sources have it: npm run docs\n`);
    } else await writeFile(address, should);
  }
}
