import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { Hono as OlderHono } from 'hono-older';
import { mark, TestApp, userInput } from '../../test/app.ts';
import { say } from '../../test/scripted-model.ts';
import type { LogFields, Logger } from '../logging.ts';

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
