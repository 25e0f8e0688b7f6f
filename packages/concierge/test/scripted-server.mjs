/**
 * A real HTTP server inside the test runner. A test posts a script, gets an address for `api-url`, and what the element
 * asks there is answered by the script's steps in their order, each step once.
 *
 *     POST /__scripted                { recording: 'wire/seat-change' } or { steps: […] }, and `server` for openskies-server
 *     GET  /__scripted/:id/requests   what was asked so far
 *     POST /__scripted/:id/go         lets a stream go on that stands at { hold: true }
 *     any  /__scripted/:id/…          the scripted API
 *     GET  /__scripted/recording/…    a recording itself
 *     POST /__scripted/written/NAME   what NAME.json beside this file says; with WRITE_DRAWN=1 what was posted is written first
 */
import { readFile, writeFile } from 'node:fs/promises';
import { encodeSse } from '../../protocol/src/sse.ts';
import { loadRecording } from '../../protocol/fixtures/recordings.ts';

/**
 * @typedef {{ type: string, status?: number, headers?: Record<string, string>, json?: unknown, text?: string, events?: unknown[], ended?: string, hold?: boolean }} Step
 *   `type` is the operation, or `GET customer`. `hold`: a plain answer waits for `go`. Events may be held with `{ hold: true }` and cut with `{ cut: true }`; `seq` is its number.
 * @typedef {{ steps: Step[], requests: unknown[], server: string | null, gates: (() => void)[], passes: number }} Session
 */

/** @type {Map<string, Session>} */
const sessions = new Map();
const address = /^\/__scripted(?:\/(\w+)(\/.*)?)?$/;

/** @returns {import('@web/dev-server-core').Middleware} */
export function scriptedServer() {
  return async (context, next) => {
    const match = address.exec(context.path);
    if (!match) return next();
    const recording = context.path.split('/__scripted/recording/')[1];
    if (recording) {
      context.body = loadRecording(`${recording}.json`);
      return;
    }
    const [, id, rest = ''] = match;
    const body = await readBody(context.req);
    if (id === 'written') {
      context.body = await written(rest.slice(1), body);
      return;
    }
    if (!id) {
      context.body = { id: open(JSON.parse(body)) };
      return;
    }
    const session = sessions.get(id);
    if (!session) return next();
    if (rest === '/requests') context.body = session.requests;
    else if (rest === '/go') context.body = go(session);
    else {
      context.respond = false;
      await answer(session, rest, context.method, body, context.req, context.res);
    }
  };
}

/** @param {string} name @param {string} seen */
async function written(name, seen) {
  if (!/^[a-z-]+$/.test(name)) return null;
  const file = new URL(`./${name}.json`, import.meta.url);
  if (process.env['WRITE_DRAWN']) {
    await writeFile(file, `${JSON.stringify(JSON.parse(seen), null, 2)}\n`);
  }
  return JSON.parse(await readFile(file, 'utf8'));
}

/** @param {{ recording?: string, steps?: Step[], server?: string | null }} script */
function open({ recording, steps, server = null }) {
  const id = `s${sessions.size}`;
  sessions.set(id, {
    steps: recording ? stepsOf(recording) : (steps ?? []),
    requests: [],
    server,
    gates: [],
    passes: 0,
  });
  return id;
}

/** @param {string} path @returns {Step[]} */
function stepsOf(path) {
  return loadRecording(`${path}.json`).steps.flatMap(({ request, response }) => {
    if (!request || !response) return [];
    const type =
      request.json?.type ?? `${request.method} ${request.path.split('?')[0]?.split('/').at(-1)}`;
    return [{ type, ...response }];
  });
}

/** @param {Session} session */
function go(session) {
  const gate = session.gates.shift();
  if (gate) gate();
  else session.passes += 1;
  return { waiting: Boolean(gate) };
}

/**
 * @param {Session} session
 * @param {string} path
 * @param {string} method
 * @param {string} body
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(session, path, method, body, request, response) {
  const isJson = request.headers['content-type']?.includes('json') ?? body.startsWith('{');
  const json = body && isJson ? JSON.parse(body) : null;
  const type = json?.type ?? `${method} ${path.split('/').at(-1)}`;
  const query = request.url?.split('?')[1] ?? '';
  session.requests.push({ type, path, query, body: json, headers: request.headers });
  const index = session.steps.findIndex((step) => step.type === type);
  const [step] = index < 0 ? [] : session.steps.splice(index, 1);
  if (session.server) response.setHeader('openskies-server', session.server);
  if (step?.events) return stream(session, step, response);
  if (step?.hold) await released(session, response);
  const status = step?.status ?? (step ? 200 : 404);
  response.writeHead(status, { 'content-type': 'application/json', ...step?.headers });
  response.end(step?.text ?? JSON.stringify(step ? step.json : { detail: 'Not scripted' }));
}

/** @param {Session} session @param {Step} step @param {import('node:http').ServerResponse} response */
async function stream(session, { events = [], ended }, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  for (const event of [...events, ...(ended === 'aborted' ? [{ hold: true }] : [])]) {
    if (response.destroyed) return;
    const { seq, ...sent } = /** @type {{ seq?: number, hold?: boolean, cut?: boolean }} */ (event);
    if (sent.cut) return void response.destroy();
    if (sent.hold) await released(session, response);
    else response.write(encodeSse({ id: seq, data: sent }));
  }
  if (ended === 'broken') response.destroy();
  else response.end();
}

/** @param {Session} session @param {import('node:http').ServerResponse} response */
function released(session, response) {
  if (session.passes > 0) {
    session.passes -= 1;
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    session.gates.push(() => resolve(undefined));
    response.once('close', () => resolve(undefined));
  });
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
async function readBody(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
