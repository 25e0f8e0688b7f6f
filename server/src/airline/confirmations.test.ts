import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Confirmation, ThreadItem, WidgetItem } from '@openskies/protocol';
import { lastWidget, shape, TestApp, texts } from '../../test/app.ts';
import { Person, tenants } from '../../test/hosts.ts';
import { call, readableInput, say } from '../../test/scripted-model.ts';
import { confirmationOf } from './confirmation-card.ts';

const minutes = (count: number): number => count * 60_000;

async function askToCancel(
  app: TestApp,
): Promise<{ id: string; card: WidgetItem; confirmation: Confirmation }> {
  const { id } = await app.create('Cancel my trip');
  const card = lastWidget(await app.items(id));
  return { id, card, confirmation: read(card) };
}

function read(card: WidgetItem): Confirmation {
  const confirmation = confirmationOf(card);
  assert.ok(confirmation);
  return confirmation;
}

const payload = ({ id }: Confirmation): object => ({ confirmation_id: id });
const statuses = (customer: { segments: { status?: string | undefined }[] }): unknown[] =>
  customer.segments.map(({ status }) => status);

test('cancelling shows a card and does nothing', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const { id, events } = await app.create('Cancel my trip', {});
  assert.equal(shape(events).at(-1), 'done widget');
  assert.equal(app.model.requests.length, 1);
  assert.deepEqual(statuses(await app.customer(id)), ['Scheduled', 'Scheduled']);
  const card = lastWidget(await app.items(id, {}));
  assert.equal(card.widget.type, 'Card');
  const { confirm, cancel } = card.widget as {
    confirm: { action: object };
    cancel: { action: object };
  };
  const confirmation = read(card);
  assert.deepEqual(confirm.action, { type: 'confirmation.accept', payload: payload(confirmation) });
  assert.deepEqual(cancel.action, { type: 'confirmation.decline', payload: payload(confirmation) });
  assert.equal(confirmation.status, 'pending');
  assert.equal(
    Date.parse(confirmation.expires_at) - Date.parse(confirmation.created_at),
    minutes(5),
  );
});

test('only the click lets it run, without asking the model', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const { id, card, confirmation } = await askToCancel(app);
  const events = await app.click(id, card.id, 'confirmation.accept', payload(confirmation), {});
  assert.deepEqual(shape(events), [
    'stream_options',
    'updated widget.root.updated',
    'effect customer_profile/update',
    'done assistant_message',
  ]);
  const customer = await app.customer(id);
  assert.deepEqual(statuses(customer), ['Cancelled', 'Cancelled']);
  assert.equal(customer.timeline[0]?.kind, 'warning');
  const settled = lastWidget(await app.items(id));
  assert.equal(read(settled).status, 'confirmed');
  assert.equal(read(settled).receipt?.tone, 'success');
  assert.equal('confirm' in settled.widget, false);
  assert.equal(app.model.requests.length, 1);
});

test('a second click gets the stored outcome', async () => {
  await using app = await TestApp.start({ script: [call('add_checked_bag')] });
  const { id, card, confirmation } = await askToCancel(app);
  const accept = (): ReturnType<TestApp['click']> =>
    app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  const [first, second] = await Promise.all([accept(), accept()]);
  const late = await accept();
  assert.equal((await app.customer(id)).bags_checked, 1);
  assert.deepEqual([first.length, second.length].sort(), [2, 4]);
  assert.deepEqual(shape(late), ['stream_options', 'updated widget.root.updated']);
  const redrawn = late[1];
  assert.ok(
    redrawn?.type === 'thread.item.updated' && redrawn.update.type === 'widget.root.updated',
  );
  assert.equal(
    (redrawn.update.widget as { confirmation?: Confirmation }).confirmation?.status,
    'confirmed',
  );
});

test('a declined card changes nothing and is remembered', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip'), say('All right.')] });
  const { id, card, confirmation } = await askToCancel(app);
  await app.click(id, card.id, 'confirmation.decline', payload(confirmation));
  await app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  assert.deepEqual(statuses(await app.customer(id)), ['Scheduled', 'Scheduled']);
  assert.equal(read(lastWidget(await app.items(id))).status, 'declined');
  await app.say(id, 'Thanks');
  assert.match(readableInput(app.model.requests[1]!), /<HIDDEN_CONTEXT>.*declined cancel_trip/);
});

test('a typed yes never confirms: the model is told that a card is open', async () => {
  await using app = await TestApp.start({
    script: [call('cancel_trip'), say('Please use the button.')],
  });
  const { id } = await askToCancel(app);
  await app.say(id, 'Yes, go ahead');
  assert.deepEqual(statuses(await app.customer(id)), ['Scheduled', 'Scheduled']);
  assert.match(
    readableInput(app.model.requests[1]!),
    /<OPEN_CONFIRMATION>\\n- cancel_trip: Cancel this trip\? Waiting for the customer's click\.\\n/,
  );
});

test('after five minutes the click does nothing, and asking again makes a new card', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip'), say('Hello.')] });
  const { id, card, confirmation } = await askToCancel(app);
  app.clock.ahead += minutes(5);
  await app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  assert.deepEqual(statuses(await app.customer(id)), ['Scheduled', 'Scheduled']);
  assert.equal(read(lastWidget(await app.items(id))).status, 'expired');
  await app.say(id, 'Hello');
  assert.doesNotMatch(readableInput(app.model.requests[1]!), /OPEN_CONFIRMATION/);

  await app.click(id, card.id, 'confirmation.renew', payload(confirmation));
  const items = await app.items(id);
  const again = lastWidget(items);
  assert.notEqual(again.id, card.id);
  assert.equal(read(again).status, 'pending');
  assert.equal(read(items.find((item) => item.id === card.id) as WidgetItem).status, 'replaced');
  await app.click(id, again.id, 'confirmation.accept', payload(read(again)));
  assert.deepEqual(statuses(await app.customer(id)), ['Cancelled', 'Cancelled']);
});

test('a newer card for the same action replaces the older', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const { id, card, confirmation } = await askToCancel(app);
  await app.say(id, 'Cancel it, please');
  await app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  assert.deepEqual(statuses(await app.customer(id)), ['Scheduled', 'Scheduled']);
  const items = await app.items(id);
  assert.equal(read(items.find((item) => item.id === card.id) as WidgetItem).status, 'replaced');
  assert.equal(read(lastWidget(items)).status, 'pending');
});

test('when the offer has changed since, the click shows the new one instead of doing it', async () => {
  await using app = await TestApp.start({
    script: [
      call('cancel_trip'),
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Done.'),
    ],
  });
  const { id, card, confirmation } = await askToCancel(app);
  await app.say(id, 'And seat 12C meanwhile');
  await app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  const again = lastWidget(await app.items(id));
  const { segments } = await app.customer(id);
  if (again.id === card.id) assert.equal(segments[0]?.status, 'Cancelled');
  else assert.deepEqual([segments[0]?.status, read(again).status], ['Scheduled', 'pending']);
});

test('what became impossible is refused on the card and in words', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const { id, card, confirmation } = await askToCancel(app);
  app.clock.ahead += minutes(4);
  await app.database.kysely
    .updateTable('confirmations')
    .set({ customer_version: 0 })
    .where('id', '=', confirmation.id)
    .execute();
  const profile = await app.customer(id);
  const gone = {
    ...profile,
    segments: profile.segments.map((s) => ({ ...s, status: 'Cancelled' })),
  };
  await app.database.kysely
    .updateTable('customers')
    .set({ profile: JSON.stringify(gone) })
    .execute();
  await app.click(id, card.id, 'confirmation.accept', payload(confirmation));
  const items = await app.items(id);
  assert.equal(read(lastWidget(items)).receipt?.tone, 'danger');
  assert.equal(texts(items).length, 1);
  assert.equal((await app.customer(id)).timeline[0]?.kind, 'error');
});

test('a click counts only on its own card, in its own thread', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const one = await askToCancel(app);
  const two = await askToCancel(app);
  for (const forged of [
    payload(one.confirmation),
    { confirmation_id: 7 },
    {},
    'yes',
    null,
    undefined,
  ]) {
    const events = await app.click(two.id, two.card.id, 'confirmation.accept', forged);
    assert.deepEqual(shape(events), ['stream_options']);
  }
  assert.deepEqual(statuses(await app.customer(one.id)), ['Scheduled', 'Scheduled']);
  assert.deepEqual(statuses(await app.customer(two.id)), ['Scheduled', 'Scheduled']);
});

test('with several wishes the writes come first and the card last', async () => {
  await using app = await TestApp.start({
    script: [
      {
        calls: [
          { name: 'add_checked_bag', args: {} },
          { name: 'change_seat', args: { flight_number: 'OA476', seat: '14C' } },
        ],
      },
    ],
  });
  const { id, events } = await app.create('Bag and seat 14C', {});
  assert.deepEqual(
    shape(events)
      .filter((name) => name !== 'thread.updated')
      .slice(3),
    ['effect customer_profile/update', 'done assistant_message', 'done widget'],
  );
  assert.equal((await app.customer(id)).segments[0]?.seat, '14C');
  assert.equal((await app.customer(id)).bags_checked, 0);
});

test('several cards and a list come after what was done, which is told once', async () => {
  const flights = { destination: 'NRT', depart_date: '2027-01-10', return_date: '2027-01-20' };
  await using app = await TestApp.start({
    script: [
      {
        calls: [
          { name: 'cancel_trip', args: {} },
          { name: 'add_checked_bag', args: {} },
          { name: 'flight_option_list', args: { ...flights, cabin: 'economy' } },
          { name: 'change_seat', args: { flight_number: 'OA476', seat: '14C' } },
        ],
      },
    ],
  });
  app.clock.ahead = Date.parse('2026-11-22T12:00:00Z') - Date.now();
  const { id } = await app.create('All of it', {});
  const items = await app.items(id);
  assert.equal(texts(items).filter((text) => text.includes('Seat updated')).length, 1);
  const cards = items.flatMap((item) =>
    item.type === 'widget' ? [confirmationOf(item) !== undefined] : [],
  );
  assert.deepEqual(cards, [false, true, true]);
  assert.deepEqual(
    items.slice(-2).map(({ type }) => type),
    ['widget', 'widget'],
  );
});

test('what costs has a daily cap, of each customer alone, and is possible again the next day', async () => {
  const tenant = { ...tenants.aurora, limits: { costly_actions_per_day: 2 } };
  await using app = await TestApp.start({
    tenants: [tenant],
    script: [
      (request) => (/Not done/.test(readableInput(request)) ? say('No.') : call('add_checked_bag')),
    ],
  });
  const anna = await Person.customer(app, 'anna');
  const addBag = async (person: Person): Promise<string> => {
    const thread_id = await person.create('A bag');
    const page = await person.json<{ data: ThreadItem[] }>('items.list', {
      thread_id,
      order: 'asc',
    });
    const card = page.data.find((item) => item.type === 'widget');
    const confirmation = card?.type === 'widget' ? confirmationOf(card) : null;
    if (!card || !confirmation) return 'no card';
    const action = { type: 'confirmation.accept', payload: payload(confirmation) };
    const answer = await person.post('threads.custom_action', {
      thread_id,
      item_id: card.id,
      action,
    });
    return /Checked bag added/i.test(await answer.text()) ? 'added' : 'not added';
  };
  assert.deepEqual(
    [await addBag(anna), await addBag(anna), await addBag(anna)],
    ['added', 'added', 'no card'],
  );
  assert.match(readableInput(app.model.requests.at(-1)!), /was done many times today/);
  const bert = await Person.customer(app, 'bert');
  assert.equal(await addBag(bert), 'added');
  app.clock.ahead = 25 * 60 * 60_000;
  const later = await Person.customer(app, 'anna');
  assert.equal(await addBag(later), 'added');
});

test('a cap that was reached while a card waited keeps the click from doing it', async () => {
  const tenant = { ...tenants.aurora, limits: { costly_actions_per_day: 1 } };
  await using app = await TestApp.start({ tenants: [tenant], script: [call('add_checked_bag')] });
  const anna = await Person.customer(app, 'anna');
  const cards: { thread_id: string; item_id: string; id: string }[] = [];
  for (let n = 0; n < 2; n++) await anna.create('A bag');
  for (const row of await app.database.kysely.selectFrom('confirmations').selectAll().execute()) {
    cards.push(row);
  }
  for (const { thread_id, item_id, id } of cards) {
    const action = { type: 'confirmation.accept', payload: { confirmation_id: id } };
    await (await anna.post('threads.custom_action', { thread_id, item_id, action })).text();
  }
  const effects = await app.database.kysely.selectFrom('effects').selectAll().execute();
  assert.equal(cards.length, 2);
  assert.equal(effects.length, 1);
});
