import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../test/scripted-model.ts';
import { TestApp } from '../../test/app.ts';
import { usePostgres } from '../../test/engine.ts';
import { auditVerify } from '../audit-command.ts';
import { saveCustomer } from '../airline/customer-repository.ts';
import { guest } from '../airline/guest.ts';
import { Database } from './database.ts';
import { DatabaseUnreachableError } from './failures.ts';

const postgres = await usePostgres();

test('four nodes that start at once on an empty database find the same tables', async () => {
  const url = await postgres.empty();
  const nodes = await Promise.all([1, 2, 3, 4].map(() => Database.open({ url })));
  for (const node of nodes) {
    assert.deepEqual(await node.kysely.selectFrom('threads').selectAll().execute(), []);
  }
  await Promise.all(nodes.map((node) => node.close()));
});

test('what cannot be used is one clear line', async () => {
  for (const [change, line] of [
    [(url: URL) => (url.port = '1'), /^The database at url cannot be used: .*ECONNREFUSED/],
    [(url: URL) => (url.password = 'wrong'), /cannot be used: password authentication failed/],
    [
      (url: URL) => (url.pathname = '/nowhere'),
      /cannot be used: database "nowhere" does not exist/,
    ],
  ] as const) {
    const url = new URL(postgres.url);
    change(url);
    await assert.rejects(Database.open({ url: url.href }), (error) => {
      assert.ok(error instanceof DatabaseUnreachableError);
      assert.match(error.message, line);
      return true;
    });
  }
});

test('two nodes that change one customer at once do so one after the other', async () => {
  const url = await postgres.database();
  const nodes = await Promise.all([1, 2].map(() => Database.open({ url })));
  const ref = { tenant: 'demo', subject: 'customer:anna', thread_id: '' };
  const change = (node: Database): Promise<void> =>
    node.transaction(async (tx) => {
      const row = await tx.selectFrom('customers').select('version').executeTakeFirst();
      const customer = { version: row?.version ?? 0, profile: guest };
      await saveCustomer(tx, ref, customer, new Date());
    });
  const changes = 12;
  for (let n = 0; n < changes; n += 2) await Promise.all(nodes.map(change));
  const { version } = await nodes[0]!.kysely
    .selectFrom('customers')
    .select('version')
    .executeTakeFirstOrThrow();
  assert.equal(version, changes);
  await Promise.all(nodes.map((node) => node.close()));
});

test('a zero byte in a request is a request that cannot be read, and nothing worse', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const answer = await app.post('threads.get_by_id', { thread_id: 'thr_\u0000' });
  assert.equal(answer.status, 400);
});

test('a database that went away answers busy, and is used again when it is back', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const ready = async (): Promise<number> => (await app.request('/support/health?ready=1')).status;
  assert.equal(await ready(), 200);
  await postgres.restart(async () => {
    assert.equal(await ready(), 503);
    assert.equal((await app.request('/support/health')).status, 200);
  });
  const statuses = new Set<number>();
  for (let status = 0; status !== 200;) {
    ({ status } = await app.post('threads.get_by_id', { thread_id: id }));
    statuses.add(status);
  }
  statuses.delete(200);
  statuses.delete(503);
  assert.deepEqual([...statuses], []);
  assert.equal(await ready(), 200);
});

test('the audit of nodes on PostgreSQL is verified too', async () => {
  const databaseUrl = await postgres.database();
  const lines: string[] = [];
  const verify = (): Promise<number> =>
    auditVerify({ dataDir: '/nowhere', databaseUrl }, (line) => void lines.push(line));
  const database = await Database.open({ url: databaseUrl });
  assert.equal(await verify(), 0);
  assert.equal(lines.at(-1), 'The audit holds: 0 rows of 0 customers.');
  const chain = { chain: 'c', seq: 1, hash: 'not a seal' };
  await database.kysely.insertInto('audit_chains').values(chain).execute();
  assert.equal(await verify(), 1);
  assert.match(lines.join('\n'), /row 1 is missing/);
  await database.close();
});
