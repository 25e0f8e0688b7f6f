import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertion, openSession, Person, startHosted } from '../../test/hosts.ts';
import { say } from '../../test/scripted-model.ts';

test('a secret from before moves nothing at a login: its session ends', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const first = await openSession(app);
  const thread = await new Person(app, first.token).create('Hello');
  const anon_refresh = first.anon_refresh ?? '';
  const second = await openSession(app, { anon_refresh });
  app.clock.ahead = 31_000;
  const later = Date.now() + app.clock.ahead;
  const mallory = await openSession(app, {
    assertion: await assertion('mallory', {}, 'aurora', later),
    anon_refresh,
  });
  assert.equal(mallory.status, 200);
  assert.deepEqual(await new Person(app, mallory.token).threads(), []);
  const visitor = await new Person(app, second.token).post('threads.list', {});
  assert.equal(visitor.status, 401, 'one of the two who have it is not the visitor');
  const owners = await app.database.kysely.selectFrom('threads').select(['id', 'owner']).execute();
  assert.deepEqual(
    owners.map(({ id, owner }) => [id, owner.startsWith('anonymous:')]),
    [[thread, true]],
  );
});

test('a login of two tabs at once still brings the visitor along', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const first = await openSession(app);
  const thread = await new Person(app, first.token).create('Hello');
  const anon_refresh = first.anon_refresh ?? '';
  await openSession(app, { anon_refresh });
  const anna = await openSession(app, { assertion: await assertion('anna'), anon_refresh });
  assert.deepEqual(await new Person(app, anna.token).threads(), [thread]);
});
