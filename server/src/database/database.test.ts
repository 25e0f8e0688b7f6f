import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { silentLogger, type LogFields, type Logger } from '../logging.ts';
import { DataFolderTakenError } from './data-folder-taken-error.ts';
import { TestApp, userInput } from '../../test/app.ts';
import { Database } from './database.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'openskies-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('makes its folder for its user alone, and keeps what it was given', async (t) => {
  const dataDir = join(await folder(t), 'deep', 'data');
  const first = await Database.open({ dataDir });
  await insert(first, 'thr_1');
  await first.close();
  assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
  const second = await Database.open({ dataDir });
  const rows = await second.kysely.selectFrom('threads').select('id').execute();
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['thr_1'],
  );
  await second.close();
});

test('refuses a second server, but lets other programs read', async (t) => {
  const dataDir = await folder(t);
  const first = await Database.open({ dataDir });
  await assert.rejects(Database.open({ dataDir }), DataFolderTakenError);
  await insert(first, 'thr_1');
  const reader = new DatabaseSync(join(dataDir, 'openskies.sqlite'), { readOnly: true });
  assert.deepEqual({ ...reader.prepare('select id from threads').get() }, { id: 'thr_1' });
  reader.close();
  await first.close();
  await (await Database.open({ dataDir })).close();
});

test('writes every commit through, checks references, and wipes what is deleted', async (t) => {
  const database = await Database.open({ dataDir: await folder(t) });
  const pragma = async (name: string): Promise<unknown> => {
    const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(
      database.kysely,
    );
    return Object.values(rows[0] ?? {})[0];
  };
  assert.equal(await pragma('journal_mode'), 'wal');
  assert.equal(await pragma('synchronous'), 2);
  assert.equal(await pragma('foreign_keys'), 1);
  assert.equal(await pragma('secure_delete'), 1);
  await database.close();
});

test('a transaction that throws leaves nothing', async () => {
  const database = await Database.open({ dataDir: ':memory:' });
  await assert.rejects(
    database.transaction(async (tx) => {
      await tx.insertInto('threads').values(thread('thr_1')).execute();
      throw new Error('no');
    }),
    /no/,
  );
  assert.equal((await database.kysely.selectFrom('threads').selectAll().execute()).length, 0);
  await database.close();
});

test('its clock is the one that tests may shift', async () => {
  const database = await Database.open({ dataDir: ':memory:', clockOffset: () => 3_600_000 });
  const before = Date.now();
  const now = (await database.now()).getTime() - 3_600_000;
  assert.ok(before <= now && now <= Date.now());
  await database.close();
});

const thread = (id: string) => ({
  id,
  tenant: 'demo',
  owner: 'local-demo',
  title: null,
  titled_by: null,
  created_at: '2026-11-22T00:00:00.000Z',
  seq: 0,
  item_seq: 0,
  fence: 0,
  lease_until: null,
});

async function insert(database: Database, id: string): Promise<void> {
  await database.kysely.insertInto('threads').values(thread(id)).execute();
}

test('a full disk says so: busy, not ready, and the error is the one of the write', async () => {
  const warnings: [string, LogFields][] = [];
  const warn: Logger['warn'] = (fields, message) => void warnings.push([message, fields]);
  const { concierge, database } = await TestApp.start({ logger: { ...silentLogger, warn } });
  await sql`pragma query_only = on`.execute(database.kysely);
  const send = (path: string, init?: RequestInit) => concierge.app.request(path, init);
  assert.equal((await send('/support/health?ready=1')).status, 503);
  const params = { input: userInput('Hello') };
  const body = JSON.stringify({ type: 'threads.create', params });
  const headers = { 'content-type': 'application/json' };
  const response = await send('/support/chatkit', { method: 'POST', headers, body });
  assert.equal(response.status, 503);
  const { error } = (await response.json()) as { error: { code: string } };
  assert.equal(error.code, 'server.busy');
  const [[message, fields] = []] = warnings;
  assert.equal(message, 'the database cannot be used');
  assert.deepEqual([fields?.route, fields?.code], ['/support/chatkit', 'SQLite 8']);
  await sql`pragma query_only = off`.execute(database.kysely);
  assert.equal((await send('/support/health?ready=1')).status, 200);
  await sql`pragma max_page_count = 1`.execute(database.kysely);
  const fill = database.transaction((tx) =>
    tx
      .insertInto('settings')
      .values({ name: 'much', value: 'x'.repeat(1_000_000) })
      .execute(),
  );
  await assert.rejects(fill, { errcode: 13 });
  await concierge.close();
  await database.close();
});
