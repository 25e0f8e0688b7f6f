/** The seed's journey over HTTP, with a scripted model and through the real client of both APIs. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ScriptedModel, assistantMessage, functionCall } from '@openai/agents/testing';
import { startOpenAIServer, type ScriptedCall } from '../../../test/openai-server.ts';
import { Visitor } from '../../../test/visitor.ts';
import { openaiModel, type ConciergeModel } from '../../agent/models.ts';
import { createConcierge } from '../../app.ts';
import { Database } from '../../database/database.ts';
import { openskies } from './openskies.ts';

type Thought = { text: string } | { calls: ScriptedCall[] };

const call = (name: string, args: object | string = {}): Thought => ({
  calls: [{ name, arguments: args }],
});
const say = (text: string): Thought => ({ text });

interface Setting extends AsyncDisposable {
  visitor: Visitor;
  stranger: Visitor;
  /** What the model read in its last call. */
  lastInput(): string;
}

type Start = (script: Thought[]) => Promise<Setting>;

async function setting(
  model: ConciergeModel,
  lastInput: () => string,
  end?: () => PromiseLike<void>,
): Promise<Setting> {
  const database = await Database.open({ dataDir: ':memory:' });
  const limits = { backoffMs: 1 };
  const concierge = createConcierge({ airline: openskies, model, database, limits });
  return {
    visitor: new Visitor(concierge.app),
    stranger: new Visitor(concierge.app, { marked: false }),
    lastInput,
    async [Symbol.asyncDispose]() {
      await concierge.close();
      await database.close();
      await end?.();
    },
  };
}

const scripted: Start = (script) => {
  const model = new ScriptedModel(
    script.map((thought, index) =>
      'text' in thought
        ? [assistantMessage(thought.text)]
        : thought.calls.map((one, place) =>
            functionCall(one.name, one.arguments as Record<string, unknown>, {
              callId: `call_${index}_${place}`,
            }),
          ),
    ),
  );
  const title = new ScriptedModel([[assistantMessage('Seat change')]]);
  return setting({ kind: 'demo', model, title }, () =>
    JSON.stringify(model.calls.at(-1)?.request.input),
  );
};

const overHttp =
  (api: 'responses' | 'chat'): Start =>
  async (script) => {
    let next = 0;
    let last = '';
    const server = await startOpenAIServer(({ body }) => {
      if (body['model'] === 'title') return { text: 'Seat change' };
      last = JSON.stringify(body['input'] ?? body['messages']);
      return script[next++] ?? { status: 400 };
    });
    const { baseURL } = server;
    const model = openaiModel({ baseURL, model: 'm', titleModel: 'title', api });
    return setting(
      model,
      () => last,
      () => server[Symbol.asyncDispose](),
    );
  };

for (const [name, start] of [
  ['a scripted model', scripted],
  ['the Responses API', overHttp('responses')],
  ['chat completions', overHttp('chat')],
] as const) {
  describe(`the journey with ${name}`, () => {
    test('changes a seat: effect, done mark, timeline, answer and title', async () => {
      await using on = await start([
        call('change_seat', { flight_number: 'OA476', seat: '12C' }),
        say('Done, Jordan. You are in 12C.'),
      ]);
      const { visitor } = on;
      await visitor.say('Can I change my seat on flight OA476 to 12C?');
      assert.deepEqual(visitor.marks(), ['Seat changed on OA476']);
      assert.deepEqual(visitor.said(), ['Done, Jordan. You are in 12C.']);
      const customer = await visitor.customer();
      assert.deepEqual(visitor.pushed(), customer);
      assert.deepEqual(
        customer.segments.map((segment) => segment.seat),
        ['12C', '15C'],
      );
      const [entry] = customer.timeline;
      assert.equal(entry?.kind, 'success');
      assert.equal(entry.entry, 'Seat changed on OA476 from 14A to 12C.');
      assert.match(on.lastInput(), /Seat updated to 12C on flight OA476\./);
      assert.match(on.lastInput(), /Name: Jordan Miles \(Aviator Platinum\)/);
      assert.match(on.lastInput(), /<CURRENT_DATE>\\n\w+day, 20\d\d-\d\d-\d\d\\n/);
      assert.equal(visitor.thread?.title, 'Seat change');
    });

    test('tells the model why a seat is refused, and changes nothing', async () => {
      await using on = await start([
        call('change_seat', { flight_number: 'OA476', seat: '999Z' }),
        say('That seat does not exist.'),
      ]);
      await on.visitor.say('Move me to 999Z on OA476');
      assert.match(
        on.lastInput(),
        /Not done \(seat\.not_in_cabin\): There is no seat 999Z on OA476/,
      );
      assert.deepEqual(on.visitor.marks(), []);
      const customer = await on.visitor.customer();
      assert.equal(customer.segments[0]?.seat, '14A');
      assert.equal(customer.timeline[0]?.kind, 'error');
    });

    test('adds a bag on the click alone, once', async () => {
      await using on = await start([call('add_checked_bag'), say('Please use the button.')]);
      const { visitor } = on;
      await visitor.say('I need to add a bag');
      const card = visitor.card();
      assert.equal(card.confirmation.confirm.label, 'Add bag for $35.00');
      await visitor.say('yes please do');
      assert.match(on.lastInput(), /<OPEN_CONFIRMATION>/);
      assert.equal((await visitor.customer()).bags_checked, 0);

      await visitor.answer('accept', card);
      assert.deepEqual(visitor.marks(), []);
      assert.match(visitor.said().join(), /Bags on this trip: 1\./);
      await visitor.answer('accept', card);
      const customer = await visitor.customer();
      assert.equal(customer.bags_checked, 1);
      assert.equal(customer.timeline[0]?.entry, 'Checked bag added, 1 in total.');
    });

    test('keeps the trip when the card is declined, cancels it when confirmed', async () => {
      await using on = await start([
        call('cancel_trip'),
        call('cancel_trip'),
        call('change_seat', { flight_number: 'OA476', seat: '12C' }),
        say('That flight is cancelled.'),
        call('cancel_trip'),
        say('There is nothing to cancel.'),
      ]);
      const { visitor } = on;
      await visitor.say('Cancel my trip please');
      await visitor.answer('decline');
      const kept = visitor.card().confirmation;
      assert.equal(kept.status, 'declined');
      assert.equal(kept.receipt?.text, 'Trip kept. Nothing was changed.');
      assert.ok((await visitor.customer()).segments.every((one) => one.status === 'Scheduled'));

      await visitor.say('Cancel it after all');
      await visitor.answer('accept');
      assert.equal(visitor.card().confirmation.status, 'confirmed');
      assert.match(visitor.said().join(), /\$642\.00 goes to the original form of payment/);
      const customer = await visitor.customer();
      assert.ok(customer.segments.every((one) => one.status === 'Cancelled'));
      assert.equal(customer.timeline[0]?.kind, 'warning');

      await visitor.say('Now change my seat to 12C');
      assert.match(on.lastInput(), /OA476 is cancelled, so it cannot be changed/);
      await visitor.say('Cancel again');
      assert.match(on.lastInput(), /no upcoming flight left to cancel/);
    });

    test('sets a meal by a click, which the widget takes once', async () => {
      await using on = await start([call('meal_preference_list'), say('You have kosher meals.')]);
      const { visitor } = on;
      await visitor.say('I want to change my meal preference');
      assert.deepEqual(visitor.said(), ['Please select your meal preference.']);
      const list = visitor.widget();
      const kosher = { type: 'support.set_meal_preference', payload: { meal: 'kosher' } };
      await visitor.click(list.id, kosher);
      assert.deepEqual(visitor.said(), ['Your meal preference has been updated to "Kosher".']);
      assert.equal((await visitor.customer()).meal_preference, 'Kosher');
      assert.doesNotMatch(JSON.stringify(visitor.widget().widget), /onClickAction/);

      await visitor.click(list.id, { ...kosher, payload: { meal: 'child' } });
      assert.deepEqual(visitor.said(), []);
      assert.equal((await visitor.customer()).meal_preference, 'Kosher');
      await visitor.say('Which meal do I have?');
      assert.match(on.lastInput(), /HIDDEN_CONTEXT/);
      assert.match(on.lastInput(), /kosher/);
    });

    test('records assistance', async () => {
      await using on = await start([
        call('request_assistance', { note: 'Wheelchair at JFK' }),
        say('Noted.'),
      ]);
      await on.visitor.say('I need wheelchair assistance at JFK');
      assert.deepEqual(on.visitor.marks(), ['Assistance requested']);
      assert.equal((await on.visitor.customer()).special_assistance, 'Wheelchair at JFK');
    });

    test('holds an outbound and a return flight from what was offered, once each', async () => {
      const day = (days: number): string =>
        new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const trip = { depart_date: day(40), return_date: day(50), cabin: 'business', origin: null };
      await using on = await start([call('flight_option_list', { destination: 'NRT', ...trip })]);
      const { visitor } = on;
      await visitor.say(
        `Book me to NRT on ${trip.depart_date}, back ${trip.return_date}, business`,
      );
      const outbound = visitor.widget();
      const pick = (leg: string, extra = {}) => ({
        type: 'flight.select',
        payload: { id: 'flight-midday', leg, ...extra },
      });
      await visitor.click(outbound.id, pick('return'));
      await visitor.click(outbound.id, pick('outbound', { price: 1, date: '2020-01-01' }));
      assert.equal(visitor.marks().length, 1);
      await visitor.click(outbound.id, pick('outbound'));
      const back = visitor.widget();
      assert.notEqual(back.id, outbound.id);
      await visitor.click(back.id, pick('return'));
      const { segments } = await visitor.customer();
      assert.deepEqual(
        segments.slice(2).map((one) => [one.origin, one.date, one.status].join(' ')),
        [`SFO ${trip.depart_date} Held`, `NRT ${trip.return_date} Held`],
      );
      assert.match(visitor.said().join(), /Nothing was charged/);

      const { item, confirmation } = visitor.card();
      assert.equal(item.id, visitor.items.at(-1)?.id);
      assert.equal(confirmation.action, 'book_flights');
      assert.equal(confirmation.what?.length ?? 0, 2);
      await visitor.answer('accept');
      await visitor.answer('accept');
      const booked = await visitor.customer();
      assert.ok(booked.segments.every(({ status }) => status === 'Scheduled'));
      assert.match(booked.timeline[0]?.entry ?? '', /^Booked OA\d+ SFO to NRT/);
      assert.equal(booked.timeline.filter(({ entry }) => entry.startsWith('Booked')).length, 1);
    });

    test('does several wishes of one answer, and shows the card last', async () => {
      await using on = await start([
        {
          calls: [
            { name: 'cancel_trip', arguments: {} },
            { name: 'change_seat', arguments: { flight_number: 'OA477', seat: '14C' } },
          ],
        },
      ]);
      const { visitor } = on;
      await visitor.say('Cancel everything, but first put me in 14C on OA477');
      assert.deepEqual(visitor.marks(), ['Seat changed on OA477']);
      assert.equal(visitor.items.at(-1)?.id, visitor.card().item.id);
      assert.match(
        visitor
          .card()
          .confirmation.terms.map((term) => term.text)
          .join(),
        /14A and 14C/,
      );
    });

    test('sends a stock client the stock stream, confirmation and all', async () => {
      await using on = await start([
        call('change_seat', { flight_number: 'OA476', seat: '12C' }),
        say('Done.'),
        call('cancel_trip'),
      ]);
      const { stranger } = on;
      await stranger.say('Seat 12C on OA476');
      assert.deepEqual(stranger.marks(), []);
      assert.deepEqual(stranger.said(), ['Done.']);
      await stranger.say('Cancel my trip');
      const { widget } = stranger.widget();
      assert.ok(widget.type === 'Card' && widget.confirm);
      await stranger.click(stranger.widget().id, widget.confirm.action);
      const { segments } = await stranger.customer();
      assert.ok(segments.every((one) => one.status === 'Cancelled'));
    });
  });
}

for (const api of ['responses', 'chat'] as const) {
  test(`a malformed tool call is answered with what is wrong, and the turn goes on (${api})`, async () => {
    await using on = await overHttp(api)([
      call('change_seat', '{"flight_number": "OA476", "se'),
      call('change_seat', { flight_number: 'OA476', seat: 12 }),
      call('sell_plane'),
      call('keep_flight', {}),
      call('change_seat', { flight_number: 'OA476', seat: '12C' }),
      say('Done.'),
    ]);
    await on.visitor.say('Seat 12C on OA476 please');
    const heard = on.lastInput();
    assert.match(heard, /arguments of change_seat are not valid JSON/);
    assert.match(heard, /seat: .*expected string/);
    assert.match(heard, /There is no tool sell_plane/);
    assert.match(heard, /There is no tool keep_flight/);
    assert.match(heard, /Seat updated to 12C/);
    assert.deepEqual(on.visitor.said(), ['Done.']);
    assert.equal((await on.visitor.customer()).meal_preference, null);
  });
}
