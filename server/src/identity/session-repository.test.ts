import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { picture } from '../../test/hostile-files.ts';
import { assertion, openSession, Person, startHosted } from '../../test/hosts.ts';
import { userInput } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';
import { moveThreads } from './session-repository.ts';

const announced = { name: 'beach.png', size: picture.png.length, mime_type: 'image/png' };

test('a file that a visitor has not sent yet is theirs after the login, with and without a thread', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  for (const text of [null, 'Hello']) {
    const { token, anon_refresh = '' } = await openSession(app);
    const visitor = new Person(app, token);
    if (text !== null) await visitor.create(text);
    const { id, upload_descriptor } = await visitor.json<Attachment>(
      'attachments.create',
      announced,
    );
    const body = Buffer.from(picture.png);
    await app.request(upload_descriptor?.url ?? '', { method: 'POST', body });
    const signed = { assertion: await assertion('anna'), anon_refresh };
    const anna = new Person(app, (await openSession(app, signed)).token);
    const input = { ...userInput('See'), attachments: [id] };
    const response = await anna.post('threads.create', { input });
    assert.equal(response.status, 200, await response.text());
  }
});

test('whatever names an owner is moved', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const { token } = await openSession(app);
  const visitor = new Person(app, token);
  const thread_id = await visitor.create('Hello');
  await visitor.json('attachments.create', announced);
  const { kysely } = app.database;
  const { tenant, owner } = await kysely
    .selectFrom('threads')
    .select(['tenant', 'owner'])
    .executeTakeFirstOrThrow();
  const now = new Date().toISOString();
  await kysely
    .insertInto('undos')
    .values({
      id: 'und_1',
      tenant,
      owner,
      thread_id,
      action: 'set_meal',
      arguments: '{}',
      before: '{}',
      state: 'open',
      effect_key: null,
      created_at: now,
      expires_at: now,
    })
    .execute();
  const from = { tenant, subject: owner };
  await app.database.transaction((tx) => moveThreads(tx, from, { tenant, subject: 'c:anna' }));
  for (const table of ['threads', 'runs', 'attachments', 'undos'] as const) {
    const rows = await kysely.selectFrom(table).select('owner').execute();
    const owners = rows.map((row) => row.owner);
    assert.deepEqual(owners, ['c:anna'], table);
  }
});
