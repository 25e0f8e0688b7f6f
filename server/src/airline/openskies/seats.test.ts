import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeSeatsNear, isTaken, parseSeat, seatExists, seatName } from './seats.ts';

const flight = { flight_number: 'OA476', date: '2026-12-03' };

test('reads a row and a letter, however they are written', () => {
  for (const text of ['12C', '12c', ' 12 C ', '12-C', '012C']) {
    const seat = parseSeat(text);
    assert.equal(seat && seatName(seat), '12C', text);
  }
  for (const text of ['', 'C12', '12', 'C', '12CC', '1234C', '12C 13C', '１２Ｃ', '-1A', '1.5A']) {
    assert.equal(parseSeat(text), null, text);
  }
});

test('knows which seats are in the cabin', () => {
  for (const name of ['1A', '30F', '12C']) assert.ok(seatExists(parseSeat(name)!), name);
  for (const name of ['0A', '31A', '999Z', '12G']) assert.ok(!seatExists(parseSeat(name)!), name);
});

test('has the same seats taken each time, about half of them, other ones on another day', () => {
  const taken = (date: string): string[] => {
    const names: string[] = [];
    for (let row = 1; row <= 30; row++) {
      for (const letter of 'ABCDEF') {
        if (isTaken({ ...flight, date }, { row, letter })) names.push(`${row}${letter}`);
      }
    }
    return names;
  };
  assert.deepEqual(taken('2026-12-03'), taken('2026-12-03'));
  assert.notDeepEqual(taken('2026-12-03'), taken('2026-12-04'));
  const count = taken('2026-12-03').length;
  assert.ok(count > 50 && count < 120, String(count));
});

test('finds free seats of the cabin, the nearest first, none beside an exit', () => {
  const names = freeSeatsNear(flight, { row: 15, letter: 'A' }, 200, '14A');
  assert.ok(names.length > 40);
  assert.ok(!names.includes('14A'));
  for (const name of names) {
    const seat = parseSeat(name)!;
    assert.ok(!isTaken(flight, seat), name);
    assert.ok(seat.row !== 16 && seat.row !== 17, name);
  }
  assert.ok(names.every((name) => parseSeat(name)!.row >= 10));
  assert.ok(
    freeSeatsNear(flight, { row: 2, letter: 'A' }, 200).every((name) => /^[2-5]\D/.test(name)),
  );
  const rows = names.map((name) => Math.abs(parseSeat(name)!.row - 15));
  assert.deepEqual(
    rows,
    rows.toSorted((a, b) => a - b),
  );
});
