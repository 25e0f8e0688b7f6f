import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Confirmation, ThreadItem } from '@openskies/protocol';
import { lastWidget, mark, TestApp } from '../../test/app.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { call, readableInput, say } from '../../test/scripted-model.ts';
import { demoCustomer } from './openskies/demo-customer.ts';
import { placesOf } from './superseded.ts';

const seat = (name: string) => call('change_seat', { flight_number: 'OA476', seat: name });

const heard = (app: TestApp): string => {
  const last = app.model.requests.at(-1);
  return last ? readableInput(last) : '';
};

async function undo(app: TestApp, thread: string): Promise<void> {
  const items = await app.items(thread);
  const item = items.findLast((one) => one.type === 'task' && one.undo);
  assert.ok(item?.type === 'task');
  await app.click(thread, item.id, 'effect.undo', { effect_id: item.undo?.effect_id });
}

async function retry(app: TestApp, thread: string): Promise<void> {
  const first = (await app.items(thread)).find(({ type }) => type === 'user_message');
  const params = { thread_id: thread, item_id: first?.id };
  await (await app.post('threads.retry_after_item', params, mark())).text();
}

test('a retry after an undo says what is so now, and does nothing again', async () => {
  await using app = await TestApp.start({
    script: [seat('14C'), say('Done.'), seat('14C'), say('Well.')],
  });
  const { id } = await app.create('Seat 14C');
  await undo(app, id);
  await retry(app, id);
  assert.equal((await app.customer(id)).segments[0]?.seat, '14A');
  assert.match(heard(app), /Your seat on OA476 is 14A again\. \(What was done before has changed/);
  assert.doesNotMatch(heard(app), /Seat updated to 14C/);
});

test('the same for a bag that was taken off again', async () => {
  await using app = await TestApp.start({
    script: [call('add_checked_bag'), call('add_checked_bag'), say('Well.')],
  });
  const { id } = await app.create('A bag');
  const asked = lastWidget(await app.items(id));
  const { confirmation } = asked.widget as { confirmation?: Confirmation };
  const { id: confirmation_id } = confirmation ?? {};
  await app.click(id, asked.id, 'confirmation.accept', { confirmation_id });
  const done = lastWidget(await app.items(id)).widget as { confirmation?: Confirmation };
  const { effect_id } = done.confirmation?.undo ?? {};
  await app.click(id, asked.id, 'effect.undo', { effect_id });
  await retry(app, id);
  assert.equal((await app.customer(id)).bags_checked, 0);
  assert.match(heard(app), /removed.*was not done again/);
});

test('of two seats in one turn the first one asked for again is told to be over', async () => {
  await using app = await TestApp.start({
    script: [seat('14C'), seat('15C'), seat('14C'), say('Well.')],
  });
  const { id } = await app.create('14C, 15C, 14C');
  assert.equal((await app.customer(id)).segments[0]?.seat, '15C');
  assert.match(heard(app), /Seat updated to 15C on flight OA476\. \(What was done before/);
});

test("what a person changes in another thread counts too, another person's and another seat do not", async () => {
  await using app = await startHosted({
    script: [
      seat('14C'),
      say('Done.'),
      seat('15C'),
      say('Done.'),
      call('change_seat', { flight_number: 'OA477', seat: '12C' }),
      say('Done.'),
      seat('12C'),
      say('Done.'),
      seat('14C'),
      say('Well.'),
    ],
  });
  const anna = await Person.customer(app, 'anna');
  const bert = await Person.customer(app, 'bert');
  const thread_id = await anna.create('14C');
  await anna.create('15C');
  await anna.create('12C on OA477');
  await bert.create('12C');
  const { data } = await anna.json<{ data: ThreadItem[] }>('items.list', { thread_id });
  const item_id = data.find(({ type }) => type === 'user_message')?.id;
  await (await anna.post('threads.retry_after_item', { thread_id, item_id }, mark())).text();
  assert.match(heard(app), /Seat updated to 15C on flight OA476\. \(What was done before/);
});

test('the places of an effect are what it changed, without the timeline', () => {
  const ref = { tenant: 'demo', subject: 'local-demo', kind: 'demo', thread_id: null } as const;
  const before = demoCustomer(ref, new Date('2026-11-22T12:00:00Z'));
  const [out, back] = before.segments;
  assert.ok(out && back);
  const seated = { ...before, segments: [{ ...out, seat: '1A' }, back], timeline: [] };
  assert.deepEqual(placesOf(before, seated), ['segments/OA476 2026-12-03/seat']);
  const other = { ...before, meal_preference: 'Kosher', segments: [out] };
  const places = placesOf(before, other);
  assert.equal(places[0], 'meal_preference');
  assert.ok(places.includes('segments/OA477 2026-12-11/seat'));
});
