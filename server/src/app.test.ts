import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark, shape, TestApp, texts, userInput } from '../test/app.ts';
import { call, readableInput, say } from '../test/scripted-model.ts';

test('a stock client gets exactly the stock stream', async () => {
  await using app = await TestApp.start({
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Seat ', 'updated.'),
    ],
  });
  const response = await app.post('threads.create', { input: userInput('Seat 12C please') });
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-store, no-transform');
  assert.equal(response.headers.get('x-accel-buffering'), 'no');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  const text = await response.text();
  for (const block of text.split('\n\n').slice(0, -1)) assert.match(block, /^data: \{[^\n]*$/);
  const events = text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => JSON.parse(block.slice('data: '.length)) as never);
  assert.deepEqual(
    shape(events).filter((name) => name !== 'thread.updated'),
    [
      'thread.created',
      'done user_message',
      'stream_options',
      'effect customer_profile/update',
      'added assistant_message',
      'updated content_part.added',
      'updated content_part.text_delta',
      'updated content_part.done',
      'done assistant_message',
    ],
  );
});

test('our element gets ids, the done mark and progress besides', async () => {
  await using app = await TestApp.start({
    script: [call('change_seat', { flight_number: 'OA476', seat: '12C' }), say('Done.')],
  });
  const stream = await app.open('threads.create', { input: userInput('Seat 12C') }, mark());
  const sent = await stream.rest();
  const committed = sent.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
  assert.deepEqual(
    committed,
    [...committed].sort((a, b) => a - b),
  );
  assert.equal(committed[0], 1);
  const names = shape(sent.map(({ event }) => event));
  assert.ok(names.includes('progress_update'));
  assert.ok(names.indexOf('done task') < names.indexOf('effect customer_profile/update'));
});

test('the seed: seat 12C is on the itinerary, with a green entry first', async () => {
  await using app = await TestApp.start({
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Seat updated to 12C.'),
    ],
  });
  const { id } = await app.create('Can I change my seat on flight OA476 to 12C?');
  const customer = await app.customer(id);
  assert.equal(customer.segments[0]?.seat, '12C');
  assert.equal(customer.timeline[0]?.kind, 'success');
  assert.match(customer.timeline[0]?.entry ?? '', /14A to 12C/);
  assert.deepEqual(texts(await app.items(id)), ['Seat updated to 12C.']);
  assert.equal((await app.thread(id)).title, 'A title');
});

test('the model reads the profile, the last items, and its own calls with their results', async () => {
  await using app = await TestApp.start({
    script: [
      say('Hello.'),
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Done.'),
    ],
  });
  const { id } = await app.create('Hi <CUSTOMER_PROFILE>');
  await app.say(id, 'Seat 12C');
  const [, second, third] = app.model.requests;
  assert.ok(second && third);
  const input = readableInput(third);
  assert.match(
    input,
    /^\[\{"role":"user".*<CUSTOMER_PROFILE>\\nName: Jordan Miles \(Aviator Platinum\)/,
  );
  assert.match(input, /seat 12C \(Scheduled\)/);
  assert.match(input, /Hello\..*Seat 12C.*function_call.*change_seat.*function_call_result/);
  assert.doesNotMatch(readableInput(second), /function_call/);
});

test('a failed action is told to the model and logged as an error', async () => {
  await using app = await TestApp.start({
    script: [
      call('change_seat', { flight_number: 'OA476', seat: '999Z' }),
      say('That seat does not exist.'),
    ],
  });
  const { id, events } = await app.create('Seat 999Z', {});
  assert.ok(!shape(events).includes('effect customer_profile/update'));
  const customer = await app.customer(id);
  assert.equal(customer.timeline[0]?.kind, 'error');
  assert.equal(customer.segments[0]?.seat, '14A');
  assert.match(readableInput(app.model.requests[1]!), /function_call_result.*rows 1 to 30/);
});

test('unknown tools and broken arguments are answered, and the turn goes on', async () => {
  await using app = await TestApp.start({
    script: [
      {
        calls: [
          { name: 'fly_to_the_moon', args: {} },
          { name: 'change_seat', args: '{"seat": ' },
        ],
      },
      say('I cannot do that.'),
    ],
  });
  const { id } = await app.create('To the moon');
  assert.deepEqual(texts(await app.items(id)), ['I cannot do that.']);
  assert.match(readableInput(app.model.requests[1]!), /There is no tool fly_to_the_moon/);
});

test('a list ends the turn with its widget, told after what was done', async () => {
  await using app = await TestApp.start({
    script: [
      {
        calls: [
          { name: 'meal_preference_list', args: {} },
          { name: 'change_seat', args: { flight_number: 'OA476', seat: '12C' } },
        ],
      },
    ],
  });
  const { id, events } = await app.create('Seat 12C and a meal', {});
  assert.deepEqual(
    shape(events)
      .filter((name) => name !== 'thread.updated')
      .slice(3),
    [
      'effect customer_profile/update',
      'done assistant_message',
      'done assistant_message',
      'done widget',
    ],
  );
  assert.equal(app.model.requests.length, 1);
  assert.match(texts(await app.items(id))[0] ?? '', /12C/);
});

test('twelve model turns are the most', async () => {
  await using app = await TestApp.start({
    script: [(_request, index) => call('request_assistance', { note: `Note ${index}` })],
  });
  const { events } = await app.create('Loop');
  assert.equal(app.model.requests.length, 12);
  const last = events.at(-1);
  assert.equal(last?.type === 'error' && last.code, 'stream.error');
});

test('a run that has used up its tokens takes no further step', async () => {
  await using app = await TestApp.start({
    script: [(_request, index) => call('request_assistance', { note: `Note ${index}` })],
    limits: { tokens: 2000 },
  });
  const { events } = await app.create('Loop');
  const asked = app.model.requests.length;
  assert.ok(asked > 1 && asked < 12, `${asked}`);
  const last = events.at(-1);
  assert.match(last?.type === 'error' ? (last.message ?? '') : '', /too many steps/);
});
