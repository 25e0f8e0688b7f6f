import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attachment } from '@openskies/protocol';
import { Hono } from 'hono';
import { Hono as OlderHono } from 'hono-older';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { picture } from '../../test/hostile-files.ts';
import { call, say } from '../../test/scripted-model.ts';
import type { LogFields, Logger } from '../logging.ts';

const announcement = { name: 'beach.png', size: 10, mime_type: 'image/png' };

type Send = (path: string, init?: RequestInit) => Response | Promise<Response>;

const question = {
  method: 'POST',
  body: JSON.stringify({
    type: 'threads.create',
    params: { input: userInput('Hi') },
    metadata: mark(),
  }),
};

/** Parents of the same and of another copy of Hono, and how each takes the server in. */
const parents: Record<string, (app: Hono) => Send> = {
  'route() of the same Hono': (app) => new Hono().route('/', app).request,
  'route() of another Hono': (app) => new OlderHono().route('/', app as never).request,
  'fetch in a route of another Hono': (app) =>
    new OlderHono().all('/support/*', (c) => app.fetch(c.req.raw, c.env)).request,
};

for (const [name, mounted] of Object.entries(parents)) {
  test(`the server answers through ${name}`, async () => {
    await using app = await TestApp.start({ script: [say('Hello.')] });
    const send = mounted(app.concierge.app);
    assert.equal((await send('/support/health')).status, 200);
    const answer = await send('/support/chatkit', question);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Hello\./);
    const unknown = await send('/support/nothing');
    assert.equal(unknown.status, 404);
    assert.match(await unknown.text(), /request\.not_found/);
  });
}

test('a parent keeps its own pages: who may read them is not ours to say', async () => {
  await using app = await TestApp.start();
  const root = new Hono()
    .route('/', app.concierge.app)
    .get('/news', (c) => c.text('ours'))
    .notFound((c) => c.text('nothing here', 404));
  const news = await root.request('/news', { headers: { origin: 'https://elsewhere.example' } });
  assert.equal(await news.text(), 'ours');
  assert.equal(news.headers.get('openskies-server'), null);
  assert.equal(await (await root.request('/nothing')).text(), 'nothing here');
});

test('the log names the route of a mounted server', async () => {
  const routes: unknown[] = [];
  const info = ({ route }: LogFields): void => void routes.push(route);
  const logger: Logger = { info, warn() {}, error() {} };
  await using app = await TestApp.start({ logger });
  const root = new OlderHono().route('/', app.concierge.app as never);
  await root.request('/support/threads/thr_1/stop', { method: 'POST' });
  assert.deepEqual(routes, ['/support/threads/:id/stop']);
});

test('under a prefix, addresses of files and pictures have it too', async () => {
  await using app = await TestApp.start({ script: [call('destination_ideas')] });
  const root = new OlderHono().route('/api', new Hono().route('/v1', app.concierge.app) as never);
  const post = (type: string, params: object): Promise<Response> =>
    Promise.resolve(
      root.request('/api/v1/support/chatkit', {
        method: 'POST',
        body: JSON.stringify({ type, params, metadata: mark() }),
      }),
    );
  const announced = await post('attachments.create', announcement);
  const { upload_descriptor } = (await announced.json()) as Attachment;
  const url = upload_descriptor?.url ?? '';
  assert.match(url, /^http:\/\/localhost\/api\/v1\/support\/attachments\//);
  const uploaded = await root.request(url, { method: 'POST', body: Buffer.from(picture.png) });
  assert.equal(uploaded.status, 200);
  const { preview_url } = (await uploaded.json()) as { preview_url: string };
  assert.equal((await root.request(preview_url)).status, 200);

  const shown = await (await post('threads.create', { input: userInput('Ideas?') })).text();
  const pictures = shown.match(/[^"]*\/support\/pictures\/[^"]*/g) ?? [];
  assert.ok(pictures.length > 0);
  for (const one of pictures) assert.equal((await root.request(one)).status, 200, one);
});

test('a prefix may vary, and be called as ours', async () => {
  await using app = await TestApp.start();
  for (const [prefix, asked] of Object.entries({
    '/support': '/support',
    '/:airline': '/aurora',
    '/a/:language{[a-z]+}': '/a/nb',
    '/é "$&"': '/%C3%A9%20%22$&%22',
  })) {
    const root = new OlderHono().route(prefix, app.concierge.app as never);
    const response = await root.request(`${asked}/support/chatkit`, {
      method: 'POST',
      body: JSON.stringify({ type: 'attachments.create', params: announcement, metadata: {} }),
    });
    const { upload_descriptor } = (await response.json()) as Attachment;
    const { pathname } = new URL(upload_descriptor?.url ?? '');
    assert.ok(pathname.startsWith(`${asked}/support/attachments/`), pathname);
  }
});

test('a slash at the end of an address changes nothing', async () => {
  await using app = await TestApp.start({ script: [say('Hello.'), say('Hello.')] });
  const alone: Send = app.concierge.app.request;
  const strict: Send = (path, init) =>
    new OlderHono().route('/api', app.concierge.app as never).request(`/api${path}`, init);
  const easy: Send = new Hono({ strict: false }).route('/', app.concierge.app).request;
  for (const send of [alone, strict, easy]) {
    for (const path of ['/support/', '/support/chatkit/']) {
      const params = announcement;
      const body = JSON.stringify({ type: 'attachments.create', params, metadata: mark() });
      const response = await send(path, { method: 'POST', body });
      assert.equal(response.status, 200, path);
    }
    assert.equal((await send('/support/customer/')).status, 200);
    const stop = await send('/support/threads/thr_1/stop/', { method: 'POST' });
    assert.match(await stop.text(), /thread\.not_found/);
  }
});
