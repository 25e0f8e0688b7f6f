/** Widgets in the hands of an attacker, and of somebody who clicks twice (SAFETY §7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Airline } from './airline/airline.ts';
import { FlightOffer } from './airline/openskies/flights.ts';
import { openskies } from './airline/openskies/openskies.ts';
import type { Database } from './database/database.ts';
import { lastWidget, TestApp } from '../test/app.ts';
import { figures } from '../test/figures.ts';
import { Person, startHosted } from '../test/hosts.ts';
import { Random } from '../test/random.ts';
import { call } from '../test/scripted-model.ts';
import { size } from '../test/size.ts';
import { plantRepeatedUse } from '../test/without-single-use.ts';

const tampered = size(500, 50_000);
const races = size(200, 1000);

test(`${tampered} forged clicks: no effect that was not offered`, async () => {
  const { effects, changed } = await tamper(openskies, tampered);
  figures('widget tamper', `${tampered} forged clicks, ${effects} effects`);
  assert.deepEqual({ effects, changed }, { effects: 0, changed: false });
});

test('the same goes red at an airline that believes what the browser sends', async () => {
  const gullible: Airline = {
    ...openskies,
    actions: openskies.actions.map((action) =>
      action.name === 'set_meal' && action.widget
        ? {
            ...action,
            widget: {
              ...action.widget,
              params: ({ payload }) => ({ meal: 'x', ...(payload as object) }),
            },
          }
        : action,
    ),
  };
  const { effects } = await tamper(gullible, 300);
  figures('widget tamper, planted', `${effects} effects`);
  assert.ok(effects > 0);
});

async function tamper(
  airline: Airline,
  clicks: number,
): Promise<{ effects: number; changed: boolean }> {
  const random = new Random(7);
  const day = (n: number): string =>
    new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const search = {
    destination: 'JFK',
    depart_date: day(40),
    return_date: day(50),
    cabin: 'economy',
  };
  await using app = await startHosted({
    airline,
    script: [
      (_request, n) =>
        [call('meal_preference_list'), call('flight_option_list', search), call('cancel_trip')][
          n % 3
        ] ?? call('cancel_trip'),
    ],
  });
  const anna = await Person.customer(app, 'anna');
  const threads = [];
  for (const text of ['Meal', 'Flights', 'Cancel']) threads.push(await anna.create(text));
  const items = await Promise.all(
    threads.map((thread_id) =>
      app.database.kysely
        .selectFrom('items')
        .select('id')
        .where('thread_id', '=', thread_id)
        .where('body', 'like', '%"type":"widget"%')
        .executeTakeFirstOrThrow(),
    ),
  );
  const stored = await app.database.kysely.selectFrom('offers').selectAll().execute();
  const flights = stored
    .map(({ offer }) => FlightOffer.safeParse(JSON.parse(offer)))
    .find(({ success }) => success)?.data;
  assert.ok(flights, 'flights were offered');
  const known = flights.options.map(({ id }) => id);
  const before = JSON.stringify(await profile(anna));
  for (let n = 0; n < clicks; n++) {
    const type = random.pick([
      'support.set_meal_preference',
      'flight.select',
      'confirmation.accept',
      'confirmation.renew',
      'effect.undo',
      'booking.confirm_selection',
      'upsell.accept',
      'rebook.select_option',
      random.nasty() || 'x',
    ]);
    const fake = random.pick([...known.map((id) => `${id}0`), random.nasty()]);
    const payload = random.pick<unknown>([
      { meal: random.pick(['steak', 'Kosher', ' kosher', random.nasty()]) },
      { id: fake, leg: 'outbound', options: [{ id: fake, price: 1 }], request: search },
      { id: known[0], leg: 'return' },
      { id: { toString: 'x' }, leg: 'outbound', price: 0 },
      { confirmation_id: `cnf_${'0'.repeat(32)}` },
      { effect_id: random.nasty(), cabin_name: 'first', price: '$1' },
      random.nasty(),
      null,
      [1, 2],
    ]);
    const response = await anna.post(
      random.chance(0.5) ? 'threads.custom_action' : 'threads.sync_custom_action',
      {
        thread_id: random.pick(threads),
        item_id: random.pick(items).id,
        action: { type: type.slice(0, 200), payload },
      },
    );
    await response.text();
    assert.ok(response.status < 500, `${response.status}`);
  }
  const effects = await app.database.kysely.selectFrom('effects').selectAll().execute();
  return { effects: effects.length, changed: JSON.stringify(await profile(anna)) !== before };
}

test('a browser that sets a price gets the stored one', async () => {
  await using app = await TestApp.start({ script: [call('add_checked_bag')] });
  const { id } = await app.create('A bag');
  const card = lastWidget(await app.items(id));
  const { confirmation } = card.widget as { confirmation?: { id: string } };
  const payload = { confirmation_id: confirmation?.id, price: { amount: 1 }, quote: {} };
  await app.click(id, card.id, 'confirmation.accept', payload);
  assert.match((await app.customer(id)).timeline[0]?.entry ?? '', /Checked bag added, 1 in total/);
  const said = await app.items(id);
  assert.match(JSON.stringify(said), /\$35\.00/);
});

test(`${races} double clicks on cards and lists: one effect each`, async () => {
  const effects = await race(races);
  figures('double clicks', `${races} races, ${effects} effects`);
  assert.equal(effects, races);
});

test('the same goes red when a card can be answered again', async () => {
  const effects = await race(10, plantRepeatedUse);
  figures('double clicks, planted', `10 races, ${effects} effects`);
  assert.ok(effects > 10);
});

async function race(count: number, plant?: (database: Database) => void): Promise<number> {
  await using app = await TestApp.start({
    script: [(_request, n) => call(n % 2 === 0 ? 'add_checked_bag' : 'meal_preference_list')],
  });
  if (plant) plant(app.database);
  let effects = 0;
  for (let n = 0; n < count; n++) {
    const { id } = await app.create('Please');
    const widget = lastWidget(await app.items(id));
    const { confirmation } = widget.widget as { confirmation?: { id: string } };
    const click = (): Promise<unknown> =>
      confirmation
        ? app.click(id, widget.id, 'confirmation.accept', { confirmation_id: confirmation.id })
        : app.click(id, widget.id, 'support.set_meal_preference', { meal: 'kosher' });
    await Promise.all([click(), click(), ...(n % 3 === 0 ? [click()] : [])]);
    const done = await app.database.kysely
      .selectFrom('effects')
      .select('key')
      .where('thread_id', '=', id)
      .execute();
    effects += done.length;
    if (plant) continue;
    assert.equal(done.length, 1);
    const customer = await app.customer(id);
    if (confirmation) assert.equal(customer.bags_checked, 1);
    else assert.equal(customer.timeline.filter(({ entry }) => entry.includes('Meal')).length, 1);
  }
  return effects;
}

async function profile(person: Person): Promise<unknown> {
  return (await person.request('/support/customer')).json();
}
