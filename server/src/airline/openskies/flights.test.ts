import assert from 'node:assert/strict';
import { test } from 'node:test';
import { airportCodes, findAirport } from './airports.ts';
import { instantOf, isDay, localTime } from './calendar.ts';
import { connects, flightOptions, sayArrival, type FlightRequest } from './flights.ts';
import { fare } from './rules.ts';

const request: FlightRequest = {
  origin: 'SFO',
  destination: 'NRT',
  depart_date: '2026-12-20',
  return_date: '2027-01-03',
  cabin: 'business',
};

test('offers the same three flights for the same question, each with its number', () => {
  const options = flightOptions(request, 'outbound');
  assert.deepEqual(options, flightOptions({ ...request }, 'outbound'));
  assert.deepEqual(
    options.map(({ departure_time }) => departure_time),
    ['08:10', '12:35', '21:55'],
  );
  assert.equal(new Set(options.map(({ flight_number }) => flight_number)).size, 3);
});

test('lands by the local clock, on another day where that is so', () => {
  const [morning] = flightOptions(request, 'outbound');
  assert.equal(morning?.arrival_date, '2026-12-21');
  assert.match(sayArrival(morning), /^\d\d:\d\d \(\+1\)$/);
  const [back] = flightOptions(request, 'return');
  assert.equal(back?.origin, 'NRT');
  assert.equal(sayArrival(back), back.arrival_time);
});

test('knows which return can be caught', () => {
  const short = { ...request, return_date: '2026-12-21' };
  const [, , late] = flightOptions(short, 'outbound');
  const caught = flightOptions(short, 'return').filter((option) => connects(late!, option));
  assert.equal(caught.length, 0);
});

test('names no flight twice between any two airports', () => {
  for (const origin of airportCodes) {
    for (const destination of airportCodes) {
      if (origin === destination) continue;
      const options = flightOptions({ ...request, origin, destination }, 'outbound');
      const numbers = new Set(options.map((option) => option.flight_number));
      assert.equal(numbers.size, 3, `${origin} ${destination}`);
      assert.ok(options.every((option) => option.price > 0 && option.price % 100 === 0));
    }
  }
});

test('the fare of the demo trip is the refund of the drawing', () => {
  assert.equal(fare('SFO', 'JFK', 'economy') + fare('JFK', 'SFO', 'economy'), 642_00);
});

test('finds airports by code and city', () => {
  assert.equal(findAirport('nrt')?.code, 'NRT');
  assert.equal(findAirport('new york')?.code, 'JFK');
  assert.equal(findAirport('Tokyo (NRT)')?.code, 'NRT');
  assert.equal(findAirport('Atlantis'), undefined);
});

test('a clock time is the instant that shows it, across the change to summer time', () => {
  for (const day of ['2026-03-07', '2026-03-08', '2026-11-01', '2026-12-03']) {
    for (const zone of ['America/Los_Angeles', 'Asia/Tokyo', 'Europe/London']) {
      const local = { day, time: '08:10' };
      assert.deepEqual(localTime(instantOf(local, zone), zone), local);
    }
  }
});

test('of a clock time that comes twice the first counts, and one that is skipped is as long after midnight', () => {
  const expected = [
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30Z'],
    ['Australia/Sydney', '2026-04-05', '02:30', '2026-04-04T15:30Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30Z'],
    ['Australia/Sydney', '2026-10-04', '02:30', '2026-10-03T16:30Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30Z'],
  ] as const;
  for (const [zone, day, time, instant] of expected) {
    assert.deepEqual(instantOf({ day, time }, zone), new Date(instant), `${zone} ${day}`);
  }
});

test('knows days that exist', () => {
  for (const day of ['2026-12-31', '2028-02-29']) assert.ok(isDay(day), day);
  for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '', 'tomorrow', '0000-00-00']) {
    assert.ok(!isDay(day), day);
  }
});
