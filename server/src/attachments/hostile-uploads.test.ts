/** Files of attackers: none comes back as something that runs, and none fills the server (SAFETY §3, §7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { TestApp } from '../../test/app.ts';
import { figures } from '../../test/figures.ts';
import { hostileFiles, picture, type HostileFile } from '../../test/hostile-files.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { naiveFiles } from '../../test/naive-files.ts';
import { maxFileBytes, readUpload } from './read-upload.ts';
import { sniffImage } from './sniff-image.ts';
import { UploadRoom } from './upload-room.ts';

type Send = (path: string, init?: RequestInit) => Promise<Response> | Response;
const ofApp =
  (app: TestApp): Send =>
  (path, init) =>
    app.request(path, init);

/** What became of a file: `refused`, `inert` (kept as a picture that cannot run), or what is wrong with it. */
async function fate(send: Send, file: HostileFile): Promise<string> {
  const params = {
    name: file.name ?? 'photo.png',
    size: file.bytes.length,
    mime_type: file.mime_type ?? 'image/png',
  };
  const announced = await send('/support/chatkit', {
    method: 'POST',
    body: JSON.stringify({ type: 'attachments.create', params }),
  });
  if (!announced.ok) return judgeRefusal(announced);
  const attachment = (await announced.json()) as Attachment & { preview_url: string };
  const { url, method } = attachment.upload_descriptor ?? { url: '', method: '' };
  const answer = await send(url, { method, body: Uint8Array.from(file.bytes) });
  const content = await send(attachment.preview_url);
  await send('/support/chatkit', {
    method: 'POST',
    body: JSON.stringify({
      type: 'attachments.delete',
      params: { attachment_id: attachment.id },
    }),
  });
  if (!answer.ok) return content.ok ? 'refused, and yet served' : judgeRefusal(answer);
  return judgeContent(content, file);
}

async function judgeRefusal(response: Response): Promise<string> {
  const isJson = response.headers.get('content-type') === 'application/json';
  const { error } = (await response.json()) as { error?: { code: string } };
  const isOfFile = isJson && /^(attachment|request)\./.test(error?.code ?? '');
  return isOfFile ? 'refused' : `refused with ${response.status}`;
}

async function judgeContent(response: Response, file: HostileFile): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const header = (name: string): string => response.headers.get(name) ?? '';
  const problems = [
    response.status !== 200 && `status ${response.status}`,
    !bytes.equals(file.bytes) && 'other bytes',
    header('content-type') !== sniffImage(bytes) && `served as ${header('content-type')}`,
    !header('content-disposition').startsWith('attachment;') && 'served inline',
    header('x-content-type-options') !== 'nosniff' && 'sniffed by browsers',
    header('content-security-policy') !== "sandbox; default-src 'none'" && 'may run',
    /[\\/"\r\n\0]|%(00|0d|0a|2f|5c|22|E2%80%AE)/i.test(
      header('content-disposition').split("''")[1] ?? '',
    ) && 'a name that does harm',
  ].filter(Boolean);
  return problems.length === 0 ? 'inert' : problems.join(', ');
}

test(`${hostileFiles.length} hostile files: each is refused, or kept as a picture that cannot run`, async () => {
  assert.ok(hostileFiles.length >= 60);
  await using app = await TestApp.start();
  const fates = new Map<string, number>();
  const leaks: string[] = [];
  for (const file of hostileFiles) {
    const became = await fate(ofApp(app), file);
    fates.set(became, (fates.get(became) ?? 0) + 1);
    if (became !== 'refused' && became !== 'inert') leaks.push(`${file.title}: ${became}`);
  }
  figures(
    'hostile uploads',
    `${hostileFiles.length} files, ${fates.get('refused')} refused, ${fates.get('inert')} kept inert, ${leaks.length} served active`,
  );
  assert.deepEqual(leaks, []);
  for (const [kind, bytes] of Object.entries(picture)) {
    const honest = { title: kind, bytes, mime_type: `image/${kind}` };
    assert.equal(await fate(ofApp(app), honest), 'inert', 'an honest picture is taken');
  }
});

test('the same set goes red at a server that shows files as they were announced', async () => {
  const naive = naiveFiles();
  const leaks: string[] = [];
  for (const file of hostileFiles) {
    const became = await fate((path, init) => naive.request(path, init), file);
    if (became !== 'refused' && became !== 'inert') leaks.push(file.title);
  }
  figures('hostile uploads, planted', `${leaks.length} served active`);
  assert.ok(leaks.length > 50, `${leaks.length}`);
});

/** A body without an end, which counts what was taken of it. */
function endless(): { body: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  const chunk = new Uint8Array(64 * 1024);
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken += chunk.length;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => taken };
}

test('a body without an end is left at the limit, alone and in a form', async () => {
  await using app = await TestApp.start();
  for (const type of ['image/png', 'multipart/form-data; boundary=x']) {
    const file = { name: 'a.png', size: 10, mime_type: 'image/png' };
    const { upload_descriptor } = await app.json<Attachment>('attachments.create', file);
    const { body, taken } = endless();
    const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
    const response = await app.request(upload_descriptor?.url ?? '', init as RequestInit);
    assert.equal(response.status, 413);
    assert.ok(taken() <= maxFileBytes + 256 * 1024, `${taken()}`);
  }
});

test('many uploads at once are held to a room; who finds none is told to come back', async () => {
  const room = new UploadRoom(1024 * 1024);
  const held: ReadableStreamDefaultController<Uint8Array>[] = [];
  const slow = (): Promise<Uint8Array | string> => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        held.push(controller);
        controller.enqueue(new Uint8Array(100 * 1024));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    return readUpload(new Request('http://localhost', init), room).catch((error: unknown) => {
      assert.ok(error instanceof Error);
      return error.message;
    });
  };
  const uploads = Array.from({ length: 15 }, slow);
  const refused = await Promise.race(uploads);
  assert.match(String(refused), /busy/);
  for (const controller of held) {
    try {
      controller.close();
    } catch {
      // it was refused, and its body let go
    }
  }
  const ends = await Promise.all(uploads);
  assert.equal(ends.filter((end) => typeof end !== 'string').length, 10);
  assert.equal(room.free, 1024 * 1024, 'everything is given back');
});

test('a file is taken once, from its owner, by its own address and in its time', async () => {
  await using app = await startHosted();
  const [anna, bert] = [await Person.customer(app, 'anna'), await Person.customer(app, 'bert')];
  const file = { name: 'a.png', size: picture.png.length, mime_type: 'image/png' };
  const body = Uint8Array.from(picture.png);
  const announce = (): Promise<Attachment> => anna.json<Attachment>('attachments.create', file);
  const path = ({ id }: Attachment, to = 'upload'): string => `/support/attachments/${id}/${to}`;

  const one = await announce();
  const url = new URL(one.upload_descriptor?.url ?? '');
  const wrong: [string, Promise<Response>][] = [
    ['a stranger', bert.request(path(one), { method: 'POST', body })],
    ['nobody', Promise.resolve(app.request(path(one), { method: 'POST', body }))],
    ['another purpose', app.request(url.href.replace('/upload', '/content'))],
    [
      'another file',
      app.request(`${path(await announce())}${url.search}`, { method: 'PUT', body }),
    ],
    ['no signature', app.request(`${path(one)}?sig=&exp=9999999999999`, { method: 'PUT', body })],
    ['a stranger who deletes', bert.post('attachments.delete', { attachment_id: one.id })],
  ];
  for (const [who, answer] of wrong) {
    const { status } = await answer;
    assert.ok(status === 404 || status === 401 || who.endsWith('deletes'), `${who}: ${status}`);
  }
  const twice = await Promise.all(
    Array.from({ length: 5 }, () => app.request(url.href, { method: 'POST', body })),
  );
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 409, 409, 409, 409]);
  const late = await announce();
  app.clock.ahead = 16 * 60_000;
  const expired = await app.request(late.upload_descriptor?.url ?? '', { method: 'POST', body });
  assert.equal(expired.status, 404);
  const { kysely } = app.database;
  const rows = await kysely.selectFrom('attachments').select('blob').execute();
  assert.equal(rows.filter(({ blob }) => blob !== null).length, 1);
});

test('what is read again has an address that was signed again', async () => {
  await using app = await TestApp.start();
  const file = { name: 'a.png', size: picture.png.length, mime_type: 'image/png' };
  const attachment = await app.json<Attachment>('attachments.create', file);
  await app.request(attachment.upload_descriptor?.url ?? '', {
    method: 'POST',
    body: Uint8Array.from(picture.png),
  });
  const sent = {
    input: { content: [], attachments: [attachment.id], inference_options: {} },
  };
  await app.events('threads.create', sent).catch(() => []);
  const { data } = await app.json<{ data: { id: string }[] }>('threads.list', {});
  const previews: string[] = [];
  for (let hour = 0; hour < 3; hour++) {
    app.clock.ahead = hour * 3_600_000;
    const [item] = await app.items(data[0]?.id ?? '');
    const [shown] = item?.type === 'user_message' ? item.attachments : [];
    const preview = shown?.type === 'image' ? shown.preview_url : '';
    assert.equal((await app.request(preview)).status, 200);
    if (previews.length > 0) assert.equal((await app.request(previews.at(-1) ?? '')).status, 404);
    previews.push(preview);
  }
  assert.equal(new Set(previews).size, 3);
});
