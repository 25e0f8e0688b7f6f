/** Defects 25 to 30 of the reference backend (SAFETY §6): files, recordings, feedback, closed threads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { mark, TestApp, userInput } from '../test/app.ts';
import { say, scriptedModel, TestModel } from '../test/scripted-model.ts';

/** The smallest PNG that there is, and what stands behind it. */
const png = (length = 100): Uint8Array<ArrayBuffer> => {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from(base64, 'base64').subarray(0, length));
  return bytes;
};

async function announce(app: TestApp): Promise<Attachment> {
  return app.json<Attachment>('attachments.create', {
    name: 'a.png',
    size: 100,
    mime_type: 'image/png',
  });
}

function upload(
  app: TestApp,
  { upload_descriptor }: Attachment,
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  assert.ok(upload_descriptor);
  return app.request(upload_descriptor.url, { method: 'POST', body });
}

test('defect 25: no SVG is taken, whatever it is called, and nothing is served inline', async () => {
  await using app = await TestApp.start();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const params = { name: 'a.svg', size: svg.length, mime_type: 'image/svg+xml' };
  assert.equal((await app.post('attachments.create', params)).status, 400);
  assert.equal(
    (await upload(app, await announce(app), Uint8Array.from(Buffer.from(svg)))).status,
    400,
  );
  const attachment = await announce(app);
  const stored = (await (await upload(app, attachment, png())).json()) as Attachment;
  assert.ok(stored.type === 'image');
  const { headers } = await app.request(stored.preview_url);
  assert.match(headers.get('content-disposition') ?? '', /^attachment/);
  assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
});

test('defect 26: an upload is checked, counted, and written once', async () => {
  await using app = await TestApp.start();
  const attachment = await announce(app);
  assert.equal(
    (await upload(app, attachment, Uint8Array.from(Buffer.from('no picture')))).status,
    400,
  );
  assert.equal((await upload(app, attachment, png(5 * 1024 * 1024 + 1))).status, 413);
  assert.equal((await upload(app, attachment, png())).status, 200);
  assert.equal((await upload(app, attachment, png())).status, 409);
});

test('defect 27: lists carry addresses of files, not their bytes', async () => {
  await using app = await TestApp.start({ script: [say('Lovely.')] });
  const attachment = await announce(app);
  await upload(app, attachment, png(1024 * 1024));
  const input = { ...userInput('See'), attachments: [attachment.id] };
  await app.events('threads.create', { input }, mark());
  const { data } = await app.json<{ data: { id: string }[] }>('threads.list', {});
  const listed = JSON.stringify(await app.items(data[0]?.id ?? ''));
  assert.ok(listed.includes(attachment.id));
  assert.ok(listed.length < 5000);
});

test('defect 28: dictation stands in nobody’s way', async () => {
  const gate = Promise.withResolvers<string>();
  const model = { ...scriptedModel(new TestModel(say('Hello.'))), transcribe: () => gate.promise };
  await using app = await TestApp.start({ model });
  const audio = { audio_base64: 'AAAA', mime_type: 'audio/webm' };
  const heard = app.json<{ text: string }>('input.transcribe', audio);
  await app.create('Hello');
  gate.resolve('Seat 12C');
  assert.equal((await heard).text, 'Seat 12C');
});

test('defect 29: feedback is kept', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  const item = (await app.items(id)).at(-1)?.id;
  const params = { thread_id: id, item_ids: [item], kind: 'negative' };
  assert.deepEqual(await app.json('items.feedback', params), {});
  const rows = await app.database.kysely.selectFrom('feedback').selectAll().execute();
  assert.deepEqual(
    rows.map(({ item_id, kind }) => [item_id, kind]),
    [[item, 'negative']],
  );
});

test('defect 30: a closed thread answers no more', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  const status = JSON.stringify({ type: 'closed' });
  await app.database.kysely.updateTable('threads').set({ status }).where('id', '=', id).execute();
  const asked = app.model.requests.length;
  const items = await app.items(id);
  const retry = { thread_id: id, item_id: items[0]?.id };
  for (const [type, params] of [
    ['threads.add_user_message', { thread_id: id, input: userInput('And?') }],
    ['threads.retry_after_item', retry],
  ] as const) {
    const response = await app.post(type, params);
    assert.equal(response.status, 409);
    assert.match(await response.text(), /thread\.closed/);
  }
  assert.deepEqual(await app.items(id), items);
  assert.equal(app.model.requests.length, asked);
});
