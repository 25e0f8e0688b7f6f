// Writes src/shared/icons-data.ts, conversation-icons.ts and composer-icons.ts, and the icons that load on first need, from the `lucide` package: `node scripts/make-icons.ts`.
// Every icon becomes one path string, so that drawing it takes one attribute.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Lucide's names. `history:rotate-ccw-clock` keeps an older name for a renamed file. */
const firstScreen = words(`
  armchair arrow-up award calendar-heart check chevron-down chevron-right circle-alert circle-x history:rotate-ccw-clock
  id-card info luggage mail message-circle phone plane refresh-cw square square-pen triangle-alert utensils x
`);

/** What conversations, their history and our server's cards draw besides. */
const conversation = words(`
  arrow-down arrow-left calendar chevron-left circle circle-check clock copy file-text globe image lightbulb pencil
  rotate-ccw search tag thumbs-down thumbs-up trash
`);

/** Those of what loads into the composer, which may come before a conversation. */
const composer = words(`
  at-sign file-text image mic paperclip reply rotate-ccw sliders-horizontal upload
`);

type Shape = [tag: string, attributes: Record<string, string | number>];

const folder = join(dirname(createRequire(import.meta.url).resolve('lucide')), '../esm/icons');
const extension = readdirSync(folder).some((file) => file.endsWith('.mjs')) ? '.mjs' : '.js';

/** A subpath may stand anywhere only when its first point is absolute. */
function absoluteStart(d: string): string {
  const match = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/s.exec(d);
  if (!match) return d;
  const [, x, y, rest = ''] = match;
  const separator = /^[-\d.]/.test(rest) ? 'l' : '';
  return `M${x} ${y}${separator}${rest}`;
}

function toPath([tag, attributes]: Shape): string {
  const n = (name: string, fallback = 0) => Number(attributes[name] ?? fallback);
  switch (tag) {
    case 'path':
      return absoluteStart(String(attributes['d']));
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'circle':
    case 'ellipse': {
      const rx = n('rx', n('r'));
      const ry = n('ry', n('r'));
      return `M${n('cx') - rx} ${n('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
    }
    case 'rect': {
      const r = n('rx', n('ry'));
      const [x, y, w, h] = [n('x'), n('y'), n('width'), n('height')];
      if (r === 0) return `M${x} ${y}h${w}v${h}h${-w}z`;
      const [across, down] = [w - 2 * r, h - 2 * r];
      const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return (
        `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}` +
        `h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`
      );
    }
    case 'polyline':
    case 'polygon':
      return `M${String(attributes['points']).trim()}${tag === 'polygon' ? 'z' : ''}`;
    default:
      throw new Error(`No path for <${tag}>`);
  }
}

async function toLine(name: string, file = name): Promise<string> {
  const module = (await import(pathToFileURL(join(folder, file + extension)).href)) as {
    default: Shape[];
  };
  const key = /^[a-z]+$/.test(name) ? name : `'${name}'`;
  return `  ${key}: '${module.default.map(toPath).join('')}',`;
}

const version = (
  JSON.parse(readFileSync(join(folder, '../../../package.json'), 'utf8')) as { version: string }
).version;
const origin = `// Icon shapes: Lucide ${version}, ISC licence, https://lucide.dev. Made by scripts/make-icons.ts.`;

async function writeIcons(names: readonly string[], file: string, comment: string): Promise<void> {
  const lines: string[] = [];
  for (const entry of names) {
    const [name = entry, shape] = entry.split(':');
    lines.push(await toLine(name, shape));
  }
  const source = `${origin}

/** ${comment}, each as its outline in a 24 by 24 box. */
export const icons = {
${lines.join('\n')}
} as const satisfies Record<string, string>;
`;
  writeFileSync(
    new URL(`../src/shared/${file}`, import.meta.url),
    await format(source, { parser: 'typescript', printWidth: 100, singleQuote: true }),
  );
}

await writeIcons(firstScreen, 'icons-data.ts', 'Icons of the first screen');
await writeIcons(conversation, 'conversation-icons.ts', 'Icons of conversations and their history');
await writeIcons(composer, 'composer-icons.ts', 'Icons of what loads into the composer');

// All others than those of the first screen, by their first letter: a page or a widget may ask for any of them at any time.
const common = new Set(firstScreen.map((entry) => entry.split(':')[0]));
const rare = readdirSync(folder)
  .filter((file) => file.endsWith(extension) && file !== `index${extension}`)
  .map((file) => file.slice(0, -extension.length))
  .filter((name) => /^[a-z][a-z0-9-]*$/.test(name) && !common.has(name));
for (const [letter, members] of Object.entries(Object.groupBy(rare, (name) => name.charAt(0)))) {
  const found = await Promise.all((members ?? []).sort().map((name) => toLine(name)));
  writeFileSync(
    new URL(`../src/widgets/rare-icons/${letter}.ts`, import.meta.url),
    `${origin}\nexport const icons: Readonly<Record<string, string>> = {\n${found.join('\n')}\n};\n`,
  );
}
