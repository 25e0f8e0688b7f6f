import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { defineAction, defineAirline, isRefused, type Action } from './airline.ts';

const name = (action: string): Action =>
  defineAction({
    name: action,
    description: 'Says hello.',
    parameters: z.object({}),
    class: 'read',
    apply: () => ({ sentence: 'Hello.' }),
  });

const clickable = (action: string, type: string): Action =>
  defineAction({
    name: action,
    description: 'Says hello.',
    parameters: z.object({}),
    class: 'write',
    tool: false,
    widget: { type, params: () => ({}), answered: ({ widget }) => widget },
    apply: () => ({ sentence: 'Hello.' }),
  });

const airline = (actions: Action[]) =>
  defineAirline({ name: 'Test', loadCustomer: () => assert.fail('not asked'), actions });

describe('defineAction', () => {
  test('types params and facts from the schema and from facts()', () => {
    const action = defineAction({
      name: 'count_seats',
      description: 'Counts free seats.',
      parameters: z.object({ rows: z.int() }),
      class: 'read',
      facts: ({ params }) => Promise.resolve({ free: params.rows * 6 }),
      apply: ({ params, facts }) => ({
        sentence: `${facts.free.toFixed()} in ${params.rows.toFixed()}`,
      }),
    });
    const input = { params: { rows: 2 }, facts: { free: 12 }, now: new Date(0), language: 'en' };
    const result = action.apply?.({ ...input, customer: {} as never });
    assert.ok(result && !isRefused(result));
    assert.equal(result.sentence, '12 in 2');
  });

  test('freezes the action', () => {
    assert.ok(Object.isFrozen(name('hello')));
  });

  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['a name with spaces', { name: 'say hello' }, /Action "say hello" needs a name in snake_case/],
    ['no description', { description: ' ' }, /needs a description/],
    ['an unknown class', { class: 'delete' }, /needs class "read", "write" or "destructive"/],
    ['no schema', { parameters: {} }, /needs parameters/],
    ['a date', { parameters: z.object({ on: z.date() }) }, /cannot be told: Date cannot be/],
    ['no apply', { apply: undefined }, /needs apply/],
    ['destructive, no quote', { class: 'destructive' }, /is destructive and needs a quote/],
    ['a quote that no card shows', { quote: () => null }, /has a quote but is of class "read"/],
    ['no way to call it', { tool: false }, /neither a tool, a widget action nor news/],
    ['a widget without type', { widget: { type: '' } }, /needs widget\.type/],
    ['a reserved type', { widget: { type: 'confirmation.accept' } }, /reserved widget type/],
    ['a widget without params', { widget: { type: 'a.b' } }, /needs widget\.params/],
  ];
  for (const [what, change, error] of wrong) {
    test(`refuses ${what}`, () => {
      assert.throws(() => defineAction({ ...name('hello'), ...change } as never), error);
    });
  }
});

describe('defineAirline', () => {
  test('refuses two actions of one name', () => {
    assert.throws(() => airline([name('hello'), name('hello')]), {
      name: 'TypeError',
      message: 'Airline "Test" has two actions named "hello".',
    });
  });

  test('refuses a widget type that two actions answer, and names both', () => {
    assert.throws(() => airline([clickable('one', 'meal.pick'), clickable('two', 'meal.pick')]), {
      message: 'Airline "Test" answers the widget action "meal.pick" twice: "one" and "two".',
    });
  });

  test('checks actions that were not made with defineAction', () => {
    assert.throws(
      () => airline([{ ...name('hello'), class: 'destructive' }]),
      /Airline "Test" has action "hello", which is destructive and needs a quote/,
    );
  });

  test('refuses a nameless airline and one that loads nobody', () => {
    assert.throws(() => defineAirline({ ...airline([]), name: '' }), /needs a name/);
    assert.throws(
      () => defineAirline({ ...airline([]), loadCustomer: undefined as never }),
      /needs loadCustomer/,
    );
  });

  test('freezes the airline and its list of actions', () => {
    const frozen = airline([name('hello')]);
    assert.ok(Object.isFrozen(frozen) && Object.isFrozen(frozen.actions));
  });
});
