import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apply, jordan, refusal } from '../../../../test/on-openskies.ts';
import { freeSeatsNear, isTaken, parseSeat } from '../seats.ts';

const cancelled = () => apply('cancel_trip', {}).customer!;

describe('change_seat', () => {
  test('moves the customer, in the words of the seed', () => {
    const { customer, ...said } = apply('change_seat', { flight_number: 'oa 476', seat: '12c' });
    assert.deepEqual(said, {
      sentence: 'Seat updated to 12C on flight OA476.',
      done: 'Seat changed on OA476',
      timeline: { kind: 'success', entry: 'Seat changed on OA476 from 14A to 12C.' },
    });
    assert.deepEqual(
      customer?.segments.map((segment) => segment.seat),
      ['12C', '15C'],
    );
  });

  test('refuses what is no seat, and what is not in the cabin, saying what is', () => {
    const on = (seat: string) => refusal('change_seat', { flight_number: 'OA476', seat });
    assert.equal(on('ZZ').refused, 'seat.malformed');
    assert.deepEqual(on('999Z'), {
      refused: 'seat.not_in_cabin',
      sentence: 'There is no seat 999Z on OA476: it has rows 1 to 30, seats A to F.',
    });
    assert.equal(on('14A').refused, 'seat.unchanged');
  });

  test('refuses a seat in another cabin, and points to the upgrade, which costs', () => {
    for (const [seat, cabin] of [
      ['1A', 'first'],
      ['2B', 'business'],
      ['7A', 'premium economy'],
    ]) {
      assert.deepEqual(refusal('change_seat', { flight_number: 'OA476', seat }), {
        refused: 'seat.other_cabin',
        sentence: `Seat ${seat} on OA476 is in another cabin (${cabin}). Yours has rows 10 to 30; ask me for an upgrade to sit further up.`,
      });
    }
    const [out, back] = jordan().segments;
    const upgraded = jordan({ segments: [{ ...out!, cabin: 'business', seat: '2A' }, back!] });
    const params = { flight_number: 'OA476', seat: '12C' };
    assert.equal(refusal('change_seat', params, upgraded).refused, 'seat.other_cabin');
    const [free] = freeSeatsNear(
      out as { flight_number: string; date: string },
      { row: 4, letter: 'A' },
      1,
    );
    const { customer } = apply('change_seat', { ...params, seat: free }, upgraded);
    assert.equal(customer?.segments[0]?.seat, free);
  });

  test('gives the seat that is kept for complimentary upgrades to the highest tier alone', () => {
    const params = { flight_number: 'OA476', seat: '2A' };
    assert.equal(apply('change_seat', params).customer?.segments[0]?.seat, '2A');
    const gold = jordan({ loyalty_status: 'Aviator Gold' });
    assert.equal(refusal('change_seat', params, gold).refused, 'seat.other_cabin');
  });

  test('refuses a taken seat and names free ones nearby that can be had', () => {
    const flight = { flight_number: 'OA476', date: jordan().segments[0]!.date };
    const taken = ['13A', '13B', '13C', '14B', '14C', '14D', '14E', '14F'].find((name) =>
      isTaken(flight, parseSeat(name)!),
    );
    const { refused, sentence } = refusal('change_seat', { flight_number: 'OA476', seat: taken });
    assert.equal(refused, 'seat.taken');
    const free = /Free nearby: (.+)\.$/.exec(sentence)?.[1]?.split(', ') ?? [];
    assert.equal(free.length, 3);
    for (const seat of free) apply('change_seat', { flight_number: 'OA476', seat });
  });

  test('refuses a flight that is not theirs, cancelled or gone', () => {
    const on = (flight_number: string, customer = jordan()) =>
      refusal('change_seat', { flight_number, seat: '12C' }, customer);
    assert.deepEqual(on('OA999'), {
      refused: 'flight.not_on_itinerary',
      sentence: 'That flight is not on the itinerary. Upcoming flights: OA476 and OA477.',
    });
    assert.equal(on('OA476', cancelled()).refused, 'flight.cancelled');
    const [segment] = jordan().segments;
    const gone = { ...segment!, date: '2026-11-22', departure_time: '03:59' };
    assert.equal(on('OA476', jordan({ segments: [gone] })).refused, 'flight.departed');
  });

  test('assigns a seat where there was none', () => {
    const segments = jordan().segments.map(({ seat: _seat, ...segment }) => segment);
    const params = { flight_number: 'OA477', seat: '15C' };
    const { timeline } = apply('change_seat', params, jordan({ segments }));
    assert.equal(timeline?.entry, 'Seat 15C assigned on OA477.');
  });
});
