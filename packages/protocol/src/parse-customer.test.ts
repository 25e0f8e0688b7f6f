import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadRecording } from '../fixtures/recordings.ts';
import { CustomerProfile } from './customer.ts';
import { ConciergeError } from './errors.ts';
import { parseCustomerProfile } from './parse-customer.ts';
import { fieldPath } from './requests.ts';

const recorded = (
  loadRecording('wire/rest.json').steps[1]?.response?.json as { customer: Record<string, unknown> }
).customer;

/** Every field that there is. */
const full = {
  ...recorded,
  confirmation: 'LL0EZ6',
  segments: [{ ...(recorded['segments'] as object[])[0], cabin: 'Economy' }],
};

const nothingElse = {
  preferred_routes: [],
  tier_benefits: [],
  segments: [],
  timeline: [],
  spotlight: [],
};

const fieldOf = (value: unknown): string | undefined => {
  try {
    parseCustomerProfile(value);
  } catch (error) {
    assert.ok(error instanceof ConciergeError && error.code === 'customer.invalid');
    return error.field ?? '(itself)';
  }
  return undefined;
};

describe('parseCustomerProfile', () => {
  it('keeps every known field as it is, and drops the others', () => {
    const segment = { ...full.segments[0], gate: 'F12' };
    const value = { ...full, segments: [segment], ssn: 'secret' };
    assert.deepEqual(parseCustomerProfile(value), full);
  });

  it('asks for a name alone, and makes missing lists empty', () => {
    assert.deepEqual(parseCustomerProfile({ name: 'Ada' }), { name: 'Ada', ...nothingElse });
  });

  it('takes null for absent, but keeps the two nulls that mean "none"', () => {
    const nulls = { loyalty_progress: null, segments: null, email: null };
    const none = { meal_preference: null, special_assistance: null };
    assert.deepEqual(parseCustomerProfile({ name: 'Ada', ...nulls, ...none }), {
      name: 'Ada',
      ...nothingElse,
      ...none,
    });
  });

  it('takes kinds and statuses of the airline', () => {
    const timeline = [{ timestamp: '2026-11-22T09:08:58Z', kind: 'system', entry: 'x' }];
    const segments = [{ ...full.segments[0], status: 'Boarding' }];
    assert.equal(fieldOf({ name: 'Ada', timeline, segments }), undefined);
  });

  const segment = full.segments[0] as Record<string, unknown>;
  const wrong: [unknown, string][] = [
    [null, '(itself)'],
    ['Ada', '(itself)'],
    [[], '(itself)'],
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'Ada', email: 7 }, 'email'],
    [{ name: 'Ada', segments: {} }, 'segments'],
    [{ name: 'Ada', segments: [segment, null] }, 'segments[1]'],
    [{ name: 'Ada', segments: [{ ...segment, seat: 14 }] }, 'segments[0].seat'],
    [{ name: 'Ada', segments: [{ ...segment, date: '22/11/2026' }] }, 'segments[0].date'],
    [
      { name: 'Ada', segments: [{ ...segment, departure_time: '8:05' }] },
      'segments[0].departure_time',
    ],
    [{ name: 'Ada', bags_checked: '2' }, 'bags_checked'],
    [{ name: 'Ada', bags_checked: -1 }, 'bags_checked'],
    [{ name: 'Ada', bags_checked: 1.5 }, 'bags_checked'],
    [
      { name: 'Ada', timeline: [{ timestamp: 'soon', kind: 'info', entry: 'x' }] },
      'timeline[0].timestamp',
    ],
    [{ name: 'Ada', tier_benefits: ['a', 'b', 3] }, 'tier_benefits[2]'],
    [
      { name: 'Ada', loyalty_progress: { current_tier: 'Gold', points_earned: NaN } },
      'loyalty_progress.points_earned',
    ],
  ];
  for (const [value, field] of wrong) {
    it(`names ${field} in ${JSON.stringify(value)}`, () => {
      assert.equal(fieldOf(value), field);
    });
  }
});

describe('the schema of the same shape', () => {
  it('agrees on every value of every field', () => {
    let cases = 0;
    for (const value of variants(full)) {
      cases += 1;
      const { success, data, error } = CustomerProfile.safeParse(value);
      const field = fieldOf(value);
      const path = error && (fieldPath(error.issues[0]!.path) || '(itself)');
      assert.equal(field, path, JSON.stringify(value));
      if (success)
        assert.deepEqual(parseCustomerProfile(value), defined(data), JSON.stringify(value));
    }
    assert.ok(cases > 500);
  });
});

/** The value, with each of its places in turn replaced by what does and does not belong there. */
function* variants(value: unknown): Generator<unknown> {
  const strange = [
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    '',
    'x',
    '2026-11-22',
    '08:05',
  ];
  for (const other of [...strange, '2026-11-22T08:05:00Z', [], ['x'], [null], {}]) yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const other of variants(inner)) {
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    }
  }
}

function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, defined(inner)]));
}
