import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, say } from '../../test/scripted-model.ts';
import {
  assertion,
  keys,
  openSession,
  Person,
  secrets,
  startHosted,
  tenants,
  type Forgery,
} from '../../test/hosts.ts';
import { openskies } from '../airline/openskies/openskies.ts';
import { mark, OpenStream, TestApp, userInput } from '../../test/app.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

test('a host logs its visitor in, with every algorithm and during a change of secrets', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const signed: Forgery[] = [
    {},
    { header: { kid: 'a2' }, key: text(secrets.auroraNext) },
    ...(['RS256', 'ES256', 'EdDSA'] as const).map((alg) => ({
      header: { kid: alg, alg },
      key: keys[alg].privateKey,
    })),
  ];
  const people = new Set<string>();
  for (const forgery of signed) {
    const answer = await openSession(app, { assertion: await assertion('u-1', forgery) });
    assert.equal(answer.status, 200, JSON.stringify(answer));
    assert.equal(answer.subject_kind, 'customer');
    assert.equal(answer.anon_refresh, undefined);
    const seconds = (Date.parse(answer.expires_at) - Date.now()) / 1000;
    assert.ok(seconds > 590 && seconds <= 600, `${seconds} s`);
    people.add(answer.person);
    const person = new Person(app, answer.token);
    assert.equal((await person.post('threads.list', {})).status, 200);
  }
  assert.equal(people.size, 1, 'the same person each time');
});

test('an assertion that is wrong in any one way is refused, and says nothing of why', async () => {
  await using app = await startHosted();
  const now = Math.floor(Date.now() / 1000);
  const wrong: Record<string, Forgery | string> = {
    'other issuer': { claims: { iss: 'https://login.borealis.example' } },
    'no issuer': { claims: { iss: undefined } },
    'other audience': { claims: { aud: 'openskies:borealis' } },
    'no audience': { claims: { aud: undefined } },
    'no subject': { claims: { sub: undefined } },
    'empty subject': { claims: { sub: '' } },
    'long subject': { claims: { sub: 'x'.repeat(256) } },
    'no jti': { claims: { jti: undefined } },
    'no iat': { claims: { iat: undefined } },
    'no exp': { claims: { exp: undefined } },
    expired: { claims: { iat: now - 200, exp: now - 31 } },
    'too old': { claims: { iat: now - 331, exp: now + 60 } },
    'from the future': { claims: { iat: now + 40, exp: now + 100 } },
    'lives too long': { claims: { iat: now, exp: now + 301 } },
    'not yet valid': { claims: { nbf: now + 40 } },
    'unknown kid': { header: { kid: 'zz' } },
    'no kid': { header: { kid: undefined } },
    "another tenant's key": { key: text(secrets.borealis) },
    'wrong secret': { key: text('x'.repeat(40)) },
    'stronger hash than configured': {
      header: { alg: 'HS512' },
      key: text(secrets.aurora + secrets.aurora),
    },
    'public key as secret': {
      header: { kid: 'RS256', alg: 'HS256' },
      key: text(keys.RS256.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    },
    'other algorithm of the same kid': {
      header: { kid: 'a1', alg: 'ES256' },
      key: keys.ES256.privateKey,
    },
    unsigned: `${Buffer.from('{"alg":"none","kid":"a1"}').toString('base64url')}.${Buffer.from('{"sub":"u-1"}').toString('base64url')}.`,
    nonsense: 'not.a.token',
    empty: '',
  };
  for (const [name, forgery] of Object.entries(wrong)) {
    const signed = typeof forgery === 'string' ? forgery : await assertion('u-1', forgery);
    const answer = await openSession(app, { assertion: signed });
    assert.equal(answer.status, 401, name);
    assert.deepEqual(answer.error?.code, 'session.refused', name);
    assert.equal(answer.token, undefined, name);
  }
});

test('an assertion is taken once', async () => {
  await using app = await startHosted();
  const signed = await assertion('u-1');
  const answers = await Promise.all([1, 2, 3].map(() => openSession(app, { assertion: signed })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401]);
});

test('the page learns with its session where links may lead', async () => {
  const link_hosts = ['www.aurora.example', 'Help.Aurora.Example'];
  await using app = await TestApp.start({
    tenants: [{ ...tenants.aurora, link_hosts }, tenants.borealis],
  });
  const aurora = (await openSession(app)) as { link_hosts?: string[] };
  assert.deepEqual(aurora.link_hosts, ['www.aurora.example', 'help.aurora.example']);
  const borealis = (await openSession(app, {}, { host: 'borealis' })) as { link_hosts?: string[] };
  assert.deepEqual(borealis.link_hosts, [], 'none, where none are listed');
});

test('a session is opened from a page of the tenant alone', async () => {
  await using app = await startHosted();
  for (const [origin, status] of [
    ['https://www.aurora.example', 200],
    ['https://m.aurora.example', 200],
    ['', 403],
    ['https://borealis.example', 403],
    ['https://evil.example', 403],
    ['https://www.aurora.example.evil.example', 403],
    ['http://www.aurora.example', 403],
    ['https://www.aurora.example:8443', 403],
    ['null', 403],
  ] as const) {
    assert.equal((await openSession(app, {}, { origin })).status, status, origin);
  }
  const unknown = await openSession(app, { publishable_key: 'pk_nobody_1' });
  assert.equal(unknown.error?.code, 'session.forbidden');
});

test('a token counts for its time, on its own pages, and until the logout', async () => {
  await using app = await startHosted();
  const anna = await Person.customer(app, 'anna');
  const list = (origin?: string): Promise<Response> =>
    anna.request('/support/customer', origin ? { headers: { origin } } : {});
  assert.equal((await list()).status, 200);
  assert.equal((await list('https://m.aurora.example')).status, 200);
  assert.equal((await list('https://borealis.example')).status, 403);
  app.clock.ahead = 601_000;
  assert.equal((await list()).status, 401);
  app.clock.ahead = 0;
  assert.equal((await anna.request('/support/session', { method: 'DELETE' })).status, 200);
  const after = await list();
  assert.equal(after.status, 401);
  assert.equal(((await after.json()) as { error: { code: string } }).error.code, 'session.expired');
});

test('a refreshed session stays one session, so a logout ends all of its tokens', async () => {
  await using app = await startHosted();
  const first = await openSession(app, { assertion: await assertion('anna') });
  const next = await openSession(
    app,
    { assertion: await assertion('anna') },
    { token: first.token },
  );
  const other = await openSession(
    app,
    { assertion: await assertion('bert') },
    { token: next.token },
  );
  await new Person(app, next.token).request('/support/session', { method: 'DELETE' });
  for (const [token, status] of [
    [first.token, 401],
    [next.token, 401],
    [other.token, 200],
  ] as const) {
    assert.equal((await new Person(app, token).request('/support/customer')).status, status);
  }
});

test('without a token there is nobody, and an unreadable token is nobody either', async () => {
  await using app = await startHosted();
  for (const authorization of [undefined, '', 'Bearer', 'Bearer x', 'Basic YTpi', 'Bearer a.b.c']) {
    const response = await app.request('/support/customer', {
      headers: authorization === undefined ? {} : { authorization },
    });
    assert.equal(response.status, 401, authorization);
  }
});

test('an anonymous visitor comes back with a secret that changes each time', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const first = await openSession(app);
  assert.equal(first.subject_kind, 'anonymous');
  const thread = await new Person(app, first.token).create('Hello');
  const stored = JSON.stringify(
    await app.database.kysely.selectFrom('sessions').selectAll().execute(),
  );
  assert.ok(first.anon_refresh && !stored.includes(first.anon_refresh), 'hashed at rest');

  const second = await openSession(app, { anon_refresh: first.anon_refresh });
  assert.equal(second.person, first.person);
  assert.notEqual(second.anon_refresh, first.anon_refresh);
  assert.deepEqual(await new Person(app, second.token).threads(), [thread]);

  const late = await openSession(app, { anon_refresh: first.anon_refresh });
  assert.equal(late.person, first.person, 'two tabs at once');
  app.clock.ahead = 31_000;
  const stolen = await openSession(app, { anon_refresh: first.anon_refresh });
  assert.notEqual(stolen.person, first.person, 'a secret from before');
  assert.deepEqual(await new Person(app, stolen.token).threads(), []);
});

test('an anonymous visitor is forgotten after a day', async () => {
  await using app = await startHosted();
  const first = await openSession(app);
  app.clock.ahead = 24 * 3_600_000 + 1000;
  const next = await openSession(app, { anon_refresh: first.anon_refresh ?? '' });
  assert.notEqual(next.person, first.person);
});

test('an anonymous visitor may ask and search, and is given no write actions and no profile', async () => {
  await using app = await startHosted({
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      call('cancel_trip'),
      say('Please sign in.'),
    ],
  });
  const visitor = await Person.visitor(app);
  assert.deepEqual(await (await visitor.request('/support/customer')).json(), { customer: null });
  const response = await visitor.post('threads.create', { input: userInput('Seat 12C') }, mark());
  const events = await response.text();
  assert.doesNotMatch(events, /Jordan|customer_profile|confirmation|"type":"task"/);
  const reading = openskies.actions.filter((one) => one.class === 'read' && one.tool !== false);
  assert.deepEqual(
    app.model.requests[0]?.tools.map(({ name }) => name),
    reading.map(({ name }) => name),
  );
  assert.doesNotMatch(JSON.stringify(app.model.requests), /Jordan|LL0EZ6/);
  const effects = await app.database.kysely.selectFrom('effects').selectAll().execute();
  assert.deepEqual(effects, []);
});

test('login moves the threads of the visitor over, once, and the visitor is nobody afterwards', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const before = await openSession(app);
  const visitor = new Person(app, before.token);
  const thread = await visitor.create('Hello');
  const anon_refresh = before.anon_refresh ?? '';
  const [anna, bert] = await Promise.all([
    openSession(app, { assertion: await assertion('anna'), anon_refresh }),
    openSession(app, { assertion: await assertion('bert'), anon_refresh }),
  ]);
  const lists = await Promise.all(
    [anna, bert].map(({ token }) => new Person(app, token).threads()),
  );
  assert.deepEqual(lists.flat(), [thread], 'one of the two got them, once');
  assert.equal((await visitor.request('/support/customer')).status, 401);
  const again = await openSession(app, { anon_refresh });
  assert.deepEqual(await new Person(app, again.token).threads(), [], 'never the reverse');
});

test('a login in the middle of an answer loses nothing of it', async () => {
  const never = new Promise<void>(() => {});
  await using app = await startHosted({
    script: [{ text: ['One ', 'two.'], gate: { before: 1, until: never } }, say('All of it.')],
  });
  const before = await openSession(app);
  const visitor = new Person(app, before.token);
  const response = await visitor.post('threads.create', { input: userInput('Hello') }, mark());
  const stream = new OpenStream(response);
  const created = await stream.until('thread.created');
  const begun = await stream.until('thread.item.added');
  const answer = await openSession(app, {
    assertion: await assertion('anna'),
    anon_refresh: before.anon_refresh ?? '',
  });
  const anna = new Person(app, answer.token);
  const id = created.event.type === 'thread.created' ? created.event.thread.id : '';
  await using log = new OpenStream(await anna.request(`/support/threads/${id}/events?after=0`));
  await stream.rest();
  const removed = new Set<string>();
  for (let isAnswered = false; !isAnswered;) {
    const sent = await log.next();
    assert.ok(
      sent,
      'what spoke for the visitor ends at once, and the stream of the customer does not end with it',
    );
    const { event } = sent;
    if (event.type === 'thread.item.removed') removed.add(event.item_id);
    isAnswered = event.type === 'thread.item.done' && event.item.type === 'assistant_message';
  }
  assert.ok(begun.event.type === 'thread.item.added' && removed.has(begun.event.item.id));
  const page = await anna.json<{ data: { type: string; content: { text: string }[] }[] }>(
    'items.list',
    { thread_id: id, order: 'asc' },
  );
  assert.deepEqual(
    page.data.map(({ type, content: [part] }) => `${type}: ${part?.text}`),
    ['user_message: Hello', 'assistant_message: All of it.'],
  );
});

test('a refresh secret of one tenant opens nothing at another', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const first = await openSession(app);
  await new Person(app, first.token).create('Hello');
  const other = await openSession(
    app,
    { anon_refresh: first.anon_refresh ?? '' },
    { host: 'borealis' },
  );
  assert.deepEqual(await new Person(app, other.token).threads(), []);
});

test('a person has one record in all of their threads; another person has another', async () => {
  await using app = await startHosted({
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Done.'),
      say('Yes.'),
    ],
  });
  const seatOf = async (person: Person, thread: string): Promise<string> => {
    const response = await person.request(`/support/customer?thread_id=${thread}`);
    const { customer } = (await response.json()) as { customer: { segments: { seat: string }[] } };
    return customer.segments[0]?.seat ?? '';
  };
  const anna = await Person.customer(app, 'anna');
  const bert = await Person.customer(app, 'bert');
  const first = await anna.create('Seat 12C');
  const second = await anna.create('Which seat do I have?');
  const berts = await bert.create('Hello');
  assert.equal(await seatOf(anna, first), '12C');
  assert.equal(await seatOf(anna, second), '12C');
  assert.equal(await seatOf(anna, ''), '12C');
  assert.equal(await seatOf(bert, berts), '14A');
  await anna.json('threads.delete', { thread_id: first });
  assert.equal(await seatOf(anna, second), '12C');
});

test('what the host says of a person reaches the airline, verified', async () => {
  const refs: object[] = [];
  await using app = await startHosted({
    airline: {
      ...openskies,
      loadCustomer: (ref, now) => {
        refs.push(ref);
        return openskies.loadCustomer(ref, now);
      },
    },
  });
  const claims = { email: 'anna@example.com', loyalty: 'APL-1' };
  const { token } = await openSession(app, { assertion: await assertion('anna', { claims }) });
  await new Person(app, token).request('/support/customer');
  assert.deepEqual(refs.at(-1), {
    kind: 'customer',
    tenant: 'aurora',
    subject: 'anna',
    thread_id: null,
    ...claims,
  });
});

test("a person cannot take another kind's name", async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  for (const sub of ['local-demo', 'anonymous:1', 'customer:anna']) {
    const person = await Person.customer(app, sub);
    await person.create('Hello');
  }
  const owners = await app.database.kysely.selectFrom('threads').select('owner').execute();
  assert.ok(owners.every(({ owner }) => owner.startsWith('customer:')));
});

test('a tenant that allows some actions only gets those', async () => {
  const [first, ...rest] = [tenants.aurora];
  await using app = await TestApp.start({
    tenants: [{ ...first, actions: ['set_meal', 'meal_preference_list'] }, ...rest],
    script: [call('change_seat', { flight_number: 'OA476', seat: '12C' }), say('No.')],
  });
  const anna = await Person.customer(app, 'anna');
  await anna.create('Seat 12C');
  assert.deepEqual(
    app.model.requests[0]?.tools.map(({ name }) => name),
    ['meal_preference_list', 'set_meal'],
  );
  assert.match(JSON.stringify(app.model.requests[1]?.input), /cannot be done here/);
});

test('without tenants the server is a demo: no token is needed, and one can be had', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  const response = await app.request('/support/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:5171' },
    body: JSON.stringify({ publishable_key: 'pk_demo_local' }),
  });
  const { token, subject_kind } = (await response.json()) as {
    token: string;
    subject_kind: string;
  };
  assert.equal(subject_kind, 'demo');
  assert.deepEqual(await new Person(app, token).threads(), [id]);
});
