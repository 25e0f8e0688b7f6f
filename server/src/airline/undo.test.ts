import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Confirmation, TaskItem, ThreadItem } from '@openskies/protocol';
import { lastWidget, mark, TestApp, texts } from '../../test/app.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { call, say } from '../../test/scripted-model.ts';

const seat12C = call('change_seat', { flight_number: 'OA476', seat: '12C' });

function doneMark(items: ThreadItem[]): TaskItem {
  const item = items.findLast(({ type }) => type === 'task');
  assert.ok(item?.type === 'task', 'there is no done mark');
  return item;
}

async function undo(app: TestApp, thread: string): Promise<void> {
  const { id, undo } = doneMark(await app.items(thread));
  await app.click(thread, id, 'effect.undo', { effect_id: undo?.effect_id });
}

function card(items: ThreadItem[]): { id: string; confirmation: Confirmation } {
  const { id, widget } = lastWidget(items);
  const { confirmation } = widget as { confirmation?: Confirmation };
  assert.ok(confirmation, 'the widget is no card');
  return { id, confirmation };
}

const seatOf = async (app: TestApp, id: string): Promise<string | undefined> =>
  (await app.customer(id)).segments[0]?.seat;

test('a seat change is undone with one click, and everything says so', async () => {
  await using app = await TestApp.start({ script: [seat12C, say('Done.')] });
  const { id } = await app.create('Seat 12C');
  assert.equal(await seatOf(app, id), '12C');
  const [entry] = (await app.customer(id)).timeline;
  assert.equal(entry?.effect_id, doneMark(await app.items(id)).undo?.effect_id);
  await undo(app, id);
  const customer = await app.customer(id);
  assert.equal(customer.segments[0]?.seat, '14A');
  assert.equal(customer.timeline[0]?.entry, 'Seat change on OA476 undone.');
  assert.equal(customer.timeline[0].effect_id, undefined);
  const items = await app.items(id);
  assert.equal(doneMark(items).task.title, 'Undone: Seat changed on OA476');
  assert.equal(doneMark(items).undo, undefined);
  assert.equal(texts(items).at(-1), 'Your seat on OA476 is 14A again.');
  const audit = await app.database.kysely.selectFrom('audit').select('decision').execute();
  assert.deepEqual(
    audit.map(({ decision }) => decision),
    ['effect', 'undone'],
  );
});

test('what is undone is undone once, however often it is clicked', async () => {
  await using app = await TestApp.start({ script: [seat12C, say('Done.')] });
  const { id } = await app.create('Seat 12C');
  const { id: item, undo: offer } = doneMark(await app.items(id));
  const click = (): Promise<unknown> =>
    app.click(id, item, 'effect.undo', { effect_id: offer?.effect_id });
  await Promise.all([click(), click(), click()]);
  const { timeline } = await app.customer(id);
  assert.equal(timeline.filter(({ entry }) => entry.includes('undone')).length, 1);
});

test('after half a minute the button does nothing', async () => {
  await using app = await TestApp.start({ script: [seat12C, say('Done.')] });
  const { id } = await app.create('Seat 12C');
  app.clock.ahead = 30_001;
  await undo(app, id);
  assert.equal(await seatOf(app, id), '12C');
  assert.match(texts(await app.items(id)).at(-1) ?? '', /too late/);
});

test('what was changed again meanwhile stays as it is', async () => {
  await using app = await TestApp.start({
    script: [
      seat12C,
      say('Done.'),
      call('change_seat', { flight_number: 'OA476', seat: '14C' }),
      say('Done.'),
    ],
  });
  const { id } = await app.create('Seat 12C');
  const first = doneMark(await app.items(id));
  await app.say(id, 'Rather 14C');
  await app.click(id, first.id, 'effect.undo', { effect_id: first.undo?.effect_id });
  assert.equal(await seatOf(app, id), '14C');
});

test('a bag is undone on its receipt, which alone says what was done', async () => {
  await using app = await TestApp.start({ script: [call('add_checked_bag')] });
  const { id } = await app.create('A bag');
  const asked = card(await app.items(id));
  const confirmation_id = asked.confirmation.id;
  await app.click(id, asked.id, 'confirmation.accept', { confirmation_id });
  const done = card(await app.items(id));
  assert.equal(done.confirmation.receipt?.text, 'Checked bag added');
  const customer = await app.customer(id);
  assert.equal(customer.bags_checked, 1);
  assert.equal(customer.timeline[0]?.effect_id, done.confirmation.undo?.effect_id);
  const { effect_id } = done.confirmation.undo ?? {};
  await app.click(id, asked.id, 'effect.undo', { effect_id });
  await app.click(id, asked.id, 'effect.undo', { effect_id });
  await app.click(id, asked.id, 'confirmation.accept', { confirmation_id });
  const undone = card(await app.items(id));
  assert.deepEqual(undone.confirmation.receipt, {
    text: 'Undone: Checked bag added',
    tone: 'neutral',
  });
  assert.equal(undone.confirmation.undo, undefined);
  assert.equal((await app.customer(id)).bags_checked, 0);
  assert.equal(
    (await app.items(id)).some(({ type }) => type === 'task'),
    false,
  );
});

test('a meal and a note are undone too', async () => {
  await using app = await TestApp.start({
    script: [
      call('request_assistance', { note: 'Wheelchair at SFO.' }),
      say('Noted.'),
      call('meal_preference_list'),
    ],
  });
  const { id } = await app.create('A wheelchair please');
  await undo(app, id);
  assert.equal((await app.customer(id)).special_assistance, null);

  await app.say(id, 'A meal');
  const list = lastWidget(await app.items(id));
  await app.click(id, list.id, 'support.set_meal_preference', { meal: 'kosher' });
  assert.equal((await app.customer(id)).meal_preference, 'Kosher');
  await undo(app, id);
  assert.equal((await app.customer(id)).meal_preference, null);
});

test('a cancelled trip has no undo: its receipt alone says that it was done', async () => {
  await using app = await TestApp.start({ script: [call('cancel_trip')] });
  const { id } = await app.create('Cancel');
  const asked = card(await app.items(id));
  await app.click(id, asked.id, 'confirmation.accept', { confirmation_id: asked.confirmation.id });
  assert.equal(
    (await app.items(id)).some(({ type }) => type === 'task'),
    false,
  );
});

test('an older undo does not go back behind the same choice, made again', async () => {
  const seat = (name: string) => call('change_seat', { flight_number: 'OA476', seat: name });
  await using app = await TestApp.start({
    script: ['14C', '15C', '14C'].flatMap((name) => [seat(name), say('Done.')]),
  });
  const { id } = await app.create('14C');
  const first = doneMark(await app.items(id));
  await app.say(id, '15C');
  await app.say(id, '14C');
  await app.click(id, first.id, 'effect.undo', { effect_id: first.undo?.effect_id });
  assert.equal(await seatOf(app, id), '14C');
  assert.match(texts(await app.items(id)).at(-1) ?? '', /changed again meanwhile/);
});

test('an undo that is refused stays open', async () => {
  await using app = await TestApp.start({ script: [seat12C, say('Done.')] });
  const { id } = await app.create('Seat 12C');
  const { kysely } = app.database;
  const put = async (from: string, to: string): Promise<void> => {
    const { profile } = await kysely
      .selectFrom('customers')
      .select('profile')
      .executeTakeFirstOrThrow();
    const changed = profile.replace(`"seat":"${from}"`, `"seat":"${to}"`);
    await kysely.updateTable('customers').set({ profile: changed }).execute();
  };
  await put('12C', '20F');
  await undo(app, id);
  assert.equal(await seatOf(app, id), '20F');
  await put('20F', '12C');
  await undo(app, id);
  assert.equal(await seatOf(app, id), '14A');
});

test('a tab in another language undoes and confirms the same', async () => {
  await using app = await TestApp.start({
    script: [call('meal_preference_list'), call('add_checked_bag')],
  });
  const german = { openskies: { client: 'test', locale: 'de' } };
  const { id } = await app.create('A meal');
  const list = lastWidget(await app.items(id));
  await app.say(id, 'A bag');
  const asked = card(await app.items(id));
  await app.click(id, list.id, 'support.set_meal_preference', { meal: 'vegetarian' });
  const { id: item, undo: offer } = doneMark(await app.items(id));
  await app.click(id, item, 'effect.undo', { effect_id: offer?.effect_id }, german);
  assert.equal((await app.customer(id)).meal_preference, null);
  const { id: confirmation_id } = asked.confirmation;
  await app.click(id, asked.id, 'confirmation.accept', { confirmation_id }, german);
  assert.equal((await app.customer(id)).bags_checked, 1);
});

test('an undo is bound to its owner, its thread and its item', async () => {
  await using app = await startHosted({
    script: [
      (_request, n) =>
        n % 2 === 1
          ? say('Done.')
          : call('change_seat', { flight_number: 'OA476', seat: n === 2 ? '14C' : '12C' }),
    ],
  });
  const anna = await Person.customer(app, 'anna');
  const bert = await Person.customer(app, 'bert');
  const marks = [];
  for (const person of [anna, anna, bert]) {
    const thread_id = await person.create('Seat 12C');
    const response = await person.post('items.list', { thread_id }, mark());
    const { data } = (await response.json()) as { data: ThreadItem[] };
    marks.push({ thread_id, data });
  }
  const [first, second, berts] = marks;
  assert.ok(first && second && berts);
  const mine = doneMark(first.data);
  const tries = [
    [bert, berts.thread_id, doneMark(berts.data).id],
    [bert, first.thread_id, mine.id],
    [bert, berts.thread_id, mine.id],
    [anna, second.thread_id, mine.id],
    [anna, first.thread_id, first.data.find(({ type }) => type === 'user_message')?.id],
  ] as const;
  for (const [person, thread_id, item_id] of tries) {
    const action = { type: 'effect.undo', payload: { effect_id: mine.undo?.effect_id } };
    const response = await person.post('threads.custom_action', { thread_id, item_id, action });
    await response.text();
  }
  const open = await app.database.kysely
    .selectFrom('undos')
    .select('state')
    .where('id', '=', mine.undo?.effect_id ?? '')
    .executeTakeFirst();
  assert.equal(open?.state, 'open');
});

test('what can only be refused is not offered: the trip of a new seat and a new bag is cancelled', async () => {
  await using app = await TestApp.start({
    script: [
      call('request_assistance', { note: 'Wheelchair' }),
      say('Noted.'),
      seat12C,
      say('Done.'),
      call('add_checked_bag'),
      call('cancel_trip'),
    ],
  });
  const { id } = await app.create('A wheelchair');
  await app.say(id, 'Seat 12C');
  await app.say(id, 'A bag');
  const bag = card(await app.items(id));
  const accept = ({ id: item, confirmation }: typeof bag) =>
    app.click(id, item, 'confirmation.accept', { confirmation_id: confirmation.id });
  await accept(bag);
  const before = offers(await app.items(id));
  assert.deepEqual(before, ['Assistance requested', 'Seat changed on OA476', 'Checked bag added']);
  await app.say(id, 'Cancel');
  const events = await accept(card(await app.items(id)));
  const items = await app.items(id);
  assert.deepEqual(offers(items), ['Assistance requested']);
  assert.ok(
    items.some((item) => item.type === 'task' && item.task.title === 'Seat changed on OA476'),
  );
  assert.ok(events.some((event) => event.type === 'thread.item.replaced'));
  assert.deepEqual(
    (await app.customer(id)).timeline.map(({ kind }) => kind).filter((kind) => kind === 'error'),
    [],
  );
});

/** What the done marks and receipts that have a button say. */
function offers(items: ThreadItem[]): (string | null | undefined)[] {
  return items.flatMap((item) => {
    if (item.type === 'task') return item.undo ? [item.task.title] : [];
    if (item.type !== 'widget') return [];
    const { confirmation } = item.widget as { confirmation?: Confirmation };
    return confirmation?.undo ? [confirmation.receipt?.text] : [];
  });
}
