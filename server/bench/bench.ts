/**
 * `npm run bench:server`: what our server adds to a bare Hono SSE endpoint in the same process, measured in turns in one
 * run. A report, no test.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = await mkdtemp(join(tmpdir(), 'openskies-bench-'));
const entry = fileURLToPath(new URL('server.ts', import.meta.url));
const child = spawn(
  process.execPath,
  ['--conditions=openskies-source', '--expose-gc', entry, folder],
  { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
);
const [{ port }] = (await once(child, 'message')) as [{ port: number }];
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

interface Visitor {
  token: string;
}

function send(
  path: string,
  { method = 'POST', body, token }: { method?: string; body?: object; token?: string },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      origin: 'https://bench.example',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, resolve);
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += String(chunk);
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${text}`);
  return text;
}

async function visitor(): Promise<Visitor> {
  const body = { publishable_key: 'pk_bench_12345' };
  return JSON.parse(await textOf(await send('/support/session', { body }))) as Visitor;
}

const ours = ({ token }: Visitor, words: number): Promise<IncomingMessage> => {
  const input = {
    content: [{ type: 'input_text', text: `say ${words}` }],
    attachments: [],
    inference_options: {},
  };
  const metadata = { openskies: { client: 'bench' } };
  return send('/support/chatkit', {
    token,
    body: { type: 'threads.create', params: { input }, metadata },
  });
};
const bare = (words: number): Promise<IncomingMessage> => send('/bare', { body: { count: words } });

/** Milliseconds to the first bytes of the body; reads on to the end. */
async function firstEvent(begin: () => Promise<IncomingMessage>): Promise<number> {
  const began = performance.now();
  const response = await begin();
  await once(response, 'readable');
  const ms = performance.now() - began;
  await textOf(response);
  return ms;
}

/** Events a second of so many streams at once. */
async function rate(streams: (() => Promise<IncomingMessage>)[]): Promise<number> {
  const began = performance.now();
  const texts = await Promise.all(streams.map(async (begin) => textOf(await begin())));
  const events = texts.reduce((sum, text) => sum + text.split('\n\n').length - 1, 0);
  return (1000 * events) / (performance.now() - began);
}

async function memory(): Promise<{ rss: number; heap: number }> {
  child.send('memory');
  const [said] = (await once(child, 'message')) as [{ rss: number; heap: number }];
  return said;
}

/** KiB for each stream that is open and quiet. */
async function idle(open: (n: number) => Promise<IncomingMessage>, count: number) {
  const before = await memory();
  const streams: IncomingMessage[] = [];
  for (let n = 0; n < count; n += 50) {
    const batch = Array.from({ length: Math.min(50, count - n) }, (_, at) => open(n + at));
    streams.push(...(await Promise.all(batch)));
  }
  const refused = streams.find(({ statusCode }) => statusCode !== 200);
  if (refused) throw new Error(`${refused.statusCode}: ${await textOf(refused)}`);
  for (const stream of streams) stream.resume();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const after = await memory();
  for (const stream of streams) stream.destroy();
  const each = (name: 'rss' | 'heap'): number => (after[name] - before[name]) / count / 1024;
  return { rss: each('rss'), heap: each('heap') };
}

function percentile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

const rows: string[][] = [['what', 'ours', 'bare', 'ratio or difference']];
const visitors = await Promise.all(Array.from({ length: 100 }, visitor));
const one = visitors[0] as Visitor;
const followers = 1000;
const created = await Promise.all(
  visitors.map(async (who) => /thr_\w+/.exec(await textOf(await ours(who, 1)))?.[0]),
);
const bareIdle = await idle(() => send('/bare', { method: 'GET' }), followers);
const ourIdle = await idle((n) => {
  const { token } = visitors[n % 100] as Visitor;
  return send(`/support/threads/${created[n % 100]}/events`, { method: 'GET', token });
}, followers);
for (let n = 0; n < 50; n++) {
  await firstEvent(() => ours(one, 1));
  await firstEvent(() => bare(1));
}
const first = { ours: [] as number[], bare: [] as number[] };
for (let n = 0; n < 400; n++) {
  first.ours.push(await firstEvent(() => ours(one, 1)));
  first.bare.push(await firstEvent(() => bare(1)));
}
for (const [name, share] of [
  ['p50', 0.5],
  ['p95', 0.95],
] as const) {
  const [a, b] = [percentile(first.ours, share), percentile(first.bare, share)];
  rows.push([
    `time to first event, ${name}`,
    `${a.toFixed(2)} ms`,
    `${b.toFixed(2)} ms`,
    `+${(a - b).toFixed(2)} ms`,
  ]);
}

const median = async (measure: () => Promise<number>): Promise<number> =>
  percentile([await measure(), await measure(), await measure()], 0.5);
const rates: [string, number, number][] = [
  [
    'events a second of one stream (5,000 deltas)',
    await median(() => rate([() => ours(one, 5000)])),
    await median(() => rate([() => bare(5000)])),
  ],
  [
    'events a second of 200 streams (100 deltas each)',
    await median(() =>
      rate(Array.from({ length: 200 }, (_, n) => () => ours(visitors[n % 100] as Visitor, 100))),
    ),
    await median(() => rate(Array.from({ length: 200 }, () => () => bare(100)))),
  ],
];
for (const [name, a, b] of rates) {
  rows.push([name, a.toFixed(0), b.toFixed(0), `${(a / b).toFixed(2)} ×`]);
}

for (const name of ['heap', 'rss'] as const) {
  const [a, b] = [ourIdle[name], bareIdle[name]];
  rows.push([
    `${name} of an idle follower (${followers})`,
    `${a.toFixed(1)} KiB`,
    `${b.toFixed(1)} KiB`,
    `${(a / b).toFixed(2)} ×`,
  ]);
}

const widths = rows[0]!.map((_, n) => Math.max(...rows.map((row) => row[n]!.length)));
for (const row of rows) {
  process.stdout.write(
    `${row
      .map((cell, n) => cell.padEnd(widths[n]!))
      .join('  ')
      .trimEnd()}\n`,
  );
}
child.kill('SIGKILL');
await once(child, 'exit');
await rm(folder, { recursive: true, force: true });
process.exit();
