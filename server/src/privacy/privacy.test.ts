import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Attachment, Page, ThreadItem } from '@openskies/protocol';
import { verifyAudit } from '../airline/audit.ts';
import { confirmationOf } from '../airline/confirmation-card.ts';
import { FileAttachmentStore } from '../attachments/attachment-store.ts';
import { picture } from '../../test/hostile-files.ts';
import { assertion, openSession, Person, startHosted } from '../../test/hosts.ts';
import { lastWidget, mark, TestApp, userInput } from '../../test/app.ts';
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

test('an export has files, what was asked back, what came of it and when, and sessions without secrets', async () => {
  await using app = await startHosted({ script: [call('cancel_trip')] });
  const anna = await Person.customer(app, 'anna');
  const thread_id = await anna.create('Cancel my trip');
  const card = await confirmationIn(anna, thread_id);
  const action = { type: 'confirmation.decline', payload: { confirmation_id: card.id } };
  const click = { thread_id, item_id: card.item_id, action };
  await (await anna.post('threads.custom_action', click)).text();
  const { id } = await anna.json<Attachment>('attachments.create', {
    name: 'beach.png',
    size: 100,
    mime_type: 'image/png',
  });
  const response = await anna.request('/support/customer/data');
  const data = (await response.json()) as Record<string, Record<string, unknown>[]>;
  const [file] = data['attachments'] ?? [];
  assert.deepEqual([file?.['id'], file?.['name'], file?.['thread_id']], [id, 'beach.png', null]);
  const [asked] = data['confirmations'] ?? [];
  assert.equal(asked?.['thread_id'], thread_id);
  assert.equal(asked?.['action'], 'cancel_trip');
  assert.match(String(asked?.['shown_text']), /^Cancel/);
  assert.equal(asked?.['state'], 'declined');
  const last = data['actions']?.at(-1);
  assert.deepEqual([last?.['thread_id'], last?.['decision']], [thread_id, 'declined']);
  assert.ok(Date.parse(String(last?.['created_at'])) > 0);
  assert.deepEqual(
    data['sessions']?.map((session) => Object.keys(session)),
    [['created_at', 'expires_at', 'revoked_at']],
  );
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

async function confirmationIn(
  person: Person,
  thread_id: string,
): Promise<{ id: string; item_id: string }> {
  const list = { thread_id, order: 'asc', limit: 100 };
  const widget = lastWidget((await person.json<Page<ThreadItem>>('items.list', list)).data);
  return { id: confirmationOf(widget)?.id ?? '', item_id: widget.id };
}
