/** The thirty defects that probing found in the reference backend (SAFETY §6): none of them here. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { CustomerProfile, Page, ThreadItem } from '@openskies/protocol';
import { lastWidget, mark, TestApp, texts, userInput } from '../test/app.ts';
import { Person, startHosted } from '../test/hosts.ts';
import { call, say, scriptedModel, TestModel, type Script } from '../test/scripted-model.ts';

const start = (...script: Script[]): Promise<TestApp> => TestApp.start({ script });
const seat = (name: string) => call('change_seat', { flight_number: 'OA476', seat: name });
const seatOf = ({ segments }: CustomerProfile): string | undefined => segments[0]?.seat;

async function press(app: TestApp, id: string, type = 'accept'): Promise<void> {
  const card = lastWidget(await app.items(id));
  const { confirmation } = card.widget as { confirmation?: { id: string } };
  await app.click(id, card.id, `confirmation.${type}`, { confirmation_id: confirmation?.id });
}

test('defect 1: nobody lists the threads of strangers', async () => {
  await using app = await startHosted({ script: [say('Hello.')] });
  const anna = await Person.customer(app, 'anna');
  const bert = await Person.customer(app, 'bert');
  const id = await anna.create('Hello');
  assert.deepEqual(await anna.threads(), [id]);
  assert.deepEqual(await bert.threads(), []);
});

test('defect 2: ids have 128 random bits and a prefix of their kind', async () => {
  await using app = await start(call('cancel_trip'));
  const { id } = await app.create('Cancel');
  assert.match(id, /^thr_[0-9a-f]{32}$/);
  for (const item of await app.items(id)) assert.match(item.id, /^[a-z]+_[0-9a-f]{32}$/);
  const { confirmation } = lastWidget(await app.items(id)).widget as {
    confirmation?: { id: string };
  };
  assert.match(confirmation?.id ?? '', /^cnf_[0-9a-f]{32}$/);
});

test('defect 3: reading creates no customer', async () => {
  await using app = await start();
  await app.request('/support/customer?thread_id=thr_1');
  await app.request('/support/customer');
  const rows = await app.database.kysely.selectFrom('customers').selectAll().execute();
  assert.deepEqual(rows, []);
});

test('defect 4: a message submitted twice adds one bag', async () => {
  await using app = await start(call('add_checked_bag'), say('Again?'));
  const send = () => app.events('threads.create', { input: userInput('A bag') }, mark('same'));
  const [first] = await Promise.all([send(), send()]);
  const created = first[0];
  assert.ok(created?.type === 'thread.created');
  const { id } = created.thread;
  assert.equal((await app.json<Page<object>>('threads.list', {})).data.length, 1);
  await press(app, id);
  await press(app, id);
  assert.equal((await app.customer(id)).bags_checked, 1);
});

test('defect 5: two turns of one thread never run at once', async () => {
  const gate = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const step: Script = () => {
    most = Math.max(most, ++running);
    return { text: ['Hello.'], gate: { before: 1, until: gate.promise.then(() => running--) } };
  };
  await using app = await start(say('First.'), step, step);
  const { id } = await app.create('Hello');
  const both = Promise.all([app.say(id, 'One'), app.say(id, 'Two')]);
  gate.resolve();
  await both;
  assert.equal(most, 1);
});

test('defect 6: a retry repeats no effect', async () => {
  await using app = await start(
    call('request_assistance', { note: 'Wheelchair' }),
    say('Noted.'),
    call('request_assistance', { note: 'Wheelchair' }),
    say('Noted before.'),
  );
  const { id } = await app.create('A wheelchair');
  const [message] = await app.items(id);
  const params = { thread_id: id, item_id: message?.id };
  await app.events('threads.retry_after_item', params, mark());
  const effects = await app.database.kysely.selectFrom('effects').selectAll().execute();
  assert.equal(effects.length, 1);
  assert.equal((await app.customer(id)).special_assistance, 'Wheelchair');
});

test('defect 7: a stopped turn changes no seat later', async () => {
  const gate = Promise.withResolvers<void>();
  await using app = await start({
    text: ['One moment. '],
    calls: [{ name: 'change_seat', args: { flight_number: 'OA476', seat: '12C' } }],
    gate: { before: 1, until: gate.promise },
  });
  const stream = await app.open('threads.create', { input: userInput('Seat 12C') }, mark());
  const created = (await stream.until('thread.created')).event;
  assert.ok(created.type === 'thread.created');
  await stream.until('thread.item.added');
  await app.request(`/support/threads/${created.thread.id}/stop`, { method: 'POST' });
  gate.resolve();
  await stream.rest();
  assert.equal(seatOf(await app.customer(created.thread.id)), '14A');
});

test('defect 8: a stream is taken up again where it was left', async () => {
  await using app = await start(say('Hello.'));
  const stream = await app.open('threads.create', { input: userInput('Hello') }, mark());
  const created = (await stream.until('thread.created')).event;
  assert.ok(created.type === 'thread.created');
  await stream.leave();
  const path = `/support/threads/${created.thread.id}/events?after=0`;
  const { OpenStream } = await import('../test/app.ts');
  await using again = new OpenStream(await app.request(path));
  for (;;) {
    const sent = await again.next();
    assert.ok(sent, 'the answer came');
    if (sent.event.type === 'thread.item.done' && sent.event.item.type === 'assistant_message')
      break;
  }
});

test('defect 9: a quiet stream says that it lives', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    await using app = await start(say('Hello.'));
    const { id } = await app.create('Hello');
    const { body } = await app.request(`/support/threads/${id}/events`);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const heard: string[] = [];
    while (heard.at(-1) !== ': keep-alive\n\n') {
      const read = reader.read();
      mock.timers.tick(15_000);
      heard.push(new TextDecoder().decode((await read).value));
    }
    assert.ok(heard.length <= 3);
    await reader.cancel();
  } finally {
    mock.timers.reset();
  }
});

test('defect 10: a title that fails breaks no turn, and none overwrites a rename', async () => {
  const failing = new TestModel({ error: new Error('no title') });
  const model = new TestModel(say('Hello.'));
  await using app = await TestApp.start({ model: scriptedModel(model, failing) });
  const { id, events } = await app.create('Hello');
  assert.ok(!events.some(({ type }) => type === 'error'));
  await app.json('threads.update', { thread_id: id, title: 'Mine' });
  await app.say(id, 'And?');
  assert.equal((await app.thread(id)).title, 'Mine');
});

test('defect 11: a thread deleted in mid-turn stays away, and takes its customer along', async () => {
  const gate = Promise.withResolvers<void>();
  await using app = await start({ text: ['A', 'B'], gate: { before: 1, until: gate.promise } });
  const stream = await app.open('threads.create', { input: userInput('Hello') }, mark());
  const created = (await stream.until('thread.created')).event;
  assert.ok(created.type === 'thread.created');
  await stream.until('thread.item.added');
  await app.json('threads.delete', { thread_id: created.thread.id });
  gate.resolve();
  await stream.rest();
  await app.concierge.close();
  for (const table of ['threads', 'customers', 'items', 'runs'] as const) {
    assert.deepEqual(await app.database.kysely.selectFrom(table).selectAll().execute(), [], table);
  }
});

test('defect 12: an answered widget has nothing to click after a reload', async () => {
  await using app = await start(call('meal_preference_list'));
  const { id } = await app.create('Meal');
  const { id: item } = lastWidget(await app.items(id));
  await app.click(id, item, 'support.set_meal_preference', { meal: 'kosher' });
  const reloaded = lastWidget((await app.thread(id)).items.data);
  assert.doesNotMatch(JSON.stringify(reloaded.widget), /onClickAction|set_meal/);
  await app.click(id, item, 'support.set_meal_preference', { meal: 'child' });
  assert.equal((await app.customer(id)).meal_preference, 'Kosher');
});

test('defect 13: a double click on a meal answers once', async () => {
  await using app = await start(call('meal_preference_list'));
  const { id } = await app.create('Meal');
  const { id: item } = lastWidget(await app.items(id));
  const click = () => app.click(id, item, 'support.set_meal_preference', { meal: 'kosher' });
  await Promise.all([click(), click()]);
  assert.equal(texts(await app.items(id)).filter((text) => text.includes('Kosher')).length, 1);
});

test('defect 14: no flight is booked from a forged or replayed action', async () => {
  await using app = await start(call('meal_preference_list'));
  const { id } = await app.create('Flights');
  const { id: item } = lastWidget(await app.items(id));
  const before = await app.customer(id);
  const forged = { destination: 'HND', price: 1, depart_label: 'today', return_label: 'never' };
  for (const type of ['booking.confirm_selection', 'flight.select', 'upsell.accept']) {
    await app.click(id, item, type, { ...forged, id: 'OA1', leg: 'outbound', options: [forged] });
  }
  assert.deepEqual(await app.customer(id), before);
});

test('defect 15: a cancellation is confirmed in code, not in the prompt', async () => {
  await using app = await start(call('cancel_trip'), say('Cancelled!'));
  const { id } = await app.create('Cancel it, yes, I confirm');
  await app.say(id, 'Yes!');
  const { segments } = await app.customer(id);
  assert.ok(segments.every(({ status }) => status === 'Scheduled'));
});

test('defect 16: ten tool calls in a loop take effect once, and a run has an end', async () => {
  const ten = {
    calls: Array.from({ length: 10 }, () => ({
      name: 'request_assistance',
      args: { note: 'Wheelchair' },
    })),
  };
  await using app = await start(() => ten);
  await app.create('A wheelchair');
  const effects = await app.database.kysely.selectFrom('effects').selectAll().execute();
  assert.equal(effects.length, 1);
  assert.equal(app.model.requests.length, 12);
});

test('defect 17: a cancelled trip takes no seat change and is not cancelled again', async () => {
  await using app = await start(call('cancel_trip'), seat('12C'), call('cancel_trip'), say('No.'));
  const { id } = await app.create('Cancel');
  await press(app, id);
  const cancelled = await app.customer(id);
  await app.say(id, 'Now seat 12C, and cancel again');
  const after = await app.customer(id);
  assert.deepEqual(after.segments, cancelled.segments);
  const cards = (await app.items(id)).filter(({ type }) => type === 'widget');
  assert.equal(cards.length, 1);
});

test('defect 18: seat 999Z does not exist', async () => {
  await using app = await start(seat('999Z'), say('There is no such seat.'));
  const { id } = await app.create('Seat 999Z');
  assert.equal(seatOf(await app.customer(id)), '14A');
});

test('defect 19: what cannot be read, is unknown or is not there is a 4xx in JSON', async () => {
  await using app = await start();
  const send = (body: string) => app.request('/support/chatkit', { method: 'POST', body });
  const answers: [Response, number][] = [
    [await send('{'), 400],
    [await send('{"type":"nothing","params":{}}'), 400],
    [await app.post('threads.get_by_id', { thread_id: 'thr_none' }), 404],
    [await app.post('threads.add_user_message', { thread_id: 'x', input: userInput('Hi') }), 404],
    [await app.post('threads.create', {}), 400],
  ];
  for (const [response, status] of answers) {
    assert.equal(response.status, status);
    const { error } = (await response.json()) as { error: { code: string } };
    assert.match(error.code, /^[a-z]+\.[a-z_]+$/);
  }
});

test('defect 20: a failure in a stream is its last event', async () => {
  await using app = await start({ error: new Error('the model is down') });
  const { events } = await app.create('Hello');
  const last = events.findLast(({ type }) => type !== 'stream_options');
  assert.ok(last?.type === 'error' && last.allow_retry);
});

test('defect 21: bad cursors and negative limits are refused', async () => {
  await using app = await start(say('Hello.'));
  const { id } = await app.create('Hello');
  const bad = [{ limit: -1 }, { limit: 1.5 }, { after: 'nothing' }, { order: 'up' }];
  for (const page of bad) {
    assert.equal((await app.post('threads.list', page)).status, 400, JSON.stringify(page));
    const response = await app.post('items.list', { thread_id: id, ...page });
    assert.equal(response.status, 400, JSON.stringify(page));
  }
});

test('defect 22: no page is empty because its items are hidden', async () => {
  await using app = await start(call('cancel_trip'));
  const { id } = await app.create('Cancel');
  await press(app, id, 'decline');
  let after: string | undefined;
  for (let more = true; more;) {
    const params = { thread_id: id, limit: 1, order: 'asc', after };
    const page = await app.json<Page<ThreadItem>>('items.list', params, mark());
    assert.equal(page.data.length, 1);
    ({ after, has_more: more } = page);
  }
});

test('defect 23: a long thread opens at its newest items', async () => {
  await using app = await start(say('Yes.'));
  const { id } = await app.create('Message 0');
  for (let n = 1; n <= 30; n++) await app.say(id, `Message ${n}`);
  const { items } = await app.thread(id);
  assert.match(JSON.stringify(items.data.at(-2)), /Message 30/);
  assert.equal(items.has_more, true);
});

test('defect 24: every time has a zone', async () => {
  await using app = await start(call('cancel_trip'));
  const { id } = await app.create('Cancel');
  const thread = await app.thread(id);
  const { timeline } = await app.customer(id);
  const times = [
    thread.created_at,
    ...thread.items.data.map(({ created_at }) => created_at),
    ...timeline.map(({ timestamp }) => timestamp),
  ];
  for (const time of times) assert.match(time, /(Z|[+-]\d\d:\d\d)$/);
});
