import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Attachment, ErrorBody, UserMessageItem } from '@openskies/protocol';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { picture } from '../../test/hostile-files.ts';
import { readableInput, say } from '../../test/scripted-model.ts';
import { FileAttachmentStore } from '../attachments/attachment-store.ts';
import { maxFileBytes } from '../attachments/read-upload.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const announced = { name: 'beach.png', size: png.length, mime_type: 'image/png' };

async function announce(app: TestApp, file: object = announced): Promise<Attachment> {
  return app.json<Attachment>('attachments.create', file);
}

function upload(app: TestApp, { upload_descriptor }: Attachment, body: FormData | Buffer) {
  assert.ok(upload_descriptor);
  const { url, method } = upload_descriptor;
  return app.request(url, { method, body: body as FormData });
}

function form(bytes: Uint8Array, field = 'file'): FormData {
  const data = new FormData();
  data.append(field, new Blob([Buffer.from(bytes)], { type: 'image/png' }), 'beach.png');
  return data;
}

async function uploaded(app: TestApp): Promise<Attachment> {
  const attachment = await announce(app);
  assert.equal((await upload(app, attachment, form(png))).status, 200);
  return attachment;
}

function previewOf(attachment: Attachment): string {
  assert.ok(attachment.type === 'image');
  return attachment.preview_url;
}

async function codeOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as ErrorBody;
  return [response.status, error.code];
}

test('a picture is announced, uploaded, sent, read back, and gone with its thread', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attachments-'));
  await using app = await TestApp.start({
    script: [say('Lovely.')],
    attachments: new FileAttachmentStore(folder),
  });
  const attachment = await announce(app);
  assert.equal(attachment.type, 'image');
  assert.equal(attachment.upload_descriptor?.method, 'POST');
  assert.deepEqual(await codeOf(await app.request(previewOf(attachment))), [
    404,
    'attachment.not_uploaded',
  ]);
  const answer = (await (await upload(app, attachment, form(png))).json()) as Attachment;
  assert.equal(answer.upload_descriptor, undefined);

  const content = await app.request(previewOf(answer));
  assert.deepEqual(Buffer.from(await content.arrayBuffer()), png);
  assert.equal(content.headers.get('content-type'), 'image/png');
  assert.equal(content.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(content.headers.get('content-security-policy'), "sandbox; default-src 'none'");
  assert.match(content.headers.get('content-disposition') ?? '', /^attachment;.*beach\.png$/);

  const input = { ...userInput('Where is this?'), attachments: [attachment.id] };
  const events = await app.events('threads.create', { input }, mark());
  const sent = events.find((event) => event.type === 'thread.item.done')?.item as UserMessageItem;
  assert.equal(sent.attachments[0]?.thread_id, sent.thread_id);
  const [stored] = (await app.items(sent.thread_id)) as UserMessageItem[];
  assert.equal((await app.request(previewOf(stored!.attachments[0]!))).status, 200);
  const opened = await app.thread(sent.thread_id);
  const [first] = opened.items.data as UserMessageItem[];
  assert.equal((await app.request(previewOf(first!.attachments[0]!))).status, 200);

  const read = readableInput(app.model.requests[0]!);
  assert.match(read, /<ATTACHED_FILES>\\n- beach\.png \(image\/png\)\\n<\/ATTACHED_FILES>/);
  assert.ok(read.includes(`data:image/png;base64,${png.toString('base64')}`));

  await app.json('attachments.delete', { attachment_id: attachment.id });
  assert.equal((await app.request(previewOf(answer))).status, 200, 'the message keeps its copy');
  await app.json('threads.delete', { thread_id: sent.thread_id });
  assert.deepEqual(await codeOf(await app.request(previewOf(answer))), [
    404,
    'attachment.not_found',
  ]);
  assert.deepEqual(readdirSync(folder), []);
  await rm(folder, { recursive: true });
  assert.ok(!existsSync(folder));
});

test('the bytes decide what a file is: PNG, JPEG and WebP, and nothing else', async () => {
  await using app = await TestApp.start();
  const kinds: [string, Buffer][] = [
    ['image/png', png],
    ['image/jpeg', picture.jpeg],
    ['image/webp', picture.webp],
  ];
  for (const [mime_type, bytes] of kinds) {
    const response = await upload(app, await announce(app), bytes);
    assert.equal(((await response.json()) as Attachment).mime_type, mime_type);
  }
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'GIF89a',
    '%PDF-1',
  ];
  for (const other of others) {
    const response = await upload(app, await announce(app), Buffer.from(other));
    const { error } = (await response.json()) as { error: { code: string; field: string } };
    assert.deepEqual(
      [response.status, error.code, error.field],
      [400, 'attachment.unsupported', 'file'],
    );
  }
  const loud = await announce(app, { ...announced, mime_type: 'IMAGE/PNG' });
  assert.deepEqual([loud.type, loud.mime_type], ['image', 'image/png']);
  const svg = { ...announced, mime_type: 'image/svg+xml' };
  assert.deepEqual(await codeOf(await app.post('attachments.create', svg)), [
    400,
    'attachment.unsupported',
  ]);
});

test('bytes are counted while they are read, and written once', async () => {
  await using app = await TestApp.start();
  const tooLarge = { ...announced, size: maxFileBytes + 1 };
  assert.deepEqual(await codeOf(await app.post('attachments.create', tooLarge)), [
    413,
    'attachment.too_large',
  ]);
  const attachment = await announce(app);
  const large = Buffer.concat([png, Buffer.alloc(maxFileBytes)]);
  for (const body of [large, form(large)]) {
    assert.deepEqual(await codeOf(await upload(app, attachment, body)), [
      413,
      'attachment.too_large',
    ]);
  }
  const both = await Promise.all([1, 2].map(() => upload(app, attachment, form(png))));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
});

test('an upload without a file in it is refused', async () => {
  await using app = await TestApp.start();
  const attachment = await announce(app);
  const text = new FormData();
  text.append('file', 'no file');
  for (const body of [form(png, 'other'), text, Buffer.alloc(0)]) {
    assert.deepEqual(await codeOf(await upload(app, attachment, body)), [400, 'request.invalid']);
  }
  const broken = await app.request(attachment.upload_descriptor!.url, {
    method: 'PUT',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nbroken',
  });
  assert.deepEqual(await codeOf(broken), [400, 'request.invalid']);
});

test('an address counts for its file, its purpose and its time alone', async () => {
  await using app = await TestApp.start();
  const one = await uploaded(app);
  const other = await uploaded(app);
  const url = new URL(previewOf(one));
  const foreign = url.href.replace(one.id, other.id);
  const forUpload = one.upload_descriptor!.url.replace('/upload', '/content');
  const later = new URL(url);
  later.searchParams.set('exp', String(Number(url.searchParams.get('exp')) + 1));
  const forged = new URL(url);
  forged.searchParams.set('sig', 'x');
  for (const address of [foreign, forUpload, later.href, forged.href]) {
    assert.deepEqual(await codeOf(await app.request(address)), [404, 'attachment.not_found']);
  }
  app.clock.ahead = 61 * 60_000;
  assert.equal((await app.request(url.href)).status, 404);
});

test('only files that were uploaded can be sent, each in one thread', async () => {
  await using app = await TestApp.start({ script: [say('Hello')] });
  const waiting = await announce(app);
  const create = (id: string) =>
    app.post('threads.create', { input: { ...userInput('Hi'), attachments: [id] } });
  assert.deepEqual(await codeOf(await create(waiting.id)), [404, 'attachment.not_uploaded']);
  assert.deepEqual(await codeOf(await create('atc_0')), [404, 'attachment.not_found']);
  const sent = await uploaded(app);
  await (await create(sent.id)).text();
  assert.deepEqual(await codeOf(await create(sent.id)), [404, 'attachment.not_found']);
});

test('what was never sent can be deleted, and goes by itself after a day', async () => {
  await using app = await TestApp.start();
  const one = await uploaded(app);
  for (let twice = 0; twice < 2; twice++) {
    const answer = await app.json('attachments.delete', { attachment_id: one.id });
    assert.deepEqual(answer, {});
  }
  assert.equal((await app.request(previewOf(one))).status, 404);
  const old = await uploaded(app);
  app.clock.ahead = 25 * 60 * 60_000;
  await announce(app);
  const { count } = await app.database.kysely
    .selectFrom('attachments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', '=', old.id)
    .executeTakeFirstOrThrow();
  assert.equal(count, 0);
});

test('a name cannot leave its folder or its header', async () => {
  await using app = await TestApp.start();
  const { name } = await announce(app, {
    ...announced,
    name: '../../etc/"x"\r\n\u202epass wd.png',
  });
  assert.equal(name, 'xpass wd.png');
});
