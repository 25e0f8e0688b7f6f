/**
 * Writes the tables of docs/protocol.md: what the server was heard to speak, what the element was seen to draw or send, and where
 * answers differ from the recordings. Run: `node --conditions=openskies-source server/test/recordings/protocol-table.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onPurpose } from './on-purpose.ts';
import { kinds, knownTypes, spoken, type Spoken } from './spoken.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = `${root}docs/protocol.md`;

/** Never sent to a client: the server keeps them for the model. */
const keptInside = new Set(['hidden_context_item', 'sdk_hidden_context']);

/** What every-type.test.ts saw the element draw or send, in a browser. */
export function drawn(): Record<string, string[]> {
  const file = `${root}packages/concierge/test/drawn-types.json`;
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
}

export function table(heard: Spoken, seen: Record<string, string[]>): string {
  const rows = kinds.flatMap((kind) =>
    knownTypes(kind).map((type) => {
      const speaks = keptInside.has(type) ? 'kept' : heard[kind].has(type) ? 'yes' : '–';
      const renders = keptInside.has(type)
        ? 'never sent'
        : seen[kind]?.includes(type)
          ? 'yes'
          : '–';
      return `| ${kind} | \`${type}\` | ${speaks} | ${renders} |`;
    }),
  );
  return ['| | type | server | element |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

export function differencesTable(): string {
  const rows = onPurpose.map(({ recording, steps, ours, why }) => {
    const where = steps === 'all' ? 'all' : steps.join(', ');
    const name = recording === '*' ? 'every one with a customer' : `\`${recording}\``;
    return `| ${name} | ${where} | ${ours} | ${why} |`;
  });
  return ['| recording | steps | ours | why |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Puts a table between its two marks. */
export function withTable(text: string, name: string, content: string): string {
  const marks = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
  if (!marks.test(text)) throw new Error(`docs/protocol.md has no place for ${name}.`);
  return text.replace(marks, (_, begin: string, end: string) => `${begin}\n${content}\n${end}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = readFileSync(page, 'utf8');
  const types = withTable(text, 'types', table(await spoken(), drawn()));
  writeFileSync(page, withTable(types, 'differences', differencesTable()));
}
