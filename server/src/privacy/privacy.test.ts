import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { verifyAudit } from '../airline/audit.ts';
import { FileAttachmentStore } from '../attachments/attachment-store.ts';
import { picture } from '../../test/hostile-files.ts';
import { assertion, openSession, Person, startHosted } from '../../test/hosts.ts';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { call, say } from '../../test/scripted-model.ts';

/** Every byte under a folder, as text. */
function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

test('an erased customer leaves no byte, and everybody else stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'openskies-erase-'));
  try {
    await using app = await startHosted({
      dataDir,
      script: [
        call('request_assistance', { note: 'canary-note-0' }),
        say('canary-answer, noted.'),
        call('request_assistance', { note: 'A wheelchair' }),
        say('Noted.'),
      ],
    });
    const words = [
      'canary-anna',
      'canary-mail',
      'canary-points',
      'canary-message',
      'canary-note-0',
      'canary-title',
    ];
    const claims = { email: 'canary-mail@example.com', loyalty: 'canary-points' };
    const { token } = await openSession(app, {
      assertion: await assertion('canary-anna', { claims }),
    });
    const anna = new Person(app, token);
    const id = await anna.create('canary-message');
    await anna.json('threads.update', { thread_id: id, title: 'canary-title' });
    const bert = await Person.customer(app, 'bert-stays');
    await bert.create('bert-message');

    const exported = await (await anna.request('/support/customer/data')).text();
    for (const word of words) assert.ok(exported.includes(word), `${word} is in the export`);
    assert.doesNotMatch(exported, /bert/);
    assert.ok(bytesUnder(dataDir).includes('canary-message'), 'it is there before');

    assert.equal((await anna.request('/support/customer/data', { method: 'DELETE' })).status, 200);
    const left = bytesUnder(dataDir);
    for (const word of [...words, 'canary']) assert.ok(!left.includes(word), `${word} is left`);
    assert.ok(left.includes('bert-message'));
    assert.equal((await anna.request('/support/customer')).status, 401);
    const { rows, problems } = await verifyAudit(app.database.kysely);
    assert.ok(rows > 0);
    assert.deepEqual(problems, [], 'the audit still holds, of nobody');
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});

test('an erasure in the middle of an answer ends it', async () => {
  const gate = Promise.withResolvers<void>();
  await using app = await startHosted({
    script: [{ text: ['One ', 'two.'], gate: { before: 1, until: gate.promise } }],
  });
  const anna = await Person.customer(app, 'anna');
  const response = await anna.post('threads.create', { input: userInput('Hello') }, mark());
  await anna.request('/support/customer/data', { method: 'DELETE' });
  gate.resolve();
  await response.text();
  await app.concierge.close();
  for (const table of ['threads', 'items', 'events', 'runs', 'customers', 'sessions'] as const) {
    const rows = await app.database.kysely.selectFrom(table).selectAll().execute();
    assert.deepEqual(rows, [], table);
  }
});

test('conversations are deleted when they have passed their age', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id: old } = await app.create('Old');
  app.clock.ahead = 20 * 86_400_000;
  const { id: young } = await app.create('Young');
  app.clock.ahead = 31 * 86_400_000;
  assert.equal(await app.concierge.retire(30), 1);
  const threads = await app.database.kysely.selectFrom('threads').select('id').execute();
  assert.deepEqual(
    threads.map(({ id }) => id),
    [young],
  );
  assert.equal((await app.post('threads.get_by_id', { thread_id: old })).status, 404);
});

test('files that nobody sent are deleted a day later, whoever announced them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openskies-stale-'));
  try {
    await using app = await startHosted({ attachments: new FileAttachmentStore(folder) });
    const upload = async (): Promise<string> => {
      const visitor = await Person.visitor(app);
      const file = { name: 'a.png', size: picture.png.length, mime_type: 'image/png' };
      const { id, upload_descriptor } = await visitor.json<Attachment>('attachments.create', file);
      const body = Buffer.from(picture.png);
      await app.request(upload_descriptor?.url ?? '', { method: 'POST', body });
      return id;
    };
    await upload();
    app.clock.ahead = 25 * 60 * 60_000;
    const young = await upload();
    assert.equal(readdirSync(folder).length, 2);
    await app.concierge.retire(30);
    const rows = await app.database.kysely.selectFrom('attachments').select('id').execute();
    assert.deepEqual(
      rows.map(({ id }) => id),
      [young],
    );
    assert.equal(readdirSync(folder).length, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
