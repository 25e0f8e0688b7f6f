/** Streams that are cut anywhere and resumed on another node: what is read in the end is what was never cut. */
import { applyEvent, SseDecoder, type Thread, type ThreadStreamEvent } from '@openskies/protocol';
import { demoModel } from '../src/agent/demo-model.ts';
import { mark, userInput, type SentEvent } from '../test/app.ts';
import { TestNode } from '../test/node.ts';
import type { TestPostgres } from '../test/postgres.ts';
import { TestRedis } from '../test/redis.ts';

/** What is said to the demo concierge. */
const scripts = [
  'Hello there',
  'What is my next flight?',
  'Can I change my seat on flight OA476 to 12C?',
  'Please cancel my trip',
  'I need a wheelchair at the gate',
  'Add a checked bag',
  'Which meals are there?',
  'Show me flights to Tokyo',
  'Set my meal to vegetarian',
  'What are the benefits of my tier?',
];

export interface CutResult {
  scripts: number;
  cuts: number;
  /** Cuts after which something else was read in the end. */
  different: string[];
}

/** Random bytes at which each script is cut at least. */
const randomCuts = 3;

/** Cuts every script at the end of each event and at random bytes, so often in all, or more. */
export async function cutAndResume(
  postgres: TestPostgres,
  atLeast: number,
  said: readonly string[] = scripts,
): Promise<CutResult> {
  const url = await postgres.database();
  const model = demoModel({ paceMs: 1, now: () => new Date() });
  await using redis = await TestRedis.start();
  const parts = { url, model, redis: redis.url };
  const [a, b] = [await TestNode.start(parts), await TestNode.start(parts)];
  const result: CutResult = { scripts: said.length, cuts: 0, different: [] };
  for (const [at, text] of said.entries()) {
    const whole = await say(a, text, `whole ${text}`);
    const boundaries = endsOf(whole);
    const expected = normal(await threadOf(a, decode(whole)));
    const share = Math.ceil((atLeast - result.cuts) / (said.length - at));
    const random = Math.max(randomCuts, share - boundaries.length);
    const somewhere = (): number => 1 + Math.floor(Math.random() * (whole.length - 1));
    const cuts = [...boundaries, ...Array.from({ length: random }, somewhere)];
    // A few at once, as people do.
    const width = 12;
    for (let n = 0; n < cuts.length; n += width) {
      await Promise.all(
        cuts.slice(n, n + width).map(async (cut) => {
          result.cuts++;
          const name = `${text} @${cut}`;
          const read = normal(await cutOnce(a, b, text, cut, `${name} ${result.cuts}`));
          if (read !== expected) result.different.push(`${name}: ${difference(read, expected)}`);
        }),
      );
    }
  }
  await Promise.all([a.close(), b.close()]);
  return result;
}

/** Reads one answer up to a byte, goes away, and reads on elsewhere. */
async function cutOnce(
  a: TestNode,
  b: TestNode,
  text: string,
  cut: number,
  message_id: string,
): Promise<Thread> {
  const seen = decode(await say(a, text, message_id, cut));
  if (seen.length === 0) return threadOf(b, decode(await say(b, text, message_id)));
  const { id } = created(seen);
  const last = await endOf(a, id);
  const events = [...seen];
  let after = Number(seen.findLast((sent) => sent.id !== undefined)?.id ?? 0);
  await using stream = await b.follow(id, after);
  while (after < last) {
    const sent = await stream.next();
    if (!sent) throw new Error(`The stream of ${message_id} ended at ${after} of ${last}.`);
    events.push(sent);
    after = Number(sent.id ?? after);
  }
  return reduced(events);
}

/** Lines of a report. */
export function lineOfCuts({ scripts, cuts, different }: CutResult): string {
  return `cut and resumed on another node: ${cuts} cuts of ${scripts} scripts, ${different.length} read otherwise`;
}

/** Sends a message and reads its answer, to the end or to a byte. */
async function say(
  node: TestNode,
  text: string,
  message_id: string,
  cut = Infinity,
): Promise<Uint8Array> {
  const params = { input: userInput(text) };
  const response = await node.post('threads.create', params, mark(message_id));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= cut) break;
  }
  return Buffer.concat(chunks).subarray(0, Math.min(cut, length));
}

function decode(bytes: Uint8Array): SentEvent[] {
  return new SseDecoder().push(bytes).map(({ id, data }) => {
    const event = JSON.parse(data) as ThreadStreamEvent;
    return id === undefined ? { event } : { id, event };
  });
}

/** Bytes after which an event is complete. */
function endsOf(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes);
  const ends: number[] = [];
  for (let at = text.indexOf('\n\n'); at !== -1; at = text.indexOf('\n\n', at + 2))
    ends.push(at + 2);
  return ends;
}

/** The number of the last event that is sent, once the run is over. */
async function endOf(node: TestNode, thread_id: string): Promise<number> {
  const { kysely } = node.database;
  for (;;) {
    const run = await kysely
      .selectFrom('runs')
      .select('state')
      .where('thread_id', '=', thread_id)
      .executeTakeFirstOrThrow();
    if (run.state === 'done') break;
  }
  const { last } = await kysely
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('thread_id', '=', thread_id)
    .where('visibility', '!=', 'internal')
    .executeTakeFirstOrThrow();
  return Number(last);
}

function created(sent: SentEvent[]): Thread {
  const first = sent[0]?.event;
  if (first?.type !== 'thread.created') throw new Error(`It began with ${first?.type}.`);
  return first.thread;
}

function reduced(sent: SentEvent[]): Thread {
  return sent.slice(1).reduce((thread, { event }) => applyEvent(thread, event), created(sent));
}

/** As read, and the same as a fresh reading of the record. */
async function threadOf(node: TestNode, sent: SentEvent[]): Promise<Thread> {
  const thread = reduced(sent);
  const stored = await node.thread(thread.id);
  if (JSON.stringify(stored.items.data) !== JSON.stringify(thread.items.data)) {
    throw new Error(`${thread.id} reads otherwise than it is stored.`);
  }
  return thread;
}

/** The first line that is not the same. */
function difference(read: string, expected: string): string {
  const lines = expected.split('\n');
  const at = read.split('\n').findIndex((line, n) => line !== lines[n]);
  return `line ${at}: ${read.split('\n')[at]} instead of ${lines[at]}`;
}

/** With ids named in the order of their appearance, and without times. */
function normal({ title, items }: Thread): string {
  const names = new Map<string, string>();
  return JSON.stringify({ title, items: items.data }, null, 1)
    .replace(/\b([a-z]+)_[0-9a-f]{32}\b/g, (id, kind: string) => {
      if (!names.has(id)) names.set(id, `${kind}_${names.size + 1}`);
      return names.get(id) as string;
    })
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'now');
}
