import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerProfile } from '@openskies/protocol';
import { demoCustomer } from './demo-customer.ts';
import { hasDeparted, upcomingSegments } from './rules.ts';

const ref = { tenant: 'demo', subject: 'local-demo', kind: 'demo', thread_id: 'thr_1' } as const;
const at = (time: string) => demoCustomer(ref, new Date(time));

test('is Jordan Miles of the seed, with the flights and the booking of the drawing', () => {
  const customer = at('2026-11-22T12:00:00Z');
  assert.deepEqual(CustomerProfile.parse(customer), customer);
  assert.equal(customer.name, 'Jordan Miles');
  assert.equal(customer.loyalty_status, 'Aviator Platinum');
  assert.equal(customer.loyalty_id, 'APL-204981');
  assert.equal(customer.email, 'jordan.miles@example.com');
  assert.equal(customer.phone, '+1 (415) 555-9214');
  assert.deepEqual(
    customer.segments.map((one) => Object.values(one).join(' ')),
    [
      'OA476 2026-12-03 SFO JFK 08:05 16:35 14A Scheduled',
      'OA477 2026-12-11 JFK SFO 18:50 22:15 15C Scheduled',
    ],
  );
  assert.equal(customer.timeline.at(-1)?.entry, 'Itinerary imported from confirmation LL0EZ6.');
  assert.ok(customer.tier_benefits.includes('Complimentary upgrades when available'));
  assert.equal(customer.loyalty_progress?.renewal_date, '2027-02-01');
});

test('is the same all day, and another object each time', () => {
  assert.deepEqual(at('2026-11-22T00:00:00Z'), at('2026-11-22T23:59:59Z'));
  assert.notEqual(at('2026-11-22T12:00:00Z').segments, at('2026-11-22T12:00:00Z').segments);
});

test('has its flights ahead, its past behind, newest first, on any day', () => {
  for (let day = 0; day < 800; day += 7) {
    const now = new Date(Date.UTC(2026, 0, 1 + day, day % 24));
    const customer = demoCustomer(ref, now);
    assert.equal(upcomingSegments(customer, now).length, 2);
    assert.ok((customer.loyalty_progress?.renewal_date ?? '') > now.toISOString().slice(0, 10));
    const times = customer.timeline.map((entry) => Date.parse(entry.timestamp));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    assert.ok(times.every((time) => time < now.getTime()));
  }
});

test('a flight departs by the clock of its airport', () => {
  const [segment] = at('2026-11-22T12:00:00Z').segments;
  assert.ok(segment);
  assert.equal(hasDeparted(segment, new Date('2026-12-03T16:04:00Z')), false);
  assert.equal(hasDeparted(segment, new Date('2026-12-03T16:05:00Z')), true);
});
