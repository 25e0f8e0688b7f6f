/** Who may do what: every operation × every kind of caller × a real and a guessed id (SAFETY §7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatKitRequest, type ThreadItem } from '@openskies/protocol';
import { figures } from '../test/figures.ts';
import { assertion, openSession, Person, startHosted } from '../test/hosts.ts';
import { mark, OpenStream, userInput, type TestApp } from '../test/app.ts';
import { call, say } from '../test/scripted-model.ts';
import { plantMissingOwnerCheck } from '../test/without-owner-check.ts';

/** Ids of what a request is about. */
interface Target {
  thread_id: string;
  message_id: string;
  widget_id: string;
  card_id: string;
  confirmation_id: string;
  attachment_id: string;
}

interface Row {
  /**
   * Who is let in: `owner` of the target, `anyone` with a session for their own things, `public` without, the `operator`
   * alone, whom no session makes.
   */
  for: 'owner' | 'anyone' | 'public' | 'operator';
  send(person: Person, target: Target): Promise<Response>;
}

const post =
  (type: string, params: (target: Target) => object): Row['send'] =>
  (person, target) =>
    person.post(type, params(target), mark());
const get =
  (path: (target: Target) => string): Row['send'] =>
  (person, target) =>
    person.request(path(target));
const input = userInput('Hello');
const clickOf = ({ thread_id, card_id, confirmation_id }: Target): object => ({
  thread_id,
  item_id: card_id,
  action: { type: 'confirmation.accept', payload: { confirmation_id } },
});
const upload =
  (method: string): Row['send'] =>
  (person, { attachment_id }) =>
    person.request(`/support/attachments/${attachment_id}/upload`, { method, body: png() });

/** A row for each operation. A new operation without one fails. */
const rows: Record<string, Row> = {
  'threads.create': { for: 'anyone', send: post('threads.create', () => ({ input })) },
  'threads.add_user_message': {
    for: 'owner',
    send: post('threads.add_user_message', ({ thread_id }) => ({ thread_id, input })),
  },
  'threads.add_client_tool_output': {
    for: 'owner',
    send: post('threads.add_client_tool_output', ({ thread_id }) => ({ thread_id, result: 1 })),
  },
  'threads.add_structured_input': {
    for: 'owner',
    send: post('threads.add_structured_input', ({ thread_id, widget_id }) => ({
      thread_id,
      item_id: widget_id,
      input: {},
    })),
  },
  'threads.retry_after_item': {
    for: 'owner',
    send: post('threads.retry_after_item', ({ thread_id, message_id }) => ({
      thread_id,
      item_id: message_id,
    })),
  },
  'threads.custom_action': { for: 'owner', send: post('threads.custom_action', clickOf) },
  'threads.sync_custom_action': { for: 'owner', send: post('threads.sync_custom_action', clickOf) },
  'threads.get_by_id': {
    for: 'owner',
    send: post('threads.get_by_id', ({ thread_id }) => ({ thread_id })),
  },
  'threads.list': {
    for: 'owner',
    send: post('threads.list', ({ thread_id }) => ({ after: thread_id })),
  },
  'threads.list without cursor': { for: 'anyone', send: post('threads.list', () => ({})) },
  'threads.update': {
    for: 'owner',
    send: post('threads.update', ({ thread_id }) => ({ thread_id, title: 'Mine now' })),
  },
  'threads.delete': {
    for: 'anyone',
    send: post('threads.delete', ({ thread_id }) => ({ thread_id })),
  },
  'items.list': { for: 'owner', send: post('items.list', ({ thread_id }) => ({ thread_id })) },
  'items.feedback': {
    for: 'owner',
    send: post('items.feedback', ({ thread_id, message_id }) => ({
      thread_id,
      item_ids: [message_id],
      kind: 'positive',
    })),
  },
  'attachments.create': {
    for: 'anyone',
    send: post('attachments.create', () => ({ name: 'a.png', size: 67, mime_type: 'image/png' })),
  },
  'attachments.delete': {
    for: 'anyone',
    send: post('attachments.delete', ({ attachment_id }) => ({ attachment_id })),
  },
  'an attachment of another in a message': {
    for: 'owner',
    send: post('threads.create', ({ attachment_id }) => ({
      input: { ...input, attachments: [attachment_id] },
    })),
  },
  'input.transcribe': {
    for: 'anyone',
    send: post('input.transcribe', () => ({ audio_base64: 'AAAA', mime_type: 'audio/webm' })),
  },
  'GET /support/customer': {
    for: 'anyone',
    send: get(({ thread_id }) => `/support/customer?thread_id=${thread_id}`),
  },
  'GET /support/threads/:id/events': {
    for: 'owner',
    send: get(({ thread_id }) => `/support/threads/${thread_id}/events?after=0`),
  },
  'POST /support/threads/:id/stop': {
    for: 'owner',
    send: (person, { thread_id }) =>
      person.request(`/support/threads/${thread_id}/stop`, { method: 'POST' }),
  },
  'POST /support/attachments/:id/upload': { for: 'owner', send: upload('POST') },
  'PUT /support/attachments/:id/upload': { for: 'owner', send: upload('PUT') },
  'GET /support/attachments/:id/content': {
    for: 'owner',
    send: get(({ attachment_id }) => `/support/attachments/${attachment_id}/content`),
  },
  'GET /support/customer/data': { for: 'anyone', send: get(() => '/support/customer/data') },
  'DELETE /support/customer/data': {
    for: 'anyone',
    send: (person) => person.request('/support/customer/data', { method: 'DELETE' }),
  },
  'DELETE /support/session': {
    for: 'anyone',
    send: (person) => person.request('/support/session', { method: 'DELETE' }),
  },
  'POST /support/session': {
    for: 'public',
    send: (person) => person.request('/support/session', { method: 'POST', body: '{}' }),
  },
  'GET /support/pictures/:name': {
    for: 'public',
    send: get(() => '/support/pictures/none.webp'),
  },
  'GET /support/health': { for: 'public', send: get(() => '/support/health') },
  'GET /support/metrics': { for: 'operator', send: get(() => '/support/metrics') },
  'GET /support/openskies-concierge.js': {
    for: 'public',
    send: get(() => '/support/openskies-concierge.js'),
  },
  'GET /support/release/:version{[0-9][\\w.+-]*}/openskies-concierge.js': {
    for: 'public',
    send: get(() => '/support/release/0.1.0/openskies-concierge.js'),
  },
  'GET /support/release/:version{[0-9][\\w.+-]*}/openskies-concierge/:part{[\\w-]+\\.js}': {
    for: 'public',
    send: get(({ thread_id }) => `/support/release/0.1.0/openskies-concierge/${thread_id}.js`),
  },
  'GET /support/openskies-concierge/:part{[\\w-]+\\.js}': {
    for: 'public',
    send: get(({ thread_id }) => `/support/openskies-concierge/${thread_id}.js`),
  },
};

/** Words that only the owner may read. */
const secretWords = ['canary', 'victim@example.com', 'APL-SECRET'];

test('the access matrix: nobody reads or changes what is not theirs', async () => {
  const { operations, cells, leaks } = await matrix();
  figures('access matrix', `${operations} operations, ${cells} cells, ${leaks.length} leaks`);
  assert.deepEqual(leaks, []);
});

test('the access matrix goes red when the owner is not checked', async () => {
  const { leaks } = await matrix(plantMissingOwnerCheck);
  figures('access matrix, planted', `${leaks.length} leaks without the owner check`);
  assert.ok(leaks.length > 10, leaks.join('\n'));
});

test('a new operation without a row fails', async () => {
  await using app = await startHosted();
  app.concierge.app.get('/support/new', (c) => c.text('new'));
  assert.deepEqual(withoutRow(operationsOf(app)), ['GET /support/new']);
});

async function matrix(
  plant?: (database: TestApp['database']) => void,
): Promise<{ operations: number; cells: number; leaks: string[] }> {
  await using app = await startHosted({
    metricsToken: 'operators-only-1234',
    bundle: import.meta.dirname,
    script: [call('meal_preference_list'), call('cancel_trip'), say('An answer.')],
  });
  const names = operationsOf(app);
  assert.deepEqual(withoutRow(names), []);

  const owner = await Person.customer(app, 'victim');
  const real = await furnish(app, owner);
  const guessed: Target = {
    thread_id: `thr_${'0'.repeat(32)}`,
    message_id: `msg_${'0'.repeat(32)}`,
    widget_id: `msg_${'1'.repeat(32)}`,
    card_id: `msg_${'2'.repeat(32)}`,
    confirmation_id: `cnf_${'0'.repeat(32)}`,
    attachment_id: `atc_${'0'.repeat(32)}`,
  };
  if (plant) plant(app.database);
  const before = await belongings(app);
  const leaks: string[] = [];
  let cells = 0;
  for (const [name, row] of Object.entries(rows)) {
    for (const [caller, enter] of Object.entries(callers)) {
      const answers = [];
      for (const target of [real, guessed]) {
        cells++;
        const person = await enter(app);
        const answer = await read(await row.send(person, target), target);
        answers.push(answer);
        const problem = judge(row, caller, answer);
        if (problem)
          leaks.push(`${name} × ${caller} × ${target === real ? 'real' : 'guessed'}: ${problem}`);
      }
      if (row.for === 'owner' && JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) {
        leaks.push(`${name} × ${caller}: a real id is told from a guessed one`);
      }
    }
    if ((await belongings(app)) !== before)
      leaks.push(`${name}: something of the owner was changed`);
  }
  // The owner is let in everywhere, or the matrix would prove nothing.
  if (!plant) {
    const fresh = await Person.customer(app, 'victim');
    const late = ['threads.retry_after_item', 'attachments.delete', 'threads.delete'];
    const never = ['DELETE /support/customer/data', 'DELETE /support/session'];
    const order = [...names.filter((name) => !late.includes(name)), ...late];
    for (const name of order) {
      const row = rows[name];
      if (!row || never.includes(name)) continue;
      const { status } = await read(await row.send(fresh, real), real);
      cells++;
      assert.ok(
        status !== 401 && !(row.for === 'owner' && status === 404),
        `${name} keeps its owner out: ${status}`,
      );
    }
  }
  return { operations: names.length, cells, leaks };
}

/** Operations that nobody has thought about. */
function withoutRow(names: string[]): string[] {
  return names.filter((name) => !rows[name]);
}

/** Kinds of caller that are not the owner. Each cell gets a fresh one. */
const callers: Record<string, (app: TestApp) => Promise<Person>> = {
  none: (app) => Promise.resolve(new Person(app, undefined)),
  unreadable: (app) => Promise.resolve(new Person(app, 'a.b.c')),
  expired: async (app) => {
    app.clock.ahead = -3_600_000;
    const person = await Person.customer(app, 'victim').finally(() => (app.clock.ahead = 0));
    return person;
  },
  revoked: async (app) => {
    const person = await Person.customer(app, 'victim');
    await person.request('/support/session', { method: 'DELETE' });
    return person;
  },
  'another visitor': (app) => Person.visitor(app),
  'another customer': (app) => Person.customer(app, 'stranger'),
  'the same name at another tenant': (app) => Person.customer(app, 'victim', 'borealis'),
};
const outsiders = ['none', 'unreadable', 'expired', 'revoked'];

interface Answer {
  status: number;
  body: string;
}

function judge(row: Row, caller: string, { status, body }: Answer): string | null {
  const word = secretWords.find((secret) => body.includes(secret));
  if (word) return `reads "${word}"`;
  if (status >= 500) return `answers ${status}`;
  if (row.for === 'public') return null;
  if (row.for === 'operator') return status >= 400 ? null : `is let in with ${status}`;
  if (outsiders.includes(caller)) {
    // An address that is not there yet asks nobody who they are.
    return status === 401 || body.includes('request.not_found') ? null : `is let in with ${status}`;
  }
  if (row.for === 'owner') return status >= 400 ? null : `is let in with ${status}`;
  return null;
}

async function read(response: Response, target: Target): Promise<Answer> {
  const { status } = response;
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream) return { status, body: withoutIds(await response.text(), target) };
  const stream = new OpenStream(response);
  const first = await stream.next();
  await stream.leave();
  return { status, body: withoutIds(JSON.stringify(first ?? null), target) };
}

/** An id that the caller sent may come back to them. */
function withoutIds(body: string, target: Target): string {
  return Object.values(target).reduce((text, id: string) => text.replaceAll(id, '…'), body);
}

/** Everything there is to lose. */
async function furnish(app: TestApp, owner: Person): Promise<Target> {
  const claims = { email: 'victim@example.com', loyalty: 'APL-SECRET' };
  await openSession(app, { assertion: await assertion('victim', { claims }) });
  const thread_id = await owner.create('canary of the first message');
  await owner.post('threads.update', { thread_id, title: 'canary of the title' });
  const again = { thread_id, input: userInput('canary: cancel it') };
  await (await owner.post('threads.add_user_message', again, mark())).text();
  const { data } = await owner.json<{ data: ThreadItem[] }>('items.list', {
    thread_id,
    order: 'asc',
  });
  const widgets = data.filter((item) => item.type === 'widget');
  const card = widgets[1]?.widget as { confirmation?: { id: string } } | undefined;
  const created = await owner.json<{ id?: string }>('attachments.create', {
    name: 'canary.png',
    size: png().length,
    mime_type: 'image/png',
  });
  if (created.id) {
    const path = `/support/attachments/${created.id}/upload`;
    await owner.request(path, { method: 'POST', body: png() });
  }
  return {
    thread_id,
    message_id: data[0]?.id ?? '',
    widget_id: widgets[0]?.id ?? '',
    card_id: widgets[1]?.id ?? '',
    confirmation_id: card?.confirmation?.id ?? '',
    attachment_id: created.id ?? `atc_${'9'.repeat(32)}`,
  };
}

/** All that the owner has, to see that nothing of it changed. */
async function belongings(app: TestApp): Promise<string> {
  const { kysely } = app.database;
  const owner = 'customer:victim';
  const threads = await kysely
    .selectFrom('threads')
    .selectAll()
    .where((eb) => eb('owner', 'like', owner))
    .where((eb) => eb('tenant', 'like', 'aurora'))
    .orderBy('id')
    .execute();
  const ids = [...threads.map(({ id }) => id), ''];
  const items = await kysely
    .selectFrom('items')
    .selectAll()
    .where('thread_id', 'in', ids)
    .execute();
  const cards = await kysely
    .selectFrom('confirmations')
    .selectAll()
    .where('thread_id', 'in', ids)
    .execute();
  return JSON.stringify({ threads, items, cards });
}

/** Every request of the protocol and every route of the server. */
function operationsOf(app: TestApp): string[] {
  const types = [...(ChatKitRequest._zod.propValues['type'] ?? [])].map(String);
  const routes = app.concierge.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !/^\/support(\/chatkit)?\/?$/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`);
  return [...new Set([...types, ...routes])];
}

/** One transparent pixel. */
function png(): Uint8Array<ArrayBuffer> {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
