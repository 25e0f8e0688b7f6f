import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerProfile } from '@openskies/protocol';
import { TestApp, userInput } from '../../test/app.ts';
import { BookingSystem } from '../../test/booking-system.ts';
import { Person, startHosted } from '../../test/hosts.ts';
import { remoteFjord } from '../../test/remote-fjord.ts';
import { call, say, type Script } from '../../test/scripted-model.ts';
import { Visitor } from '../../test/visitor.ts';
import { defineAirline } from './airline.ts';
import { demoCustomer } from './openskies/demo-customer.ts';

const meal = call('set_meal', { meal: 'Kosher' });

async function start(...script: Script[]) {
  const stack = new AsyncDisposableStack();
  const system = stack.use(await BookingSystem.start());
  const errors: object[] = [];
  const app = stack.use(
    await TestApp.start({
      airline: remoteFjord(system.url),
      script,
      limits: { backoffMs: 1, performMs: 500, lookups: 3 },
      logger: {
        info() {},
        warn() {},
        error: (fields, message) => void errors.push({ ...fields, message }),
      },
    }),
  );
  const visitor = new Visitor(app.concierge.app);
  const heard = () => JSON.stringify(app.model.requests.at(-1)?.input);
  return { system, app, visitor, errors, heard, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

describe('an airline that lives elsewhere', () => {
  test('is asked for what the model wishes, once, and its answer is what was done', async () => {
    await using on = await start(meal, say('There you are.'));
    await on.visitor.say('Kosher please');
    assert.deepEqual(on.system.done, [
      { action: 'set_meal', params: { meal: 'Kosher' }, amount: null },
    ]);
    assert.equal(on.system.questions, 0);
    assert.deepEqual(on.visitor.marks(), ['Booked with Fjord']);
    assert.equal(on.visitor.pushed()?.bags_checked, 1);
    assert.match(on.heard(), /Done: set_meal, 1 in all\./);
    const [entry] = (await on.visitor.customer()).timeline;
    assert.equal(entry?.entry, 'Done: set_meal, 1 in all.');
  });

  test('is not asked for what costs before the click, and told the price that was confirmed', async () => {
    await using on = await start(call('add_checked_bag'));
    const { visitor, system } = on;
    await visitor.say('A bag please');
    assert.equal(system.orders, 0);
    const card = visitor.card();
    await visitor.answer('accept', card);
    assert.deepEqual(system.done, [{ action: 'add_checked_bag', params: {}, amount: 3500 }]);
    assert.deepEqual(visitor.card().confirmation.receipt, {
      text: 'Booked with Fjord',
      tone: 'success',
    });
    assert.deepEqual(visitor.said(), ['Done: add_checked_bag, 1 in all.']);
    assert.match(JSON.stringify(visitor.events), /"text":"Adding a bag…","tone":"neutral"/);
    await visitor.answer('accept', card);
    assert.equal(system.orders, 1);
  });

  test('is asked for what is chosen in a widget', async () => {
    await using on = await start(call('show_meals'));
    const { visitor, system } = on;
    await visitor.say('Which meals are there?');
    await visitor.click(visitor.widget().id, { type: 'fjord.meal' });
    await visitor.click(visitor.widget().id, { type: 'fjord.meal' });
    assert.equal(system.done.length, 1);
    assert.deepEqual(visitor.marks(), []);
    const [entry] = (await visitor.customer()).timeline;
    assert.equal(entry?.entry, 'Done: set_meal, 1 in all.');
  });

  test('may refuse: that is said, and nothing was done', async () => {
    await using on = await start(meal, say('They are closed.'), call('add_checked_bag'));
    const { visitor, system } = on;
    system.mood = 'refuses';
    await visitor.say('Kosher please');
    assert.match(on.heard(), /Not done \(desk\.closed\): The booking desk is closed/);
    await visitor.say('A bag then');
    await visitor.answer('accept');
    assert.equal(visitor.card().confirmation.receipt?.tone, 'danger');
    assert.deepEqual(visitor.said(), ['The booking desk is closed. Try tomorrow.']);
    assert.deepEqual(system.done, []);
  });

  for (const [mood, orders] of [
    ['lost', 1],
    ['deaf', 2],
  ] as const) {
    test(`is looked up before anything is repeated, where its answer does not come (${mood})`, async () => {
      await using on = await start(meal, say('Done.'));
      on.system.mood = mood;
      await on.visitor.say('Kosher please');
      assert.equal(on.system.done.length, 1);
      assert.equal(on.system.orders, orders);
      assert.equal(on.system.questions, 1);
      assert.match(on.heard(), /Done: set_meal, 1 in all\./);
    });
  }

  test('doubles where it forgets what it has done: the check sees it', async () => {
    await using on = await start(meal, say('Done.'));
    on.system.mood = 'lost';
    on.system.remembers = false;
    await on.visitor.say('Kosher please');
    assert.equal(on.system.done.length, 2);
  });

  test('that cannot tell goes to a person, and the same wish is looked up again before it is done', async () => {
    await using on = await start(meal, say('I do not know.'), meal, say('It was done.'));
    const { visitor, system, errors } = on;
    system.mood = 'lost';
    system.answers = false;
    await visitor.say('Kosher please');
    assert.match(on.heard(), /Not done \(action\.unknown\): It is not certain yet/);
    assert.equal(system.orders, 1);
    assert.equal(system.questions, 2);
    assert.match(JSON.stringify(errors), /"action":"set_meal".*a person must look/);
    const audit = await on.app.database.kysely.selectFrom('audit').select('decision').execute();
    assert.deepEqual(
      audit.map(({ decision }) => decision),
      ['unknown'],
    );
    assert.equal((await visitor.customer()).timeline[0]?.kind, 'warning');

    system.answers = true;
    await visitor.say('Kosher please');
    assert.equal(system.orders, 1);
    assert.equal(system.done.length, 1);
    assert.match(on.heard(), /Done: set_meal, 1 in all\./);
  });

  test('that takes too long is not waited for for ever', async () => {
    await using on = await start(meal, say('Done.'));
    on.system.mood = 'holds';
    await on.visitor.say('Kosher please');
    assert.equal(on.system.done.length, 1);
    assert.deepEqual(on.visitor.said(), ['Done.']);
  });

  test('that is at it when Stop is pressed still has its answer recorded', async () => {
    await using on = await start(meal, say('Never said.'));
    const { app, system } = on;
    system.mood = 'holds';
    const stream = await app.open(
      'threads.create',
      {
        input: {
          content: [{ type: 'input_text', text: 'Kosher please' }],
          attachments: [],
          inference_options: {},
        },
      },
      { openskies: { client: 'test' } },
    );
    const { event } = await stream.until('thread.created');
    assert.ok(event.type === 'thread.created');
    await system.ordered(1);
    await app.request(`/support/threads/${event.thread.id}/stop`, { method: 'POST' });
    await stream.rest();
    assert.equal(system.done.length, 1);
    const { timeline } = await app.customer(event.thread.id);
    assert.equal(timeline[0]?.entry, 'Done: set_meal, 1 in all.');
    assert.equal(app.model.requests.length, 1);
  });

  test('is asked anew for a person, whose record others change too', async () => {
    await using system = await BookingSystem.start();
    let phone: string | null = '+47 1';
    const airline = remoteFjord(system.url, (ref, now) => {
      if (phone === null) throw new Error('away');
      return { ...demoCustomer(ref, now), phone };
    });
    await using app = await startHosted({ airline, script: [meal, say('Done.'), say('Yes.')] });
    const anna = await Person.customer(app, 'anna');
    const thread_id = await anna.create('Kosher please');
    const shown = async () => {
      const response = await anna.request(`/support/customer?thread_id=${thread_id}`);
      return ((await response.json()) as { customer: CustomerProfile }).customer;
    };
    phone = '+47 2';
    const { timeline, ...customer } = await shown();
    assert.equal(customer.phone, '+47 2');
    assert.equal(timeline[0]?.entry, 'Done: set_meal, 1 in all.');
    assert.equal(new Set(timeline.map(({ entry }) => entry)).size, timeline.length);
    phone = '+47 3';
    await (
      await anna.post('threads.add_user_message', { thread_id, input: userInput('Phone?') })
    ).text();
    assert.match(JSON.stringify(app.model.requests.at(-1)?.input), /\+47 3/);
    phone = null;
    assert.equal((await shown()).phone, '+47 3');
  });

  test('needs both perform and lookup, and actions that fit', () => {
    const airline = remoteFjord('http://127.0.0.1:1');
    const { lookup: _, ...deaf } = airline;
    assert.throws(() => defineAirline(deaf), /needs both perform\(intent, key\) and lookup\(key\)/);
    const { perform: __, ...local } = deaf;
    assert.throws(() => defineAirline(local), /has action "set_meal" without apply\(input\)/);
  });
});
