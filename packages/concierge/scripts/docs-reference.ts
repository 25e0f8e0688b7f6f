/** The reference of the element as a page, from custom-elements.json. */
import { readManifest, type Described, type Member } from './manifest.ts';

export function apiPage(): string {
  const { tagName, attributes, members, events, slots, cssParts, cssProperties } = readManifest();
  const fields = members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const methods = members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  return [
    `# <${tagName}>`.replaceAll('<', '&lt;'),
    'Made from the class comment, which a check compares with what is drawn.',
    section('Attributes', ['Attribute', 'Type', 'What'], attributes, ({ type }) => type?.text),
    section('Properties', ['Property', 'Type', 'What'], fields, ({ type }) => type?.text),
    section('Methods', ['Method', 'Signature', 'What'], methods, signatureOf),
    section('Events', ['Event', 'Type', 'What'], events, ({ type }) => type.text),
    section('Slots', ['Slot', 'What'], slots),
    section('Parts', ['Part', 'What'], cssParts),
    section('Tokens', ['Token', 'What'], cssProperties),
  ].join('\n\n');
}

/** What goes in and what comes out: `(threadId: string | null) => Promise<void>`. */
function signatureOf({ parameters = [], return: returned }: Member): string {
  const list = parameters.map(
    ({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type.text}`,
  );
  return `(${list.join(', ')}) => ${returned?.type.text ?? 'void'}`;
}

function section<Row extends Described>(
  title: string,
  head: string[],
  rows: Row[],
  typeOf?: (row: Row) => string | undefined,
): string {
  const cell = (text = ''): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = rows.map((row) => {
    const type = typeOf ? [`\`${cell(typeOf(row) ?? '')}\``] : [];
    return `| ${[`\`${row.name}\``, ...type, cell(row.description)].join(' | ')} |`;
  });
  const rule = `| ${head.map(() => '---').join(' | ')} |`;
  return [`## ${title}`, '', `| ${head.join(' | ')} |`, rule, ...lines].join('\n');
}
