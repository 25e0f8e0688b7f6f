import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastWidget, mark, shape, TestApp, texts } from '../../test/app.ts';
import { call, readableInput, say } from '../../test/scripted-model.ts';

const meal = 'support.set_meal_preference';

async function mealList(app: TestApp): Promise<{ id: string; item_id: string }> {
  const { id } = await app.create('Change my meal');
  return { id, item_id: lastWidget(await app.items(id)).id };
}

test('a chosen meal is stored, redrawn, said and kept as hidden context', async () => {
  await using app = await TestApp.start({ script: [call('meal_preference_list'), say('Enjoy.')] });
  const { id, item_id } = await mealList(app);
  const events = await app.click(id, item_id, meal, { meal: 'kosher' }, {});
  assert.deepEqual(shape(events), [
    'stream_options',
    'updated widget.root.updated',
    'done assistant_message',
    'effect customer_profile/update',
  ]);
  assert.equal((await app.customer(id)).meal_preference, 'Kosher');
  const widget = JSON.stringify(lastWidget(await app.items(id)).widget);
  assert.doesNotMatch(widget, /onClickAction/);
  assert.match(widget, /"check"/);
  assert.equal(app.model.requests.length, 1);
  await app.say(id, 'Thanks');
  assert.match(readableInput(app.model.requests[1]!), /<HIDDEN_CONTEXT>.*kosher/);
  const items = await app.items(id, {});
  assert.ok(!items.some(({ type }) => type === 'hidden_context_item' || type === 'task'));
});

test('a widget answers once, also when both clicks come together', async () => {
  await using app = await TestApp.start({ script: [call('meal_preference_list')] });
  const { id, item_id } = await mealList(app);
  const click = (choice: string): ReturnType<TestApp['click']> =>
    app.click(id, item_id, meal, { meal: choice }, {});
  const both = await Promise.all([click('kosher'), click('vegetarian')]);
  assert.deepEqual(both.map((events) => events.length).sort(), [1, 4]);
  assert.deepEqual(shape(await click('child')), ['stream_options']);
  assert.equal(texts(await app.items(id)).length, 2);
});

test('what is unknown, forged or not for this widget does nothing', async () => {
  await using app = await TestApp.start({ script: [call('meal_preference_list')] });
  const { id, item_id } = await mealList(app);
  const before = await app.customer(id);
  for (const [type, payload] of [
    ['no.such_action', {}],
    [meal, { meal: 'caviar' }],
    [meal, { meal: 7 }],
    [meal, undefined],
    ['flight.select', { id: 'flight-morning', leg: 'outbound', options: [{ price: 0 }] }],
    ['confirmation.accept', { confirmation_id: 'cnf_0' }],
  ] as const) {
    assert.deepEqual(shape(await app.click(id, item_id, type, payload, {})), ['stream_options']);
  }
  assert.deepEqual(await app.customer(id), before);
});

test('an action without an item, on a missing item, or on a message', async () => {
  await using app = await TestApp.start({ script: [say('Hello.')] });
  const { id } = await app.create('Hello');
  const action = { type: meal, payload: { meal: 'kosher' } };
  const loose = await app.events('threads.custom_action', { thread_id: id, action });
  assert.deepEqual(shape(loose), ['stream_options']);

  const missing = await app.post('threads.custom_action', {
    thread_id: id,
    item_id: 'msg_no',
    action,
  });
  assert.equal(missing.status, 404);
  assert.deepEqual(((await missing.json()) as { error: object }).error, {
    code: 'item.not_found',
    message: 'This message does not exist any more.',
    field: 'params.item_id',
    retry: false,
  });

  const [message] = await app.items(id);
  const events = await app.click(id, message!.id, meal, action.payload);
  const last = events.at(-1);
  assert.ok(last?.type === 'error' && last.code === 'stream.error' && !last.allow_retry);
});

test('flights: what was offered is held, then the return is offered; prices of the browser count nothing', async () => {
  const day = (ahead: number): string =>
    new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const wish = {
    destination: 'NRT',
    depart_date: day(30),
    return_date: day(40),
    cabin: 'business',
    origin: 'SFO',
  };
  await using app = await TestApp.start({ script: [call('flight_option_list', wish)] });
  const { id } = await app.create('Book me to Tokyo');
  const outbound = lastWidget(await app.items(id));
  const choices = (widget: unknown): { type: string; payload: { id: string } }[] => {
    const found: { type: string; payload: { id: string } }[] = [];
    JSON.stringify(widget, (key, value: unknown) => {
      if (key === 'onClickAction') found.push(value as (typeof found)[number]);
      return value;
    });
    return found;
  };
  const [first] = choices(outbound.widget);
  assert.ok(first);
  const forged = { ...first.payload, price: 0, options: [] };
  const events = await app.click(id, outbound.id, first.type, forged, {});
  assert.deepEqual(shape(events), [
    'stream_options',
    'updated widget.root.updated',
    'done assistant_message',
    'done assistant_message',
    'done widget',
    'effect customer_profile/update',
  ]);
  const inbound = lastWidget(await app.items(id));
  const [second] = choices(inbound.widget);
  assert.ok(second);
  await app.click(id, inbound.id, second.type, second.payload);
  const { segments } = await app.customer(id);
  assert.deepEqual(
    segments
      .filter(({ status }) => status === 'Held')
      .map(({ origin, destination }) => origin + destination),
    ['SFONRT', 'NRTSFO'],
  );
});

test('a click repeated under its message id follows the stored one', async () => {
  await using app = await TestApp.start({ script: [call('meal_preference_list')] });
  const { id, item_id } = await mealList(app);
  const first = await app.click(id, item_id, meal, { meal: 'child' }, mark('c1'));
  const again = await app.click(id, item_id, meal, { meal: 'child' }, mark('c1'));
  assert.deepEqual(again, first);
  const action = { type: meal, payload: { meal: 'kosher' } };
  const other = await app.post(
    'threads.custom_action',
    { thread_id: id, item_id, action },
    mark('c1'),
  );
  assert.equal(other.status, 409);
});

test('an action that does not stream answers with the widget as it is now', async () => {
  await using app = await TestApp.start({ script: [call('meal_preference_list')] });
  const { id, item_id } = await mealList(app);
  const action = { type: meal, payload: { meal: 'child' } };
  const { updated_item } = await app.json<{ updated_item: { id: string } }>(
    'threads.sync_custom_action',
    { thread_id: id, item_id, action },
  );
  assert.equal(updated_item.id, item_id);
  assert.equal((await app.customer(id)).meal_preference, 'Child');
});

test('a list has its own words only where the model said nothing with it', async () => {
  const list = call('meal_preference_list');
  const words = { ...list, text: ['Vegetarian is on the list: tap it and it is noted.'] };
  await using app = await TestApp.start({ script: [words, list] });
  const { id } = await app.create('A vegetarian meal');
  assert.deepEqual(texts(await app.items(id)), words.text);
  await app.say(id, 'Show them again');
  assert.equal(texts(await app.items(id)).at(-1), 'Please select your meal preference.');
});
