import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type * as z from 'zod';
import { CustomerProfile, WidgetRoot } from '@openskies/protocol';
import {
  action,
  apply,
  click,
  jordan,
  now,
  quote,
  refusal,
} from '../../../../test/on-openskies.ts';
import { isRefused } from '../../airline.ts';
import { parseParameters } from '../../tool-arguments.ts';
import { openskies } from '../openskies.ts';
import { fare } from '../rules.ts';
import { freeSeatsNear } from '../seats.ts';

const cancelled = () => apply('cancel_trip', {}).customer!;
const trip = {
  destination: 'NRT',
  depart_date: '2026-12-20',
  return_date: '2027-01-03',
  cabin: 'Business class',
};

describe('cancel_trip', () => {
  test('quotes flights, refund and seats, and says that it is final', () => {
    const card = quote('cancel_trip');
    assert.ok(!isRefused(card));
    assert.equal(card.title, 'Cancel this trip?');
    assert.deepEqual(card.what, ['OA476 SFO to JFK, Thu, Dec 3', 'OA477 JFK to SFO, Fri, Dec 11']);
    assert.equal(card.price?.amount, 642_00);
    assert.deepEqual(
      card.terms.map((term) => term.text),
      [
        'Both flights are cancelled for Jordan Miles.',
        'Seats 14A and 15C are released.',
        'This cannot be undone.',
      ],
    );
  });

  test('cancels every flight ahead, refunds fares and bags, and warns in the timeline', () => {
    const { customer, sentence, timeline } = apply('cancel_trip', {}, jordan({ bags_checked: 2 }));
    assert.ok(customer);
    assert.ok(customer.segments.every((segment) => segment.status === 'Cancelled'));
    assert.equal(customer.bags_checked, 0);
    assert.match(sentence, /refund of \$712\.00 goes to the original form of payment/);
    assert.deepEqual(timeline, {
      kind: 'warning',
      entry: 'Trip cancelled. Refund of $712.00 started.',
    });
  });

  test('leaves a flight that has departed', () => {
    const [out, back] = jordan().segments;
    const segments = [{ ...out!, date: '2026-11-20' }, back!];
    const { customer, sentence } = apply('cancel_trip', {}, jordan({ segments }));
    assert.deepEqual(
      customer?.segments.map((segment) => segment.status),
      ['Scheduled', 'Cancelled'],
    );
    assert.match(sentence, /\$321\.00/);
  });

  test('refuses when nothing is left, in the quote and in the act', () => {
    assert.equal(refusal('cancel_trip', {}, cancelled()).refused, 'trip.nothing_to_cancel');
    assert.ok(isRefused(quote('cancel_trip', cancelled())));
  });
});

describe('add_checked_bag', () => {
  test('quotes its price on the button', () => {
    const card = quote('add_checked_bag');
    assert.ok(!isRefused(card));
    assert.equal(card.confirm.label, 'Add bag for $35.00');
    assert.equal(card.price?.amount, 35_00);
    assert.equal(card.tone, 'cost');
  });

  test('adds one at a time, up to the limit', () => {
    let customer = jordan();
    for (let total = 1; total <= 5; total++) {
      const applied = apply('add_checked_bag', {}, customer);
      assert.equal(applied.timeline?.entry, `Checked bag added, ${total} in total.`);
      assert.equal(applied.timeline?.kind, 'success');
      customer = applied.customer!;
    }
    assert.equal(refusal('add_checked_bag', {}, customer).refused, 'bag.limit_reached');
    assert.ok(isRefused(quote('add_checked_bag', customer)));
  });

  test('refuses without a booked flight', () => {
    assert.equal(refusal('add_checked_bag', {}, cancelled()).refused, 'bag.no_flight');
  });
});

describe('meals', () => {
  const list = () => apply('meal_preference_list', {});

  test('are shown to choose from, and the choice is set and shown without clicks', () => {
    const shown = list();
    assert.equal(shown.show?.intro, 'Please select your meal preference.');
    const { widget, applied } = click('set_meal', { meal: 'kosher' }, shown);
    assert.ok(applied && !isRefused(applied));
    assert.equal(applied.sentence, 'Your meal preference has been updated to "Kosher".');
    assert.equal(applied.customer?.meal_preference, 'Kosher');
    assert.equal(applied.timeline?.kind, 'info');
    assert.doesNotMatch(JSON.stringify(widget), /onClickAction/);
    assert.equal(JSON.stringify(widget).match(/"check"/g)?.length, 1);
  });

  test('are refused when they were not offered', () => {
    for (const payload of [{ meal: 'steak' }, {}, null, 'kosher', { meal: ['kosher'] }]) {
      assert.equal(click('set_meal', payload, list()).refused?.refused, 'meal.not_offered');
    }
    const forged = { ...list(), show: { ...list().show!, offer: { meals: ['child'] } } };
    assert.ok(click('set_meal', { meal: 'kosher' }, forged).refused);
  });

  test('are neither shown nor set where no flight is ahead', () => {
    const shown = list();
    assert.equal(refusal('meal_preference_list', {}, cancelled()).refused, 'flight.none_ahead');
    const { applied } = click('set_meal', { meal: 'kosher' }, shown, cancelled());
    assert.ok(applied && isRefused(applied) && applied.refused === 'flight.none_ahead');
  });
});

describe('request_assistance', () => {
  const note = (text: string, customer = jordan()) =>
    apply('request_assistance', { note: text }, customer);

  test('records the note, cleaned, beside an earlier one', () => {
    const first = note('  Wheelchair\u0000\u202e at\nJFK. ');
    assert.equal(first.customer?.special_assistance, 'Wheelchair at JFK');
    assert.equal(first.sentence, 'Assistance request recorded. Airport staff will be notified.');
    assert.deepEqual(first.timeline, {
      kind: 'info',
      entry: 'Special assistance noted: Wheelchair at JFK.',
    });
    const second = note('Guide dog', first.customer);
    assert.equal(second.customer?.special_assistance, 'Wheelchair at JFK; Guide dog');
    const again = refusal('request_assistance', { note: 'Guide dog' }, second.customer);
    assert.equal(again.refused, 'assistance.already_recorded');
  });

  test('refuses an empty note, one too long, and a trip that is over', () => {
    const code = (text: string, customer = jordan()) =>
      refusal('request_assistance', { note: text }, customer).refused;
    assert.equal(code(' \u200b\n'), 'assistance.empty');
    assert.equal(code('x'.repeat(301)), 'assistance.too_long');
    assert.equal(code('Wheelchair', cancelled()), 'assistance.no_flight');
    note('x'.repeat(300));
  });
});

describe('flights to book', () => {
  const search = (change = {}) => apply('flight_option_list', { ...trip, ...change });
  const code = (change: object) => refusal('flight_option_list', { ...trip, ...change }).refused;

  test('are shown from home, from what is stored', () => {
    const { show } = search();
    assert.match(show?.text ?? '', /from San Francisco to Tokyo on Sun, Dec 20/);
    assert.deepEqual((show?.offer as { request: object }).request, {
      origin: 'SFO',
      destination: 'NRT',
      depart_date: '2026-12-20',
      return_date: '2027-01-03',
      cabin: 'business',
    });
    const payloads = JSON.stringify(show?.widget).match(/"payload":\{[^}]*\}/g);
    assert.deepEqual(payloads, [
      '"payload":{"id":"flight-morning","leg":"outbound"}',
      '"payload":{"id":"flight-midday","leg":"outbound"}',
      '"payload":{"id":"flight-late","leg":"outbound"}',
    ]);
  });

  test('are refused for places, cabins and dates that cannot be', () => {
    assert.equal(code({ destination: 'Atlantis' }), 'airport.unknown');
    assert.equal(code({ origin: 'Tokyo (NRT)' }), 'route.circular');
    assert.equal(code({ cabin: 'cargo' }), 'cabin.unknown');
    assert.equal(code({ depart_date: '2026-02-30' }), 'date.malformed');
    assert.equal(code({ depart_date: 'tomorrow' }), 'date.malformed');
    assert.equal(code({ depart_date: '2026-11-22' }), 'date.past');
    assert.equal(code({ return_date: '2026-12-20' }), 'date.return_before_departure');
    assert.equal(code({ return_date: '2027-12-20' }), 'date.too_far');
  });

  test('are held leg by leg, at no charge, with the return offered after the outbound', () => {
    const out = click('select_flight', { id: 'flight-midday', leg: 'outbound' }, search());
    assert.ok(out.applied && !isRefused(out.applied));
    assert.match(out.applied.sentence, /^OA\d+ SFO to NRT, Sun, Dec 20, is on hold with seat \d+A/);
    assert.match(out.applied.sentence, /Nothing was charged\.$/);
    const redrawn = JSON.stringify(out.widget);
    assert.doesNotMatch(redrawn, /onClickAction/);
    assert.equal(redrawn.match(/"check"/g)?.length, 1);
    assert.equal(redrawn.match(/"empty-circle"/g)?.length, 2);

    const traveller = out.applied.customer!;
    const forged = { id: 'flight-midday', leg: 'outbound', price: 1, date: '2020-01-01' };
    const back = click('select_flight', { ...forged, leg: 'return' }, out.applied, traveller);
    assert.ok(back.applied && !isRefused(back.applied));
    assert.equal(back.applied.show, undefined);
    assert.deepEqual(
      back.applied.customer?.segments.map(({ origin, destination, date, status }) =>
        [origin, destination, date, status].join(' '),
      ),
      [
        'SFO JFK 2026-12-03 Scheduled',
        'JFK SFO 2026-12-11 Scheduled',
        'SFO NRT 2026-12-20 Held',
        'NRT SFO 2027-01-03 Held',
      ],
    );
    const refund = quote('cancel_trip', back.applied.customer);
    assert.ok(!isRefused(refund));
    assert.equal(refund.price?.amount, 642_00);
    const twice = refusal('select_flight', out.params, back.applied.customer);
    assert.equal(twice.refused, 'flight.already_held');
  });

  test('are refused when they were not offered', () => {
    const shown = search();
    for (const payload of [
      { id: 'flight-noon', leg: 'outbound' },
      { id: 'flight-late', leg: 'return' },
      { id: 'flight-late' },
      { id: 1, leg: 'outbound' },
      null,
    ]) {
      assert.equal(click('select_flight', payload, shown).refused?.refused, 'flight.not_offered');
    }
    const stale = { ...shown, show: { ...shown.show!, offer: { leg: 'outbound' } } };
    assert.ok(click('select_flight', { id: 'flight-late', leg: 'outbound' }, stale).refused);
  });

  test('are booked at their fare as one trip, of all that is on hold', () => {
    const other = click('select_flight', { id: 'flight-late', leg: 'outbound' }, search());
    assert.ok(other.applied && !isRefused(other.applied));
    const shown = search({ depart_date: '2026-12-22', return_date: '2027-01-05' });
    const out = click(
      'select_flight',
      { id: 'flight-midday', leg: 'outbound' },
      shown,
      other.applied.customer,
    );
    assert.ok(out.applied && !isRefused(out.applied));
    const back = click(
      'select_flight',
      { id: 'flight-morning', leg: 'return' },
      out.applied,
      out.applied.customer,
    );
    assert.ok(back.applied && !isRefused(back.applied));
    const { customer, next } = back.applied;
    assert.equal(next?.action, 'book_flights');
    const asked = quote('book_flights', customer, next.params);
    assert.ok(!isRefused(asked));
    assert.deepEqual(
      asked.what.map((line) => /\b[A-Z][a-z]{2} \d+\b/.exec(line)?.[0]),
      ['Dec 22', 'Jan 5'],
    );
    assert.equal(asked.price?.amount, 2 * fare('SFO', 'NRT', 'business'));
    assert.match(asked.confirm.label, /^Book for \$[\d,]+\.00$/);

    const booked = apply('book_flights', next.params, customer);
    assert.deepEqual(
      booked.customer?.segments.map(({ date, status }) => `${date} ${status}`),
      [
        '2026-12-03 Scheduled',
        '2026-12-11 Scheduled',
        '2026-12-20 Held',
        '2026-12-22 Scheduled',
        '2027-01-05 Scheduled',
      ],
    );
    const refund = quote('cancel_trip', booked.customer);
    assert.ok(!isRefused(refund));
    assert.equal(refund.price?.amount, 642_00 + asked.price.amount);
    assert.equal(refusal('book_flights', next.params, booked.customer).refused, 'hold.not_held');
  });

  test('are let go when they are wanted no more, and refused where none is on hold', () => {
    assert.equal(refusal('book_flights', {}).refused, 'hold.none');
    assert.equal(refusal('release_flights', {}).refused, 'hold.none');
    const { applied } = click('select_flight', { id: 'flight-late', leg: 'outbound' }, search());
    assert.ok(applied && !isRefused(applied));
    const { flight_number } = applied.customer!.segments.at(-1)!;
    const named = (name: string, date?: string) => ({ flights: [{ flight_number: name, date }] });
    for (const wrong of [named('OA476'), named(flight_number, '2026-12-21')]) {
      assert.equal(refusal('release_flights', wrong, applied.customer).refused, 'hold.not_held');
    }
    const typed = flight_number.toLowerCase().replace('oa', 'oa ');
    const released = apply('release_flights', named(typed), applied.customer);
    assert.match(released.sentence, /^No longer on hold: OA\d+ SFO to NRT, Sun, Dec 20\./);
    assert.deepEqual(
      released.customer?.segments.map(({ status }) => status),
      ['Scheduled', 'Scheduled'],
    );
  });

  test('hold a seat that is free', () => {
    const { applied } = click('select_flight', { id: 'flight-late', leg: 'outbound' }, search());
    assert.ok(applied && !isRefused(applied));
    const held = applied.customer?.segments.find((segment) => segment.status === 'Held');
    const flight = { flight_number: held!.flight_number, date: held!.date };
    assert.ok(freeSeatsNear(flight, { row: 2, letter: 'A' }, 200).includes(held!.seat!));
  });
});

describe('every action', () => {
  const strings = [
    '',
    ' ',
    '\0',
    '\u202e12C',
    '\ud800',
    '１２Ｃ',
    '999Z',
    '-0A',
    '1e3A',
    '__proto__',
    'constructor',
    'null',
    'OA476; DROP TABLE',
    '<script>alert(1)</script>',
    '${7*7}',
    '%00',
    '../../etc/passwd',
    'NaN',
    'İSTANBUL',
    'ß',
    '👩‍👩‍👧‍👦',
    '٢٠٢٦-١٢-٢٠',
    '9999-99-99',
    '2026-12-20T00:00:00Z',
    '275760-09-13',
    'x'.repeat(100_000),
    '('.repeat(10_000),
    '1'.repeat(10_000),
    ' '.repeat(100_000) + '!',
    'OA476',
    '12C',
    'SFO',
    '2026-12-20',
    'economy',
  ];

  test('agrees or refuses, whatever it is told, and never throws or changes its input', () => {
    const seeds = [jordan(), cancelled(), jordan({ segments: [], home_airport: '\ud800' })];
    for (const { name, parameters, class: kind, tool } of openskies.actions) {
      // The others take what the server stored, never what somebody wrote.
      if (tool === false) continue;
      const keys = Object.keys((parameters as z.ZodObject).shape);
      for (const text of strings) {
        for (const other of ['OA476', 'SFO', '2026-12-20', text]) {
          for (const [index, customer] of seeds.entries()) {
            const params = Object.fromEntries(
              keys.map((key, place) => [key, place === index % keys.length ? text : other]),
            );
            const started = process.cpuUsage();
            // What is not of the right shape is told to the model and never reaches the action.
            const { data: parsed } = parseParameters(action(name), params);
            if (!parsed) continue;
            const input = { customer, params: parsed, facts: undefined, now, language: 'en' };
            if (kind === 'destructive') assert.ok(action(name).quote?.(input));
            const result = action(name).apply?.(input);
            assert.ok(result, `${name} has no apply`);
            action(name).progress?.(parsed, 'en');
            const { user } = process.cpuUsage(started);
            assert.ok(user < 250_000, `${name} is slow on ${text.slice(0, 20)}`);
            assert.ok(result.sentence.length > 0 && result.sentence.length < 400);
            assert.ok(result.sentence.isWellFormed());
            if (isRefused(result)) assert.match(result.refused, /^[a-z]+\.[a-z_]+$/);
            else if (result.customer) CustomerProfile.parse(result.customer);
          }
        }
      }
    }
  });

  test('shows widgets that are in the protocol', () => {
    const shown = [
      apply('meal_preference_list', {}),
      apply('flight_option_list', trip),
      apply('seat_map', {}),
      apply('upgrade_offer', {}),
      apply('rebook_options', {}),
    ];
    for (const applied of shown) {
      assert.deepEqual(WidgetRoot.parse(applied.show?.widget), applied.show?.widget);
    }
  });
});
