import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  createChatServer,
  createConcierge,
  createLogger,
  Database,
  demoModel,
  openaiModel,
  openskies,
  type ChatServerOptions,
  type ConciergeParts,
} from './index.ts';

const database = await Database.open({ dataDir: ':memory:' });
const model = demoModel({ paceMs: 0, now: () => new Date() });
const chat: ChatServerOptions = { database, async *respond() {} };
const concierge: ConciergeParts = { airline: openskies, model, database };

const chatWith = (change: object) => () => createChatServer({ ...chat, ...change });
const conciergeWith = (change: object) => () => createConcierge({ ...concierge, ...change });

/** What is built with a mistake, and how the mistake is called. */
const mistakes: [string, () => unknown, RegExp][] = [
  ['no options', () => createChatServer(undefined as never), /^createChatServer needs options/],
  ['no respond', chatWith({ respond: undefined }), /^createChatServer needs respond: a function/],
  ['no database', chatWith({ database: undefined }), /needs database: .*await Database\.open/],
  ['a promise of one', chatWith({ database: Promise.resolve() }), /database must be .*await/],
  ['half a file store', chatWith({ attachments: {} }), /attachments must be .*write, read and del/],
  ['a misspelt option', chatWith({ respnd: 1 }), /has no option "respnd"\. It has .*respond/],
  ['a short secret', chatWith({ secret: new Uint8Array(31) }), /secret must be .*32 random bytes/],
  ['a secret in words', conciergeWith({ secret: 'x'.repeat(32) }), /secret must be .*Uint8Array/],
  [
    'a proxy by name',
    chatWith({ trustedProxies: ['nonsense'] }),
    /trustedProxies must be .*IP add/,
  ],
  ['half a logger', chatWith({ logger: { info() {} } }), /logger must be .*createLogger/],
  ['a short token', chatWith({ metricsToken: 'short' }), /metricsToken must be .*16 characters/],
  ['a negative limit', conciergeWith({ limits: { modelTurns: -1 } }), /limits\.modelTurns must be/],
  ['a misspelt limit', conciergeWith({ limits: { turns: 1 } }), /has no option "limits\.turns"/],
  ['a rest of no time', chatWith({ breaker: { restMs: 'x' } }), /breaker\.restMs must be/],
  [
    'a folder that is not',
    conciergeWith({ bundle: '/nope' }),
    /bundle must be a folder that exists/,
  ],
  [
    'no airline',
    conciergeWith({ airline: undefined }),
    /^createConcierge needs airline: .*defineA/,
  ],
  ['no model', conciergeWith({ model: undefined }), /needs model: .*openaiModel/],
  ['a nameless model', () => openaiModel({} as never), /^openaiModel needs model: the name/],
  ['another API', openaiWith({ api: 'assistants' }), /api must be "responses" or "chat"/],
  [
    'an address of nothing',
    openaiWith({ baseURL: 'nope' }),
    /baseURL must be an http\(s\) address/,
  ],
  ['no level', () => createLogger({} as never), /^createLogger needs a level: "info", "warn"/],
];

function openaiWith(change: object): () => unknown {
  return () => openaiModel({ model: 'm-1', ...change });
}

for (const [what, build, message] of mistakes) {
  test(`${what} is refused by name`, () => {
    assert.throws(build, { name: 'TypeError', message });
  });
}

test('a database without a place is refused by name', async () => {
  const open = (options: object) => Database.open(options as never);
  const none = { name: 'TypeError', message: /^Database\.open needs dataDir, .* or url, / };
  await assert.rejects(open({}), none);
  const url = { name: 'TypeError', message: /^Database\.open: url must be .*postgres:/ };
  await assert.rejects(open({ url: 'mysql://host' }), url);
});

test('an option that is undefined is as one left out, and handlers may be an object of a class', () => {
  createChatServer({ ...chat, metricsToken: undefined });
  class Mine {
    database = database;
    own = 'state';
    async *respond() {}
  }
  createChatServer(new Mine());
});

test('whoever builds a server is told of options, not of variables of the command', async (t) => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    const message = /^NODE_ENV is production, .* Pass tenants, a list of your sites, or unset/;
    for (const build of [chatWith({}), conciergeWith({})]) assert.throws(build, { message });
  } finally {
    process.env['NODE_ENV'] = before;
    if (before === undefined) delete process.env['NODE_ENV'];
  }
  const unreachable = Database.open({ url: 'postgres://127.0.0.1:1/x' });
  await assert.rejects(unreachable, { message: /^The database at url cannot .*ECONNREFUSED/ });
  const dataDir = await mkdtemp(join(tmpdir(), 'openskies-'));
  const first = await Database.open({ dataDir });
  t.after(() => first.close().then(() => rm(dataDir, { recursive: true })));
  await assert.rejects(Database.open({ dataDir }), {
    message: /first, or open another dataDir\.$/,
  });
});
