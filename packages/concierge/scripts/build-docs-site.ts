/**
 * `npm run docs:site`: the pages of docs/ as a site in docs/dist, with the API from custom-elements.json and examples that
 * are alive. A link that leads nowhere is an error.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { deadLinks, toHtml } from './docs-page.ts';
import { apiPage } from './docs-reference.ts';

const docs = new URL('../../../docs/', import.meta.url);

type List = [who: string, pages: [name: string, task: string][]];

/** Guides by who picks the product up, each named for what is done with it. */
const guides: List[] = [
  [
    'Your airline’s website',
    [
      ['embedding', 'Put it on a page'],
      ['from-chatkit', 'Come from ChatKit'],
      ['identity', 'Know who is asking'],
      ['running-the-server', 'Run the server'],
      ['scaling', 'Plan its size'],
      ['performance', 'Weigh the element'],
      ['hostile-pages', 'See what pages may do to it'],
      ['security', 'See what is promised, and proved'],
    ],
  ],
  [
    'Your portal',
    [
      ['looks', 'See how it looks'],
      ['theming', 'Make it look like yours'],
      ['customer-data', 'Bring your customers'],
      ['live', 'Try it here'],
    ],
  ],
  [
    'Your program',
    [
      ['airline', 'Give it your airline'],
      ['chat-server', 'Answer with your own code'],
      ['testing', 'Test your page'],
      ['versioning', 'Follow its versions'],
    ],
  ],
  [
    'Reference',
    [
      ['api', 'The element'],
      ['languages', 'Its languages'],
      ['protocol', 'The wire'],
      ['architecture', 'How it is built'],
      ['seed', 'Where it comes from'],
    ],
  ],
];

/** Builds the site; gives the links in it that lead nowhere. */
export async function buildDocsSite(folder: URL): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sources = new Map<string, string>([
    ...globSync('{*,decisions/*}.md', { cwd: docs }).map((path): [string, string] => [
      path.replace(/\.md$/, ''),
      readFileSync(new URL(path, docs), 'utf8'),
    ]),
    ['api', apiPage()],
  ]);
  const lists = listsOf(sources);
  sources.set('index', startPage(lists));
  const pages = new Map<string, string>();
  for (const [name, markdown] of sources) {
    pages.set(`${name}.html`, page(name, toHtml(markdown, name), lists));
  }
  for (const [path, html] of pages) {
    mkdirSync(new URL(`./${path}/..`, folder), { recursive: true });
    writeFileSync(new URL(path, folder), html);
  }
  cpSync(new URL('images', docs), new URL('images', folder), { recursive: true });
  for (const file of ['nginx.conf', 'site/site.css']) {
    cpSync(new URL(file, docs), new URL(basename(file), folder));
  }
  await build({
    entryPoints: [fileURLToPath(new URL('site/live.ts', docs))],
    outdir: fileURLToPath(folder),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    conditions: ['openskies-source'],
    tsconfigRaw: {
      compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false },
    },
    logLevel: 'error',
  });
  return deadLinks(pages, (path) => globSync(path, { cwd: folder }).length > 0);
}

/** The guides, and what is in none of them under its own title. */
function listsOf(sources: Map<string, string>): List[] {
  const listed = new Set(guides.flatMap(([, pages]) => pages.map(([name]) => name)));
  for (const name of listed) if (!sources.has(name)) throw new Error(`There is no ${name}.md.`);
  const others = [...sources]
    .filter(([name]) => !listed.has(name))
    .map(([name, text]): [string, string] => [name, /^# (.+)$/m.exec(text)?.[1] ?? name]);
  return others.length === 0 ? guides : [...guides, ['More', others]];
}

function startPage(guides: List[]): string {
  const lists = guides.map(([who, pages]) => {
    const links = pages.map(([name, task]) => `- [${task}](${name}.md)`);
    return `## ${who}\n\n${links.join('\n')}`;
  });
  const what =
    'A chat with an airline’s concierge and the customer’s live trip, as one custom element.';
  return `# OpenSkies Concierge\n\n${what}\n\n![On the demo airline site](images/desktop-light.png)\n\n${lists.join('\n\n')}\n`;
}

function page(name: string, content: string, guides: List[]): string {
  const up = name.includes('/') ? '../' : '';
  const title = />([^<]+)<\/h1>/.exec(content)?.[1] ?? name;
  const lists = guides.map(([who, pages]) => {
    const links = pages.map(([to, task]) => {
      const current = to === name ? ' aria-current="page"' : '';
      return `<li><a href="${up}${to}.html"${current}>${task}</a></li>`;
    });
    return `<h2>${who}</h2><ul>${links.join('')}</ul>`;
  });
  const live = content.includes('class="live"')
    ? '<script type="module" src="live.js"></script>'
    : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${[...new Set([title, 'OpenSkies Concierge'])].join(' · ')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}site.css">
${live}
</head>
<body>
<nav aria-label="Pages">
<a href="${up}index.html"><strong>OpenSkies Concierge</strong></a>
<details><summary>Pages</summary>${lists.join('')}</details>
</nav>
<main>
${content}
</main>
</body>
</html>
`;
}

if (import.meta.main) {
  const dead = await buildDocsSite(new URL('dist/', docs));
  for (const line of dead) process.stderr.write(`${line}\n`);
  if (dead.length > 0) process.exitCode = 1;
  else process.stdout.write('The docs site stands in docs/dist.\n');
}
