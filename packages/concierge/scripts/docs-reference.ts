/** The reference of the element as a page, from custom-elements.json. */
import { readManifest, type Described } from './manifest.ts';

export function apiPage(): string {
  const { tagName, attributes, members, events, slots, cssParts, cssProperties } = readManifest();
  const fields = members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  const methods = members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  return [
    `# <${tagName}>`.replaceAll('<', '&lt;'),
    'Made from the class comment, which a check compares with what is drawn.',
    section('Attributes', ['Attribute', 'Type', 'What'], attributes, ({ type }) => type?.text),
    section('Properties', ['Property', 'Type', 'What'], fields, ({ type }) => type?.text),
    section('Methods', ['Method', 'What'], methods),
    section('Events', ['Event', 'What'], events),
    section('Slots', ['Slot', 'What'], slots),
    section('Parts', ['Part', 'What'], cssParts),
    section('Tokens', ['Token', 'What'], cssProperties),
  ].join('\n\n');
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
