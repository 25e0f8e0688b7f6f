/** Requests made from the schemas, from raw bytes and from strings that break software (SAFETY §7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatKitRequest } from '@openskies/protocol';
import { TestApp } from '../test/app.ts';
import { figures } from '../test/figures.ts';
import { heldHeap } from '../test/heap.ts';
import { Person, startHosted } from '../test/hosts.ts';
import { nastyStrings, Random } from '../test/random.ts';
import { call, say } from '../test/scripted-model.ts';
import { size } from '../test/size.ts';
import { AttachmentService } from './attachments/attachment-service.ts';

const requests = size(5000, 500_000);

interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  element?: Schema;
  options?: Schema[];
  in?: Schema;
  out?: Schema;
  valueType?: Schema;
  entries?: Record<string, string>;
  values?: unknown[];
}
interface Schema {
  _zod: { def: Definition };
}

/** Ids that exist, so that a request gets past the first check. */
let known: string[] = [];

/** A value that a schema could take, or nearly. */
function sample(schema: Schema, random: Random, depth = 0): unknown {
  if (random.chance(0.03) || depth > 8) return junk(random);
  const { def } = schema._zod;
  const inner = (one: Schema | undefined): unknown =>
    one ? sample(one, random, depth + 1) : junk(random);
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape ?? {}).map(([key, value]) => [key, inner(value)]);
      const kept = entries.filter(() => !random.chance(0.03));
      if (random.chance(0.05)) kept.push([random.nasty(), junk(random)]);
      return Object.fromEntries(kept);
    }
    case 'array':
      return Array.from({ length: random.below(random.chance(0.05) ? 60 : 3) }, () =>
        inner(def.element),
      );
    case 'union':
      return inner(random.pick(def.options ?? []));
    case 'optional':
    case 'nullable':
    case 'default':
      return random.chance(0.3) ? undefined : inner(def.innerType);
    case 'pipe':
      return inner(def.in?._zod.def.type === 'transform' ? def.out : def.in);
    case 'record':
      return { [random.nasty()]: inner(def.valueType) };
    case 'literal':
      return random.pick(def.values ?? [null]);
    case 'enum':
      return random.pick(Object.values(def.entries ?? {}));
    case 'string':
      return random.chance(0.6) && known.length > 0 ? random.pick(known) : random.nasty();
    case 'number':
    case 'int':
      return random.pick([0, 1, -1, 100, 101, 1e9, 1.5, 2 ** 53, NaN]);
    case 'boolean':
      return random.chance(0.5);
    default:
      return junk(random);
  }
}

function junk(random: Random): unknown {
  return random.pick<unknown>([
    null,
    undefined,
    true,
    0,
    -0.5,
    1e400,
    [],
    {},
    [[[[[]]]]],
    { toString: null, __proto__: null },
    random.nasty(),
    nested(random.below(200)),
  ]);
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: [nested(depth - 1)] });

const types = (ChatKitRequest as unknown as Schema)._zod.def.options ?? [];
const paths = [
  '/support/chatkit',
  '/support',
  '/support/session',
  '/support/customer',
  '/support/threads/ID/events',
  '/support/threads/ID/stop',
  '/support/attachments/ID/upload',
  '/support/attachments/ID/content',
  '/support/customer/data',
];

function request(random: Random): { path: string; init: RequestInit } {
  const id = encodeURIComponent(
    random.chance(0.5) ? random.pick(known) : random.nasty().slice(0, 300).toWellFormed(),
  );
  const kind = random.next();
  const json = (value: unknown): { path: string; init: RequestInit } => ({
    path: '/support/chatkit',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value) ?? '',
    },
  });
  if (kind < 0.6) return json(sample(random.pick(types), random));
  if (kind < 0.7)
    return json({ type: random.nasty(), params: junk(random), metadata: junk(random) });
  const method = random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
  const hasBody = !['GET', 'HEAD'].includes(method);
  const query = random.chance(0.3)
    ? `?${random.pick(['after', 'thread_id', 'sig', 'exp', 'limit'])}=${encodeURIComponent(random.nasty().slice(0, 200).toWellFormed())}`
    : '';
  const body = random.chance(0.5)
    ? random.bytes(random.below(2000))
    : random.pick(['{', '[]', '{"publishable_key":1}', '"', ...nastyStrings]).toWellFormed();
  return {
    path: random.pick(paths).replace('ID', id) + query,
    init: {
      method,
      headers: {
        'content-type': random.pick([
          'application/json',
          'text/plain',
          'multipart/form-data',
          'multipart/form-data; boundary=x',
        ]),
        ...(random.chance(0.2) && { 'last-event-id': random.pick(['-1', 'x', '1e9', '0']) }),
      },
      ...(hasBody && { body }),
    },
  };
}

interface Found {
  broken: string[];
  rejections: unknown[];
  statuses: Map<number, number>;
  /** Bytes of heap that each request of the second half left behind. */
  growth: number;
}

async function fuzz(count: number, hosted: boolean): Promise<Found> {
  const random = new Random(hosted ? 11 : 12);
  const rejections: unknown[] = [];
  const note = (error: unknown): void => void rejections.push(error);
  process.on('unhandledRejection', note);
  const script = [
    (_: unknown, n: number) => (n % 7 === 0 ? call('meal_preference_list') : say('Hello.')),
  ];
  await using app = await (hosted ? startHosted({ script }) : TestApp.start({ script }));
  let send = hosted ? await Person.customer(app, 'anna') : new Person(app, undefined);
  const thread = await send.create('Hello');
  const items = await app.database.kysely.selectFrom('items').select('id').execute();
  known = [thread, ...items.map(({ id }) => id)];
  const broken: string[] = [];
  const statuses = new Map<number, number>();
  let halfway = 0;
  for (let n = 0; n < count; n++) {
    const { path, init } = request(random);
    const response = await send.request(path, init);
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500)
      broken.push(
        `${response.status} ${String(init.method)} ${path} ${JSON.stringify(init.body).slice(0, 300)}`,
      );
    if (response.status === 401) send = await Person.customer(app, 'anna'); // it had logged out
    // Followers stay open; answers end by themselves.
    if (path.includes('/events')) await response.body?.cancel();
    else await response.arrayBuffer();
    if (path.endsWith('data') || n % 200 === 0) {
      known = [await send.create('Hello').catch(() => thread), ...known].slice(0, 20);
      app.model.requests.length = 0; // the script's own memory is not the server's
    }
    if (n === Math.floor(count / 2)) halfway = await heldHeap();
  }
  const growth = ((await heldHeap()) - halfway) / (count / 2);
  process.off('unhandledRejection', note);
  return { broken, rejections, statuses, growth };
}

for (const hosted of [false, true]) {
  const half = requests / 2;
  const who = hosted ? 'a customer' : 'the demo visitor';
  test(`${half} fuzzed requests of ${who}: none breaks the server`, async () => {
    const { broken, rejections, statuses, growth } = await fuzz(half, hosted);
    const sum = [...statuses].sort(([a], [b]) => a - b).map((pair) => pair.join(': '));
    figures(
      `fuzz of ${who}`,
      `${half} requests, ${broken.length} answers of 5xx, ${rejections.length} unhandled rejections, ` +
        `${Math.round(growth)} bytes of heap a request; ${sum.join(', ')}`,
    );
    assert.deepEqual(broken, []);
    assert.deepEqual(rejections, []);
    // In few requests the warm-up of the engine weighs more than what is held.
    assert.ok(growth < size(10_000, 200), `${growth} bytes a request`);
  });
}

test('the same goes red when something breaks on letters beyond ASCII', async () => {
  const honest = Object.getOwnPropertyDescriptor(AttachmentService.prototype, 'delete')
    ?.value as AttachmentService['delete'];
  AttachmentService.prototype.delete = function (owner, id) {
    if (/[^ -~]/.test(id)) throw new TypeError('planted');
    return honest.call(this, owner, id);
  };
  try {
    const { broken } = await fuzz(1500, false);
    figures('fuzz, planted', `${broken.length} answers of 5xx`);
    assert.ok(broken.length > 0);
  } finally {
    AttachmentService.prototype.delete = honest;
  }
});
