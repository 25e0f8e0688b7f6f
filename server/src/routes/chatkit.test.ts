import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorBody, Page, Thread, ThreadItem } from '@openskies/protocol';
import { mark, TestApp, texts, userInput } from '../../test/app.ts';
import { say, scriptedModel, TestModel } from '../../test/scripted-model.ts';

const chat = '/support/chatkit';

function send(app: TestApp, body: string, init: RequestInit = {}): Promise<Response> {
  return app.request(chat, { method: 'POST', body, ...init });
}

async function errorOf(response: Response): Promise<ErrorBody['error']> {
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  return ((await response.json()) as ErrorBody).error;
}

test('what cannot be read is a 4xx that names the field', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const rows: [string, number, string, string | undefined][] = [
    ['', 400, 'request.invalid', 'body'],
    ['{not json', 400, 'request.invalid', 'body'],
    ['[]', 400, 'request.invalid', 'body'],
    ['null', 400, 'request.invalid', 'body'],
    ['{"type":"threads.explode","params":{}}', 400, 'request.unknown_type', 'type'],
    ['{"type":"threads.get_by_id"}', 400, 'request.invalid', 'params'],
    [
      '{"type":"threads.get_by_id","params":{"thread_id":7}}',
      400,
      'request.invalid',
      'params.thread_id',
    ],
    [
      '{"type":"threads.get_by_id","params":{"thread_id":"thr_no"}}',
      404,
      'thread.not_found',
      'params.thread_id',
    ],
    ['{"type":"threads.list","params":{"limit":-1}}', 400, 'request.invalid', 'params.limit'],
    ['{"type":"threads.list","params":{"after":"thr_no"}}', 400, 'request.invalid', 'params.after'],
    [
      `{"type":"items.list","params":{"thread_id":"${id}","after":"msg_no"}}`,
      400,
      'request.invalid',
      'params.after',
    ],
    [
      `{"type":"threads.update","params":{"thread_id":"${id}","title":"  "}}`,
      400,
      'request.invalid',
      'params.title',
    ],
    [
      `{"type":"items.feedback","params":{"thread_id":"${id}","item_ids":["msg_no"],"kind":"positive"}}`,
      404,
      'item.not_found',
      'params.item_ids[0]',
    ],
    [
      `{"type":"threads.retry_after_item","params":{"thread_id":"${id}","item_id":"msg_no"}}`,
      404,
      'item.not_found',
      'params.item_id',
    ],
    [
      JSON.stringify({
        type: 'threads.add_user_message',
        params: { thread_id: 'thr_no', input: userInput('Hi') },
      }),
      404,
      'thread.not_found',
      'params.thread_id',
    ],
    [
      JSON.stringify({ type: 'threads.create', params: { input: userInput('   ') } }),
      400,
      'request.invalid',
      'params.input.content',
    ],
    [
      JSON.stringify({ type: 'threads.create', params: { input: userInput('x'.repeat(8001)) } }),
      400,
      'message.too_long',
      'params.input.content',
    ],
    [
      JSON.stringify({
        type: 'threads.create',
        params: { input: { ...userInput('Hi'), attachments: ['atc_no'] } },
      }),
      404,
      'attachment.not_found',
      'params.input.attachments[0]',
    ],
    [
      `{"type":"threads.add_client_tool_output","params":{"thread_id":"${id}","result":1}}`,
      409,
      'item.not_open',
      'params.result',
    ],
  ];
  for (const [body, status, code, field] of rows) {
    const response = await send(app, body);
    assert.equal(response.status, status, body.slice(0, 80));
    const error = await errorOf(response);
    assert.deepEqual([error.code, error.field], [code, field], body.slice(0, 80));
    assert.equal(typeof error.message, 'string');
    assert.equal(typeof error.retry, 'boolean');
  }
});

test('a body over 64 KiB is refused, however its length is told', async () => {
  await using app = await TestApp.start();
  const big = JSON.stringify({ type: 'threads.list', params: {}, padding: 'x'.repeat(70_000) });
  assert.equal((await send(app, big)).status, 413);
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(big));
      controller.close();
    },
  });
  const response = await app.request(chat, {
    method: 'POST',
    body: streamed,
    duplex: 'half',
  });
  assert.equal(response.status, 413);
  assert.equal((await errorOf(response)).code, 'request.too_large');
});

test('other methods and addresses are JSON errors too', async () => {
  await using app = await TestApp.start();
  const wrong = await app.request(chat);
  assert.deepEqual([wrong.status, (await errorOf(wrong)).code], [405, 'request.not_allowed']);
  const nothing = await app.request('/support/nothing');
  assert.deepEqual([nothing.status, (await errorOf(nothing)).code], [404, 'request.not_found']);
});

test('a defect answers without a word about itself', async () => {
  await using app = await TestApp.start();
  await app.database.kysely.schema.dropTable('feedback').execute();
  await app.database.kysely.schema.alterTable('threads').renameTo('gone').execute();
  const response = await app.post('threads.list', {});
  assert.equal(response.status, 500);
  assert.equal((await errorOf(response)).code, 'internal');
});

test('POST /support answers as /support/chatkit does', async () => {
  await using app = await TestApp.start();
  const body = JSON.stringify({ type: 'threads.list', params: {} });
  const response = await app.request('/support', { method: 'POST', body });
  assert.deepEqual(await response.json(), { data: [], has_more: false });
});

test('a thread opens at its newest 50 items for us, at its first 20 for others', async () => {
  await using app = await TestApp.start({ script: [say('Yes.')] });
  const { id } = await app.create('Message 0');
  for (let n = 1; n < 30; n++) await app.say(id, `Message ${n}`, {});
  const stock = await app.thread(id, {});
  assert.equal(stock.items.data.length, 20);
  assert.equal(stock.items.has_more, true);
  assert.equal(stock.items.after, stock.items.data.at(-1)?.id);

  const ours = await app.thread(id);
  assert.equal(ours.items.data.length, 50);
  assert.equal(ours.items.after, ours.items.data[0]?.id);
  const older = await app.json<Page<ThreadItem>>(
    'items.list',
    { thread_id: id, order: 'desc', after: ours.items.after, limit: 100 },
    mark(),
  );
  assert.equal(older.data.length, 10);
  assert.equal(older.has_more, false);
  assert.equal('after' in older, false);
  const all = [...older.data.reverse(), ...ours.items.data];
  assert.equal(new Set(all.map((item) => item.id)).size, 60);
  const first = all[0];
  assert.ok(first?.type === 'user_message');
  assert.equal(first.content[0]?.text, 'Message 0');
});

test('hidden items never make a page empty while there is more', async () => {
  await using app = await TestApp.start({ script: [say('One.'), say('Two.')] });
  const { id } = await app.create('Hi');
  await app.database.kysely
    .updateTable('items')
    .set({ visibility: 'hidden' })
    .where('position', '=', 2)
    .execute();
  await app.say(id, 'More');
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await app.json<Page<ThreadItem>>('items.list', {
      thread_id: id,
      limit: 1,
      order: 'asc',
      after,
    });
    assert.equal(page.data.length, 1);
    seen.push(page.data[0]!.id);
    if (!page.has_more) break;
    after = page.after;
  }
  assert.equal(seen.length, 3);
});

test('threads are listed newest first, paged, and found by nobody else', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const ids: string[] = [];
  for (const text of ['One', 'Two', 'Three']) {
    ids.unshift((await app.create(text)).id);
    app.clock.ahead += 10;
  }
  const first = await app.json<Page<Thread>>('threads.list', { limit: 2 });
  assert.deepEqual(
    first.data.map(({ id }) => id),
    ids.slice(0, 2),
  );
  const second = await app.json<Page<Thread>>('threads.list', { limit: 2, after: first.after });
  assert.deepEqual([second.data.map(({ id }) => id), second.has_more], [ids.slice(2), false]);
  assert.deepEqual(first.data[0]?.items, { data: [], has_more: false });

  await app.database.kysely.updateTable('threads').set({ owner: 'somebody' }).execute();
  const thread_id = ids[0]!;
  const item_id = 'msg_x';
  const action = { type: 'x' };
  const tries: [string, object][] = [
    ['threads.get_by_id', { thread_id }],
    ['threads.update', { thread_id, title: 'Mine' }],
    ['items.list', { thread_id }],
    ['items.feedback', { thread_id, item_ids: [], kind: 'positive' }],
    ['threads.add_user_message', { thread_id, input: userInput('Hi') }],
    ['threads.retry_after_item', { thread_id, item_id }],
    ['threads.custom_action', { thread_id, item_id, action }],
    ['threads.sync_custom_action', { thread_id, item_id, action }],
    ['threads.add_client_tool_output', { thread_id, result: 1 }],
    ['threads.add_structured_input', { thread_id, item_id, input: {} }],
  ];
  for (const [type, params] of tries) {
    assert.equal((await app.post(type, params)).status, 404, type);
  }
  assert.deepEqual((await app.json<Page<Thread>>('threads.list', {})).data, []);
  await app.json('threads.delete', { thread_id });
  const left = await app.database.kysely.selectFrom('threads').selectAll().execute();
  assert.equal(left.length, 3);
});

test('a rename stays, whatever the title agent says later', async () => {
  let name = (): void => {};
  const named = new Promise<void>((resolve) => (name = resolve));
  const title = new TestModel({ text: ['Late title'], gate: { before: 0, until: named } });
  await using app = await TestApp.start({
    model: scriptedModel(new TestModel(say('Hello.')), title),
  });
  const stream = await app.open('threads.create', { input: userInput('Hi') }, mark());
  const first = await stream.next();
  assert.ok(first?.event.type === 'thread.created');
  const thread_id = first.event.thread.id;
  await app.json('threads.update', { thread_id, title: '  By   hand ' });
  name();
  await stream.rest();
  assert.equal((await app.thread(thread_id)).title, 'By hand');
});

test('a title that fails or is late holds nothing up', async () => {
  for (const title of [
    new TestModel({ error: new Error('no title') }),
    new TestModel({ gate: { before: 0, until: new Promise(() => {}) } }),
  ]) {
    await using app = await TestApp.start({
      model: scriptedModel(new TestModel(say('Hello.')), title),
    });
    const { id } = await app.create('Hi');
    assert.deepEqual(texts(await app.items(id)), ['Hello.']);
    assert.equal((await app.thread(id)).title, undefined);
  }
});

test('feedback is stored, the last word counts', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hi');
  const [, answer] = await app.items(id);
  const params = { thread_id: id, item_ids: [answer!.id] };
  assert.deepEqual(await app.json('items.feedback', { ...params, kind: 'positive' }), {});
  await app.json('items.feedback', { ...params, kind: 'negative' });
  const rows = await app.database.kysely.selectFrom('feedback').selectAll().execute();
  assert.deepEqual(
    rows.map(({ item_id, kind }) => [item_id, kind]),
    [[answer!.id, 'negative']],
  );
});
