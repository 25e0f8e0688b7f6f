/**
 * `npm run bench:peers`: the element beside other chats that are custom elements, on the same work in one run and in turns.
 * They are installed into a folder of their own. A report, no test.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { medians, opening, show, start, streaming, type Measure } from '../measures.ts';
import { bundled, openStage, ownSubjects, type Subject } from '../stage.ts';

const peers = [
  { name: 'deep-chat', packages: ['deep-chat@2.4.2'], library: `import 'deep-chat'`, without: [] },
  {
    name: 'igc-chat',
    packages: [
      'igniteui-webcomponents@7.4.0',
      'marked@18',
      'dompurify@3',
      'marked-shiki@1',
      'shiki@4',
    ],
    library: `import { defineComponents, IgcChatComponent } from 'igniteui-webcomponents';
      import { createMarkdownRenderer } from 'igniteui-webcomponents/extras';
      globalThis.markdown = createMarkdownRenderer({ noHighlighter: true });
      defineComponents(IgcChatComponent);`,
    // They colour code, which is switched off.
    without: ['marked-shiki', 'shiki/bundle/web'],
  },
];

const rounds = Number(process.argv[2] ?? 3);
const dist = fileURLToPath(new URL('../../packages/concierge/dist/', import.meta.url));
const kilobytes = (...scripts: string[]): number =>
  scripts.reduce((sum, script) => sum + brotliCompressSync(script).length, 0) / 1024;

await using folder = new AsyncDisposableStack();
const prefix = await mkdtemp(join(tmpdir(), 'openskies-peers-'));
folder.defer(() => rm(prefix, { recursive: true, force: true }));
const names = peers.flatMap(({ packages }) => packages);
await promisify(execFile)('npm', ['install', '--prefix', prefix, '--no-audit', ...names]);

const { bare, element } = await ownSubjects();
const subjects: Subject[] = [bare, element];
const libraries = new Map<string, string>();
const weights = new Map<Subject, number>();
for (const { name, library, without } of peers) {
  const path = `/${name}-library.js`;
  const text = await bundled(library, [join(prefix, 'node_modules')], without);
  const subject = { name, page: await bundled(`import './peers/${name}-page.ts'`), library: path };
  libraries.set(path, text);
  subjects.push(subject);
  weights.set(subject, kilobytes(text));
}
const entry = await readFile(`${dist}openskies-concierge.js`, 'utf8');
const parts = await readdir(`${dist}openskies-concierge`);
const conversation = parts.find((part) => part.startsWith('conversation-'))!;
const talk = await readFile(`${dist}openskies-concierge/${conversation}`, 'utf8');
weights.set(element, kilobytes(entry, talk));
const weight: Measure = async (_stage, subject) => weights.get(subject) ?? 0;

const stage = await openStage(subjects, libraries);
folder.defer(() => stage.close());
const lines: [name: string, unit: string, measure: Measure, rounds: number][] = [
  ['brotli, all that a conversation of text needs', 'KB', weight, 1],
  ['usable, processor 4× slower', 'ms', start('usable'), rounds * 3],
  ['a thread of 2,000 opens', 'ms', opening(2000), rounds],
  ['2,000 deltas, thread of 50', 'ms', streaming(50, false), rounds],
  ['2,000 deltas, thread of 2,000', 'ms', streaming(2000, false), rounds],
];
const row = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`);
row(['What', ...subjects.map(({ name }) => name)]);
row(['---', ...subjects.map(() => '---')]);
for (const [name, unit, measure, turns] of lines) {
  const values = await medians(stage, subjects, measure, turns);
  row([name, ...values.map((value) => show(value, unit))]);
}
